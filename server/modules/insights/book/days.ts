/** Dates as whole days since 1970-01-01, so that distances are differences. */
export type Day = number;

const DAY_MS = 86_400_000;

/** From `YYYY-MM-DD`. */
export const dayOf = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** To `YYYY-MM-DD`. */
export const dateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

/** Months as consecutive integers: `year × 12 + month`, January 0. */
export function monthOf(day: Day): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export const firstDayOf = (month: number): Day => Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;

/** `Dec`, as the charts name it. */
export const monthName = (month: number): string =>
  new Date(firstDayOf(month) * DAY_MS).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });

const dayOfMonth = (day: Day): number => day - firstDayOf(monthOf(day)) + 1;

/** The same day of another month; the 31st becomes the last day of a shorter one. */
export function addMonths(day: Day, months: number): Day {
  const month = monthOf(day) + months;
  const length = firstDayOf(month + 1) - firstDayOf(month);
  return firstDayOf(month) + Math.min(dayOfMonth(day), length) - 1;
}
