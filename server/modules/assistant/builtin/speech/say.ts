import { dayOf, spoken } from '../../../insights/index.ts';
import { plain } from './plain.ts';

/** `$1,234.50`. */
export const money = (amount: number, currency: string): string =>
  // A dollar sign before digits is no mathematics to any reader of markdown that we draw with.
  spoken(Math.round(amount * 100), currency);

export const bold = (text: string): string => `**${text}**`;
export const boldMoney = (amount: number, currency: string): string => bold(money(amount, currency));

/** `a, b and c`. */
export function joined(parts: readonly string[], word = 'and'): string {
  const last = parts.at(-1);
  if (last === undefined) return '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** User data by name, as it may stand in an answer. */
export const names = (list: readonly string[], word = 'and'): string =>
  joined(
    list.map((name) => bold(plain(name))),
    word,
  );

export const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const DAY = format({ day: 'numeric', month: 'short' });
const FULL = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = format({ month: 'long', year: 'numeric' });

const dateOfDay = (day: string): Date => new Date(dayOf(day) * 86_400_000);

/** `26 Nov`, with the year where it is not this one. */
export const dayShort = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4)
    ? DAY.format(dateOfDay(day))
    : `${DAY.format(dateOfDay(day))} ${day.slice(0, 4)}`;

/** `Thu, 26 Nov 2026`. */
export const dayLong = (day: string): string => FULL.format(dateOfDay(day));

/** `November 2026`. */
export const monthLong = (day: string): string => MONTH.format(dateOfDay(day));

/** What a thin book makes of every figure. */
export const doubt = (confidence: 'low' | 'medium' | 'high', entries = 1): string =>
  confidence === 'low'
    ? entries === 0
      ? ' Your book is empty so far, so there is little to go by.'
      : ' Your book is still thin, so take this as a rough guide (low confidence).'
    : '';
