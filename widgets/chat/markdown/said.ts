import type { Token } from './lexer.ts';
import { plain } from './links.ts';

/** What a person hears of a text, without its marks. */
export const saidOf = (tokens: readonly Token[]): string =>
  tokens.map(said).join('').replaceAll(/\s+/g, ' ').trim();

function said(token: Token): string {
  switch (token.type) {
    case 'table':
      return [token.header, ...token.rows]
        .map((row) => `${row.map((cell) => cell.text).join(', ')}. `)
        .join('');
    case 'list':
      return token.items.map((item) => `${saidOf(item.tokens as Token[])}. `).join('');
    case 'space':
    case 'br':
    case 'hr':
      return ' ';
    case 'code':
    case 'codespan':
    case 'escape':
      return token.text;
    case 'paragraph':
    case 'heading':
    case 'blockquote':
      return `${saidOf((token.tokens ?? []) as Token[])} `;
    default:
      if ('tokens' in token && token.tokens) return (token.tokens as Token[]).map(said).join('');
      return plain('text' in token ? token.text : token.raw);
  }
}
