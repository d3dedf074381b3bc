import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Language } from '../../core/words/words.ts';
import type { CardOf } from '../shapes.ts';
import { curveOf, HEIGHT, WIDTH } from './curve.ts';
import { moneyOf } from './money.ts';

type Series = CardOf<'series'>;

function chart(points: Series['points'], label: string): TemplateResult {
  const { line, band, area, zero, last } = curveOf(points);
  return html`<svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${band ? svg`<path class="band" d=${band} />` : svg`<path class="area" d=${area} />`}
    ${zero === null ? nothing : svg`<path class="zero" d="M0 ${zero}H${WIDTH}" />`}
    <path class="line" d=${line} />
    <path class="last" d="M${last.x} ${last.y}h0.01" />
  </svg>`;
}

function table({ points }: Series, money: (amount: number) => string, { say }: Language): TemplateResult {
  const hasBand = points.some(({ low }) => low !== undefined);
  const cell = (amount: number | undefined): TemplateResult =>
    html`<td data-figure>${amount === undefined ? '' : money(amount)}</td>`;
  return html`<details>
    <summary>${say('asTable')}</summary>
    <div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('when')}</th>
            <th scope="col" data-figure>${say('value')}</th>
            ${
              hasBand
                ? html`<th scope="col" data-figure>${say('low')}</th>
                    <th scope="col" data-figure>${say('high')}</th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody>
          ${points.map(
            ({ label, value, low, high }) =>
              html`<tr>
                <th scope="row" dir="auto">${label}</th>
                ${cell(value)}${hasBand ? html`${cell(low)}${cell(high)}` : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** A figure over time, from left to right in every language, with the same figures as a table. */
export function series(card: Series, language: Language): TemplateResult {
  const { title, currency, points } = card;
  const { say, lang } = language;
  const money = moneyOf(lang, currency);
  const { least, most } = curveOf(points);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return html`<h4 dir="auto">${title}</h4>`;
  const label = say('seriesSay', {
    title,
    first: first.label,
    last: last.label,
    low: money(least),
    high: money(most),
  });
  return html`<header>
      <h4 dir="auto">${title}</h4>
      <p class="sum"><span class="muted" dir="auto">${last.label}</span> <b>${money(last.value)}</b></p>
    </header>
    <figure class="plot" dir="ltr">
      <div class="scale muted" aria-hidden="true">
        <span>${money(most)}</span><span>${money(least)}</span>
      </div>
      ${chart(points, label)}
      <div class="ends muted" aria-hidden="true"><span>${first.label}</span><span>${last.label}</span></div>
    </figure>
    ${first.low !== undefined || last.low !== undefined ? html`<p class="aside">${say('band')}</p>` : nothing}
    ${table(card, money, language)}`;
}
