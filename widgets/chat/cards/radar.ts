import { html, svg, type TemplateResult } from 'lit';
import type { Language, Word } from '../../core/words/words.ts';
import type { Place } from '../shapes.ts';

const CENTER = 100;
const REACH = 76;
/** More shapes than this hide each other; the table has all. */
const MOST = 4;

const SIDES: Readonly<Record<string, Word>> = {
  ambiance: 'ambiance',
  service: 'service',
  food: 'food',
  value: 'value',
  location: 'location',
};

/** The corner of a side at a share of the reach, the first at the top. */
export function cornerOf(at: number, count: number, share: number): { x: number; y: number } {
  const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    x: round(CENTER + Math.cos(angle) * REACH * share),
    y: round(CENTER + Math.sin(angle) * REACH * share),
  };
}

const outline = (shares: readonly number[]): string =>
  `M${shares.map((share, at) => Object.values(cornerOf(at, shares.length, share)).join(' ')).join('L')}Z`;

/** Places side by side: a shape each, told apart by its stroke too, and the same figures as a table. */
export function comparison(places: readonly Place[], { say, number }: Language): TemplateResult {
  const sides = [...new Set(places.flatMap(({ radar }) => Object.keys(radar)))];
  const nameOf = (side: string): string => {
    const word = SIDES[side];
    return word ? say(word) : side;
  };
  const rings = [0.25, 0.5, 0.75, 1].map((share) => outline(sides.map(() => share)));
  return html`<figure class="compare" aria-label=${say('compare')}>
      <svg class="radar" viewBox="0 0 200 200" aria-hidden="true">
        ${rings.map((d) => svg`<path class="grid" d=${d} />`)}
        ${places
          .slice(0, MOST)
          .map(
            ({ radar }, at) =>
              svg`<path class="shape shape-${at + 1}" d=${outline(
                sides.map((side) => Math.min(100, Math.max(0, radar[side] ?? 0)) / 100),
              )} />`,
          )}
        ${sides.map((side, at) => {
          const { x, y } = cornerOf(at, sides.length, 1.16);
          const anchor = x < CENTER - 8 ? 'end' : x > CENTER + 8 ? 'start' : 'middle';
          return svg`<text x=${x} y=${y + 3} text-anchor=${anchor}>${nameOf(side)}</text>`;
        })}
      </svg>
      <figcaption>
        <ul class="legend" aria-hidden="true">
          ${places.slice(0, MOST).map(
            ({ name }, at) =>
              html`<li>
                <svg viewBox="0 0 28 8"><path class="shape shape-${at + 1}" d="M1 4H27" /></svg
                ><span dir="auto">${name}</span>
              </li>`,
          )}
        </ul>
      </figcaption>
    </figure>
    <div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('places')}</th>
            ${sides.map((side) => html`<th scope="col" data-figure>${nameOf(side)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${places.map(
            ({ name, radar }) =>
              html`<tr>
                <th scope="row" dir="auto">${name}</th>
                ${sides.map((side) => html`<td data-figure>${radar[side] === undefined ? '' : number(radar[side])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
