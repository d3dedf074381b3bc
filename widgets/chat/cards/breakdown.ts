import { html, type TemplateResult } from 'lit';
import type { Language } from '../../core/words/words.ts';
import { vars } from '../../ui/vars.ts';
import type { CardOf } from '../shapes.ts';
import { moneyOf } from './money.ts';

/** Parts of a whole: a bar each, as long as its share of the largest. */
export function breakdown(
  { title, currency, total, rows }: CardOf<'breakdown'>,
  { say, lang, percent }: Language,
): TemplateResult {
  const money = moneyOf(lang, currency);
  const most = Math.max(...rows.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  return html`<header>
      <h4 dir="auto">${title}</h4>
      <p class="sum"><span class="muted">${say('total')}</span> <b>${money(total)}</b></p>
    </header>
    <ul class="bars">
      ${rows.map(
        ({ label, value, share }) =>
          html`<li>
            <span class="name" dir="auto">${label}</span>
            <b>${money(value)}</b>
            <span class="bar" ${vars({ '--share': Math.abs(value) / most })}></span>
            <span class="muted share">${percent(share > 1 ? share / 100 : share)}</span>
          </li>`,
      )}
    </ul>`;
}
