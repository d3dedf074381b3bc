import { addMonths, dateOf, dayOf, firstDayOf, monthOf, weekdayOf } from '../../../insights/index.ts';
import { dayLong, dayShort, monthLong } from '../speech/say.ts';

/** Days from the first to the last, both included, as somebody named them. */
export interface Period {
  from: string;
  to: string;
  /** How it is called in an answer: `October 2026`, `November 2026 so far`. */
  label: string;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const DAYS: Readonly<Record<'day' | 'week', number>> = { day: 1, week: 7 };
const MONTHS: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };

/** The calendar unit that holds a day, so many units later; weeks begin on Monday. */
export function calendar(today: string, unit: Unit, later: number): { from: string; to: string } {
  const day = dayOf(today);
  if (unit === 'day') return { from: dateOf(day + later), to: dateOf(day + later) };
  if (unit === 'week') {
    const monday = day - ((weekdayOf(day) + 6) % 7) + 7 * later;
    return { from: dateOf(monday), to: dateOf(monday + 6) };
  }
  const size = MONTHS[unit];
  const first = Math.floor(monthOf(day) / size) * size + size * later;
  return { from: dateOf(firstDayOf(first)), to: dateOf(firstDayOf(first + size) - 1) };
}

/** So many units up to today, today included. */
export function rolling(today: string, unit: Unit, many: number): { from: string; to: string } {
  const day = dayOf(today);
  const from =
    unit === 'day' || unit === 'week'
      ? day - many * DAYS[unit] + 1
      : addMonths(day, -many * MONTHS[unit]) + 1;
  return { from: dateOf(from), to: today };
}

/** So many units from tomorrow on. */
export function coming(today: string, unit: Unit, many: number): { from: string; to: string } {
  const day = dayOf(today);
  const to =
    unit === 'day' || unit === 'week' ? day + many * DAYS[unit] : addMonths(day, many * MONTHS[unit]);
  return { from: dateOf(day + 1), to: dateOf(to) };
}

/** A period with its name. What runs still ends today, unless it is meant to reach ahead. */
export function named(from: string, to: string, today: string, ahead = false): Period {
  const isRunning = from <= today && to > today;
  const end = isRunning && !ahead ? today : to;
  const so = isRunning && !ahead ? ' so far' : '';
  return { from, to: end, label: labelOf(from, to, today, end, so) };
}

function labelOf(from: string, to: string, today: string, end: string, so: string): string {
  if (from === to) {
    const ago = dayOf(today) - dayOf(from);
    const word = ago === 0 ? 'today, ' : ago === 1 ? 'yesterday, ' : ago === -1 ? 'tomorrow, ' : '';
    return `${word}${dayLong(from)}`;
  }
  const [first, last] = [dayOf(from), dayOf(to)];
  const months = monthOf(last) - monthOf(first) + 1;
  const isWhole = firstDayOf(monthOf(first)) === first && firstDayOf(monthOf(last) + 1) - 1 === last;
  const range = `${dayShort(from, today)} – ${dayShort(end, today)}`;
  const span = so === '' ? '' : ` (${range})`;
  if (isWhole && months === 1) return `${monthLong(from)}${so}${span}`;
  if (isWhole && months === 12 && from.endsWith('-01-01')) return `${from.slice(0, 4)}${so}${span}`;
  if (isWhole && months === 3 && monthOf(first) % 3 === 0)
    return `Q${Math.floor((monthOf(first) % 12) / 3) + 1} ${from.slice(0, 4)}${so}${span}`;
  return `${range}${so}`;
}

/** This month up to today. */
export const thisMonth = (today: string): Period => {
  const { from, to } = calendar(today, 'month', 0);
  return named(from, to, today);
};

/** The same length of time right before: the month before a month, the days before so many days. */
export function before(period: Period, today: string): Period {
  const [first, last] = [dayOf(period.from), dayOf(period.to)];
  const startsMonth = period.from.endsWith('-01');
  const wholeTo = firstDayOf(monthOf(last) + 1) - 1;
  const months = monthOf(last) - monthOf(first) + 1;
  const isRunning = period.to === today && last !== wholeTo;
  if (startsMonth && (last === wholeTo || isRunning)) {
    const from = firstDayOf(monthOf(first) - months);
    // A month that runs is compared with the same days of the one before.
    const to = isRunning ? addMonths(last, -months) : firstDayOf(monthOf(first)) - 1;
    return named(dateOf(from), dateOf(to), today);
  }
  const length = last - first + 1;
  return named(dateOf(first - length), dateOf(first - 1), today);
}
