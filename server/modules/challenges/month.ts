/** A calendar month as `2026-06`, a day as `2026-06-30`: texts that sort by time. */

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
export const isMonth = (text: string): boolean => MONTH.test(text) && text >= '1970-01';

/** `202606` as the wire's month keys write it, or undefined for a number that is no month. */
export function monthOfKey(key: number): string | undefined {
  const text = `${Math.floor(key / 100)}-${String(key % 100).padStart(2, '0')}`;
  return isMonth(text) ? text : undefined;
}

export const keyOfMonth = (month: string): number => Number(month.replace('-', ''));

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The month so many later (or earlier, below 0). */
export function addMonths(month: string, count: number): string {
  const index = indexOf(month) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export const firstDayOf = (month: string): string => `${month}-01`;

export const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

export const lastDayOf = (month: string): string => `${month}-${String(daysIn(month)).padStart(2, '0')}`;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date that a zone's calendar shows at that instant. */
export function dayIn(timezone: string, at: Date): string {
  let format = formats.get(timezone);
  if (!format) {
    if (formats.size > 500) formats.clear();
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timezone, format);
  }
  return format.format(at);
}

/** Which week of its month a day is in, 1 to 6; weeks begin on Monday. */
export function weekOfMonth(day: string): number {
  const date = Number(day.slice(8, 10));
  const first = (new Date(`${day.slice(0, 7)}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  return Math.floor((date + first - 1) / 7) + 1;
}

/** The last day of that week of the month, which may be cut short by the month's end. */
export function lastDayOfWeek(month: string, week: number): string {
  const first = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  return `${month}-${String(Math.min(week * 7 - first, daysIn(month))).padStart(2, '0')}`;
}

/** The weeks of a month, from their first day to their last. */
export function weeksOf(month: string): { week: number; from: string; to: string }[] {
  const last = weekOfMonth(lastDayOf(month));
  return Array.from({ length: last }, (_, i) => ({
    week: i + 1,
    from: i === 0 ? firstDayOf(month) : nextDay(lastDayOfWeek(month, i)),
    to: lastDayOfWeek(month, i + 1),
  }));
}
const nextDay = (day: string): string =>
  `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
