import { minorOf } from '../../../../kernel/money.ts';
import { spoken } from '../../../insights/index.ts';
import type { ActionLine } from '../../action-schema.ts';
import { fail } from '../errors.ts';

/** Minor units of an amount that was said. Throws 422 `not_an_amount`. */
export function minorFrom(amount: number): number {
  const minor = minorOf(amount);
  if (minor === undefined || minor < 0) throw fail('not_an_amount');
  return minor;
}

export const moneyText = (amount: number, currency: string): string =>
  spoken(Math.round(amount * 100), currency);

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Thu, 26 Nov 2026`. */
export const dayText = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));

const DAYS = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `1 – 27 Nov 2026`, `31 Oct – 2 Nov 2026`, `27 Nov 2026`. */
export const daysText = (from: string, to: string): string =>
  DAYS.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));

/** A line of something new; nothing for what is not said. */
export const added = (label: string, after: string | null | undefined): ActionLine[] =>
  after === null || after === undefined || after === '' ? [] : [{ label, before: null, after }];

/** A line of something that changes; nothing for what stays. */
export const changed = (label: string, before: string | null, after: string | undefined): ActionLine[] =>
  after === undefined || after === before ? [] : [{ label, before: before ?? '–', after }];

/** A name in the text of an action, cut to what a line holds. */
export const named = (name: string, most = 60): string =>
  `“${name.length > most ? `${name.slice(0, most - 1)}…` : name}”`;

export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
