import type { Zone } from '../../../kernel/zone.ts';

/**
 * Days, weeks and months as consecutive integers, so that "the next period" is `+ 1`. Day 0 is 1970-01-01, week 0
 * begins on Monday 1969-12-29 (weeks are ISO weeks), and a month is `year × 12 + month`.
 */
export type Period = 'daily' | 'weekly' | 'monthly';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** No zone was ever further from UTC. */
const WIDEST_OFFSET_MS = 16 * HOUR_MS;

/** The longest a period can last, with an hour for the end of summer time. */
export const LONGEST_MS: Readonly<Record<Period, number>> = {
  daily: DAY_MS + HOUR_MS,
  weekly: 7 * DAY_MS + HOUR_MS,
  monthly: 31 * DAY_MS + HOUR_MS,
};

/** The date on the wall at that instant. */
export const dayAt = (zone: Zone, ms: number): number => Math.floor((ms + zone.offsetAt(ms)) / DAY_MS);

/** 1970-01-01 was a Thursday. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7);

/** Howard Hinnant's `civil_from_days`, on years that begin in March, so that the leap day comes last. */
function monthOfDay(day: number): number {
  const sinceMarch = day + 719_468;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra) * 12 + month + 2;
}

/** The period that a day belongs to. */
export function periodOfDay(period: Period, day: number): number {
  if (period === 'daily') return day;
  return period === 'weekly' ? weekOfDay(day) : monthOfDay(day);
}

export const periodAt = (period: Period, zone: Zone, ms: number): number =>
  periodOfDay(period, dayAt(zone, ms));

function firstDayOf(period: Period, index: number): number {
  if (period === 'daily') return index;
  if (period === 'weekly') return index * 7 - 3;
  return Math.floor(Date.UTC(Math.floor(index / 12), index % 12, 1) / DAY_MS);
}

/** The first instant at which the zone's clock shows that day or a later one. */
function startOfDay(zone: Zone, day: number): number {
  const midnight = day * DAY_MS;
  let at = midnight - WIDEST_OFFSET_MS;
  for (;;) {
    const start = Math.max(at, midnight - zone.offsetAt(at));
    const until = zone.steadyUntil(at);
    if (start < until) return start;
    at = until;
  }
}

/** The first instant of a period in a zone: where it ends, the next one begins. */
export const startOfPeriod = (period: Period, zone: Zone, index: number): number =>
  startOfDay(zone, firstDayOf(period, index));

/**
 * How many periods lie wholly between two, counted no further than `enough`. A date that a zone left out does not
 * count: Samoa had no 30 December 2011.
 */
export function periodsBetween(
  period: Period,
  zone: Zone,
  first: number,
  last: number,
  enough: number,
): number {
  const between = last - first - 1;
  if (period !== 'daily' || between <= 0) return Math.max(0, between);
  let count = 0;
  for (let day = first + 1; day < last && count < enough; day++)
    if (startOfDay(zone, day) < startOfDay(zone, day + 1)) count++;
  return count;
}
