import { addMonths, dateOf, isWeekend, type Day } from '../book/days.ts';
import { median, sum } from '../book/stats.ts';

export const PERIODS = [
  'weekly',
  'biweekly',
  'semimonthly',
  'monthly',
  'bimonthly',
  'quarterly',
  'halfyearly',
  'yearly',
] as const;
export type Period = (typeof PERIODS)[number];

/** `step` is in days or in months, `days` its mean length, `slack` how far an interval may be off. */
interface Beat {
  readonly days: number;
  readonly slack: number;
  readonly step: { readonly days: number } | { readonly months: number };
}

const MONTH_DAYS = 365.25 / 12;
const BEATS: Readonly<Record<Period, Beat>> = {
  weekly: { days: 7, slack: 1, step: { days: 7 } },
  biweekly: { days: 14, slack: 2, step: { days: 14 } },
  // Each of the two days of the month steps by a month.
  semimonthly: { days: MONTH_DAYS / 2, slack: 3.5, step: { months: 1 } },
  monthly: { days: MONTH_DAYS, slack: 5, step: { months: 1 } },
  bimonthly: { days: 2 * MONTH_DAYS, slack: 6, step: { months: 2 } },
  quarterly: { days: 3 * MONTH_DAYS, slack: 8, step: { months: 3 } },
  halfyearly: { days: 6 * MONTH_DAYS, slack: 10, step: { months: 6 } },
  yearly: { days: 12 * MONTH_DAYS, slack: 12, step: { months: 12 } },
};
/** The beat in which something recurs. */
export interface Rhythm {
  readonly period: Period;
  /** The largest distance of an occurrence from the day that the beat expects, in days. */
  readonly driftDays: number;
  /** The n-th day it is expected on after the last occurrence, from 1. */
  nthNext(n: number): Day;
  /** After this day a missing occurrence means that it has ended. */
  readonly endsBy: Day;
}

export const perMonth = (period: Period): number => MONTH_DAYS / BEATS[period].days;

/** One occurrence in five may be missing. */
const MISSES = 0.2;

/**
 * The rhythm of at least three days in ascending order, or undefined. Each interval must be one period long within
 * the period's slack; of several periods that fit, the one with the least deviation wins.
 */
export function rhythmOf(days: readonly Day[]): Rhythm | undefined {
  if (days.length < 3) return undefined;
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  const fits = PERIODS.flatMap((period) => {
    const deviation = deviationFrom(BEATS[period], gaps);
    return deviation === undefined ? [] : [{ period, deviation }];
  });
  const [best] = fits.sort((a, b) => a.deviation - b.deviation);
  return best && settle(best.period, days.slice(-MAX_OCCURRENCES));
}

/** Older ones say nothing more about the day of the month. */
const MAX_OCCURRENCES = 24;

/** The mean distance of the intervals from a period, or undefined where one does not fit. */
function deviationFrom({ days, slack }: Beat, gaps: readonly number[]): number | undefined {
  const steps = gaps.map((gap) => Math.round(gap / days));
  const off = gaps.map((gap, i) => Math.abs(gap - (steps[i] ?? 0) * days));
  const missing = sum(steps.map((step) => step - 1));
  const fits = steps.every((step) => step >= 1) && off.every((days) => days <= slack);
  return fits && missing <= Math.floor(gaps.length * MISSES) ? sum(off) / off.length : undefined;
}

/** Finds the phase in which the days lie closest to the beat, and goes on from there. */
function settle(period: Period, days: readonly Day[]): Rhythm {
  const beat = BEATS[period];
  const { expected, ahead } = period === 'semimonthly' ? twiceAMonth(days) : inPhase(beat, days);
  const offs = days.map((day, i) => day - (expected[i] ?? day));
  const turn = workdayTurn(days, expected, offs);
  const nthNext = (n: number): Day => onWorkday(ahead(n), turn);
  return {
    period,
    driftDays: Math.max(...offs.map(Math.abs)),
    nthNext,
    endsBy: nthNext(1) + Math.ceil(Math.max(beat.slack, beat.days / 4)),
  };
}

interface Phase {
  /** Where the beat expects each day that was seen. */
  readonly expected: readonly Day[];
  /** Where it expects the n-th day after the last. */
  ahead(n: number): Day;
}

function inPhase(beat: Beat, days: readonly Day[]): Phase {
  const first = days[0] ?? 0;
  const counts = days.map((day) => Math.round((day - first) / beat.days));
  const phases = days.map((anchor, at) => {
    const expectedAt = (count: number): Day => advance(beat, anchor, count - (counts[at] ?? 0));
    const expected = counts.map(expectedAt);
    return {
      expected,
      ahead: (n: number) => expectedAt((counts.at(-1) ?? 0) + n),
      off: sum(days.map((day, i) => Math.abs(day - (expected[i] ?? day)))),
      dayOfMonth: Number(dateOf(anchor).slice(8)),
    };
  });
  // The 31st shows as the 30th too: of equal phases the later day of the month is the true one.
  const [best] = phases.sort((a, b) => a.off - b.off || b.dayOfMonth - a.dayOfMonth);
  return best ?? { expected: days, ahead: (n) => first + n * Math.round(beat.days) };
}

const advance = ({ step }: Beat, from: Day, steps: number): Day =>
  'days' in step ? from + steps * step.days : addMonths(from, steps * step.months);

/** Two days of the month in turn, each a monthly beat of its own: the last occurrence ends `even`, the next is `odd`. */
function twiceAMonth(days: readonly Day[]): Phase {
  const isOdd = (i: number): boolean => (days.length - i) % 2 === 0;
  const odd = inPhase(
    BEATS.monthly,
    days.filter((_, i) => isOdd(i)),
  );
  const even = inPhase(
    BEATS.monthly,
    days.filter((_, i) => !isOdd(i)),
  );
  return {
    expected: days.map((day, i) => (isOdd(i) ? odd : even).expected[Math.floor(i / 2)] ?? day),
    ahead: (n) => (n % 2 === 1 ? odd.ahead((n + 1) / 2) : even.ahead(n / 2)),
  };
}

/**
 * Pay and direct debits avoid weekends. Where no occurrence ever fell on one although the beat did, the next ones keep
 * to that: -1 for the Friday before, 1 for the Monday after, 0 where it cannot be told.
 */
function workdayTurn(days: readonly Day[], expected: readonly Day[], offs: readonly number[]): number {
  if (days.some(isWeekend)) return 0;
  return Math.sign(median(offs.filter((_, i) => isWeekend(expected[i] ?? 0))));
}

/** A weekend is two days: the weekday before it is at most two back, the one after at most two on. */
const onWorkday = (day: Day, turn: number): Day =>
  [day, day + turn, day + 2 * turn].find((one) => !isWeekend(one)) ?? day;
