import { html, type TemplateResult } from 'lit';
import { dayOf } from '../../core/words/dates.ts';
import type { Language } from '../../core/words/words.ts';
import type { CardOf } from '../shapes.ts';
import { moneyOf } from './money.ts';

/** A day stays the day that it is, wherever its reader lives. */
const day = (lang: string, date: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayOf(lang, `${date}T12:00:00`) : dayOf(lang, date);

/** Rows of the book; what came in is marked by a sign, and not by its colour alone. */
export function transactions(
  { title, currency, rows }: CardOf<'transactions'>,
  { lang }: Language,
): TemplateResult {
  const money = moneyOf(lang, currency);
  return html`<h4 dir="auto">${title}</h4>
    <ul class="entries">
      ${rows.map(
        ({ id, date, merchant, category, amount }) =>
          html`<li data-id=${id}>
            <b class="name" dir="auto">${merchant}</b>
            <span class="figure" dir="ltr" ?data-gain=${amount > 0}
              >${amount > 0 ? '+' : ''}${money(amount)}</span
            >
            <span class="muted" dir="auto">${category}</span>
            <span class="muted">${day(lang, date)}</span>
          </li>`,
      )}
    </ul>`;
}
