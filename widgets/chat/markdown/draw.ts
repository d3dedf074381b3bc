import { html, nothing, type TemplateResult } from 'lit';
import type { Token } from './lexer.ts';
import { addressOf, plain } from './links.ts';

type Drawn = TemplateResult | string | typeof nothing;
type Of<T extends Token['type']> = Extract<Token, { type: T }>;

// marked types the tokens inside a token as any of its own or an extension's; there are no extensions.
const inner = (token: { tokens?: unknown }): readonly Token[] => (token.tokens ?? []) as readonly Token[];

/** Tokens as templates: no element and no attribute comes from the text. */
export const drawAll = (tokens: readonly Token[]): Drawn[] => tokens.map(draw);

function draw(token: Token): Drawn {
  switch (token.type) {
    case 'paragraph':
      return html`<p dir="auto">${drawAll(inner(token))}</p>`;
    case 'text':
      return token.tokens ? html`${drawAll(inner(token))}` : plain(token.text);
    case 'strong':
      return html`<strong>${drawAll(inner(token))}</strong>`;
    case 'em':
      return html`<em>${drawAll(inner(token))}</em>`;
    case 'del':
      return html`<del>${drawAll(inner(token))}</del>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'br':
      return html`<br />`;
    case 'escape':
      return token.text;
    case 'link':
      return link(token);
    case 'image':
      return token.text;
    case 'heading':
      return heading(token);
    case 'list':
      return list(token);
    case 'table':
      return table(token);
    case 'blockquote':
      return html`<blockquote>${drawAll(inner(token))}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${token.text}</code></pre>`;
    case 'hr':
      return html`<hr />`;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'space':
      return nothing;
    default:
      // HTML, and definitions of links: what was written is what is read.
      return token.raw;
  }
}

function link(token: Of<'link'>): Drawn {
  const text = drawAll(inner(token));
  const address = addressOf(token.href);
  if (!address) return html`${text}`;
  const { href, host } = address;
  // The host of the address is always said: a text may name any other.
  const isSaid = token.text === token.href;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>${
      isSaid ? nothing : html` <span class="host" dir="ltr">(${host})</span>`
    }`;
}

function heading(token: Of<'heading'>): Drawn {
  const text = drawAll(inner(token));
  return token.depth < 3 ? html`<h3 dir="auto">${text}</h3>` : html`<h4 dir="auto">${text}</h4>`;
}

function list(token: Of<'list'>): Drawn {
  const items = token.items.map((item) => html`<li dir="auto">${drawAll(inner(item))}</li>`);
  return token.ordered
    ? html`<ol start=${Number(token.start) || 1}>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function table({ header, rows }: Of<'table'>): Drawn {
  const isNumber = (cell: { text: string }): boolean => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell.text);
  const isFigures = header.map(
    (_, at) => rows.length > 0 && rows.every((row) => isNumber(row[at] ?? { text: '' })),
  );
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${header.map((cell, at) => html`<th scope="col" ?data-figure=${isFigures[at]}>${drawAll(inner(cell))}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) => html`<td ?data-figure=${isFigures[at]}>${drawAll(inner(cell))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
