import { day, dayOrInstant } from '../../../kernel/fields.ts';
import { whenOf, type When } from '../when.ts';
import type { DateOrder } from './statement.ts';

const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})[./-]?(\d{2})[./-]?(\d{2})$/;

/**
 * When a row of a file happened. `order` says which comes first in `03/04/2026`; points always mean the day. Undefined
 * for what is no date, `ambiguous` when only `order` could tell.
 */
export function readDay(text: string, order: DateOrder | undefined): When | 'ambiguous' | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 10 && dayOrInstant.safeParse(trimmed).success) return whenOf(trimmed);
  const [figures = ''] = trimmed.split(/[ T]/);
  const first = YEAR_FIRST.exec(figures);
  if (first) return realDay(first[1], first[2], first[3]);
  const match = NUMBERS.exec(figures);
  if (!match) return undefined;
  const [, one = '', sign, two = '', year = ''] = match;
  const full = year.length === 2 ? `20${year}` : year;
  const known = sign === '.' ? 'dmy' : (orderOf(Number(one), Number(two)) ?? order);
  if (known === undefined) return one === two ? realDay(full, one, two) : 'ambiguous';
  return known === 'dmy' ? realDay(full, two, one) : realDay(full, one, two);
}

/** Which order a date shows by itself: a number above twelve is a day. */
const orderOf = (one: number, two: number): DateOrder | undefined =>
  one > 12 ? 'dmy' : two > 12 ? 'mdy' : undefined;

/** The order that the dates of a file agree on: one that shows it speaks for all. */
export function commonOrder(texts: readonly string[]): DateOrder | undefined {
  for (const text of texts) {
    const match = NUMBERS.exec(text.trim().split(/[ T]/)[0] ?? '');
    const order = match && match[2] !== '.' ? orderOf(Number(match[1]), Number(match[3])) : undefined;
    if (order !== undefined) return order;
  }
  return undefined;
}

function realDay(year = '', month = '', of = ''): When | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`;
  return day.safeParse(text).success ? whenOf(text) : undefined;
}
