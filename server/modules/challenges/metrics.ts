import { addMonths, daysIn, lastDayOf, lastDayOfWeek, weekOfMonth } from './month.ts';

/** What a day cost, in minor units, by the four kinds of the method. Only days on which something was written down. */
export interface SpendDay {
  day: string;
  needs: number;
  wants: number;
  culture: number;
  unexpected: number;
}
export const KINDS = ['needs', 'wants', 'culture', 'unexpected'] as const;
export type Kind = (typeof KINDS)[number];

/** A device's sums of a week (1 to 6) or of the whole month. */
export interface SpendSums extends Record<Kind, number> {
  total: number;
  loggingDays: number;
}

/** All that the server holds of one user's month. */
export interface MonthFigures {
  month: string;
  /** The user's own date: what lies behind it is over. */
  today: string;
  /** Empty when the server has no book of the month. */
  days: readonly SpendDay[];
  weeks: ReadonlyMap<number, SpendSums>;
  sums: SpendSums | undefined;
  /** Spending of the month before by kind, from the book or its summary. */
  before: Record<Kind, number> | undefined;
  reflections: readonly { day: string; quality: number }[];
  /** Put aside in the month against the user's goal, percent; from the book. */
  savedPercent: number | undefined;
  /** What the device measured. */
  snapshot: Readonly<Record<string, number>>;
}

type Measure = (figures: MonthFigures) => number | undefined;

/**
 * How the server counts each metric. `undefined` says that it holds nothing to count from, and the device's figure
 * stands. Every count only grows while a month goes on, except where it is decided at its end.
 */
const MEASURES = {
  expense_log_days: ({ days, sums, weeks, snapshot }) =>
    most(
      days.length || undefined,
      sums?.loggingDays,
      total([...weeks.values()].map((week) => week.loggingDays)),
      snapshot.expense_log_days,
    ),
  longest_log_streak: ({ days, snapshot }) =>
    most(longestRun(days.map(({ day }) => day)), snapshot.longest_log_streak),
  weeks_logged: ({ days, weeks, snapshot }) =>
    most(
      new Set(days.map(({ day }) => weekOfMonth(day))).size || undefined,
      [...weeks.values()].filter((week) => week.loggingDays > 0).length || undefined,
      snapshot.weeks_logged,
    ),
  no_wants_days: ({ days, snapshot }) =>
    days.length > 0 ? days.filter(({ wants }) => wants === 0).length : snapshot.no_wants_days,
  wants_weeks_below: (figures) => weeksBelow(figures, 'wants') ?? figures.snapshot.wants_weeks_below,
  culture_weeks_below: (figures) => weeksBelow(figures, 'culture') ?? figures.snapshot.culture_weeks_below,
  unexpected_weeks_below: (figures) =>
    weeksBelow(figures, 'unexpected') ?? figures.snapshot.unexpected_weeks_below,
  needs_weeks_within: (figures) => weeksBelow(figures, 'needs', 1) ?? figures.snapshot.needs_weeks_within,
  wants_reduction_percent: (figures) =>
    reduction(figures, 'wants') ?? figures.snapshot.wants_reduction_percent,
  reflection_count: ({ reflections, snapshot }) =>
    most(reflections.length || undefined, snapshot.reflection_count),
  reflection_weeks: ({ reflections, snapshot }) =>
    most(
      new Set(reflections.map(({ day }) => weekOfMonth(day))).size || undefined,
      snapshot.reflection_weeks,
    ),
  thoughtful_reflections: ({ reflections }) =>
    reflections.filter(({ quality }) => quality >= THOUGHTFUL).length,
  monthly_savings_goal_progress_percent: ({ savedPercent, snapshot }) =>
    savedPercent ?? snapshot.monthly_savings_goal_progress_percent,
} satisfies Record<string, Measure>;

export type MetricKey = keyof typeof MEASURES;
export const METRIC_KEYS: readonly string[] = Object.keys(MEASURES);

/** From here on a reflection says what, why and what next. */
const THOUGHTFUL = 60;
/** A week counts as lower when it cost at most this share of an average week of the month before. */
const LOWER_SHARE = 0.85;

/** The server's own figure of a metric, rounded to two digits; undefined when it has none. */
export function measure(key: string, figures: MonthFigures): number | undefined {
  const value = isMetric(key) ? MEASURES[key](figures) : figures.snapshot[key];
  return value === undefined || !Number.isFinite(value)
    ? undefined
    : Math.max(0, Math.round(value * 100) / 100);
}

const isMetric = (key: string): key is MetricKey => Object.hasOwn(MEASURES, key);

/** The greatest of the figures there are. */
function most(...values: (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

const total = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);

/** The longest run of days without a gap; undefined without a day. */
export function longestRun(days: readonly string[]): number | undefined {
  const numbers = [...new Set(days)].sort().map((day) => Date.parse(day) / 86_400_000);
  let longest = 0;
  let run = 0;
  numbers.forEach((number, i) => {
    run = i > 0 && number === (numbers[i - 1] ?? 0) + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest || undefined;
}

/**
 * Finished weeks that cost at most `share` of an average week of the month before (its spending × 7 / its days). Weeks
 * that the month cuts short are held against their part of a week; only weeks in which anything was written down count.
 */
function weeksBelow(figures: MonthFigures, kind: Kind, share = LOWER_SHARE): number | undefined {
  const { before, days, weeks, month, today } = figures;
  if (!before || (days.length === 0 && weeks.size === 0)) return undefined;
  const daily = before[kind] / daysIn(addMonths(month, -1));
  let count = 0;
  for (let week = 1, from = 1; week <= 6 && from <= daysIn(month); week++) {
    const last = lastDayOfWeek(month, week);
    const to = Number(last.slice(8));
    const length = to - from + 1;
    from = to + 1;
    if (last >= today) break;
    const inWeek = days.filter(({ day }) => weekOfMonth(day) === week);
    const spent = inWeek.length > 0 ? (total(inWeek.map((day) => day[kind])) ?? 0) : weeks.get(week)?.[kind];
    if (spent !== undefined && spent <= daily * length * share) count++;
  }
  return count;
}

/** How much less than the month before, percent. Known when the month is over: half a month always costs less. */
function reduction({ before, days, sums, month, today }: MonthFigures, kind: Kind): number | undefined {
  if (!before || before[kind] === 0 || (days.length === 0 && !sums)) return undefined;
  if (today <= lastDayOf(month)) return 0;
  const spent = days.length > 0 ? (total(days.map((day) => day[kind])) ?? 0) : (sums?.[kind] ?? 0);
  return Math.max(0, (1 - spent / before[kind]) * 100);
}
