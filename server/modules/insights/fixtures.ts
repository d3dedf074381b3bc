import type { BookAccount, BookEntry, BookView } from './book-view.ts';
import { dateOf, dayOf } from './book/days.ts';

/** Books for tests: in UTC and dollars unless a test says otherwise. */

export type Line = Pick<BookEntry, 'date' | 'amountMinor' | 'category'> & Partial<BookEntry>;

export const account = (type: BookAccount['type'], balanceMinor: number, id: string = type): BookAccount => ({
  id,
  name: id,
  type,
  balanceMinor,
  currency: 'USD',
});

/** `time` is the hour and minute of the day, as in `02:14`. */
export const line = (
  date: string,
  amountMinor: number,
  category: string,
  { time, ...more }: Partial<BookEntry> & { time?: string } = {},
): Line => ({
  date,
  amountMinor,
  category,
  ...(time !== undefined && { occurredAt: `${date}T${time}:00.000Z` }),
  ...more,
});

/** One line on each of these dates. */
export const onEach = (
  dates: readonly string[],
  amountMinor: number,
  category: string,
  more: Parameters<typeof line>[3] = {},
): Line[] => dates.map((date) => line(date, amountMinor, category, more));

/** `count` dates, `stepDays` apart. */
export const datesFrom = (first: string, count: number, stepDays: number): string[] =>
  Array.from({ length: count }, (_, i) => dateOf(dayOf(first) + i * stepDays));

export const bookOf = (
  today: string,
  lines: readonly Line[],
  { accounts = [], timeZone = 'UTC' }: Partial<Pick<BookView, 'accounts' | 'timeZone'>> = {},
): BookView => ({
  today,
  timeZone,
  accounts,
  entries: lines.map((one, i) => ({
    id: `e${i}`,
    accountId: null,
    budgetId: null,
    currency: 'USD',
    occurredAt: null,
    merchant: null,
    description: '',
    ...one,
  })),
});
