import type { BookMonth, SpendDay, Spending } from './book-month.ts';
import { budgetWeeks, envelopesKept } from './budget-weeks.ts';
import type { Kind } from './kinds.ts';
import { addMonths, daysIn, lastDayOf, weekOfMonth, weeksOf } from './month.ts';

/** Sums of a week (1 to 6) or of the whole month that a device uploaded. */
export interface SpendSums extends Spending {
  total: number;
  loggingDays: number;
}

/** All that the server holds of one user's month. */
export interface MonthFigures extends Omit<BookMonth, 'savedMinor'> {
  month: string;
  /** The user's own date: what lies behind it is over. */
  today: string;
  weeks: ReadonlyMap<number, SpendSums>;
  sums: SpendSums | undefined;
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
      logged(days).length || undefined,
      sums?.loggingDays,
      total([...weeks.values()].map((week) => week.loggingDays)),
      snapshot.expense_log_days,
    ),
  longest_log_streak: ({ days, snapshot }) =>
    most(longestRun(logged(days).map(({ day }) => day)), snapshot.longest_log_streak),
  weeks_logged: ({ days, weeks, snapshot }) =>
    most(
      new Set(logged(days).map(({ day }) => weekOfMonth(day))).size || undefined,
      [...weeks.values()].filter((week) => week.loggingDays > 0).length || undefined,
      snapshot.weeks_logged,
    ),
  no_wants_days: ({ days, snapshot }) =>
    days.length > 0 ? logged(days).filter(({ isQuiet }) => isQuiet).length : snapshot.no_wants_days,
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
  budget_weeks_within: (figures) => budgetWeeks(figures) ?? figures.snapshot.budget_weeks_within,
  envelopes_kept_percent: (figures) => envelopesKept(figures) ?? figures.snapshot.envelopes_kept_percent,
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

const logged = (days: readonly SpendDay[]): SpendDay[] => days.filter(({ isLogged }) => isLogged);

/** What a kind cost. What nobody filed may have gone to wants: leaving it unfiled makes no week lighter. */
export const costOf = (spent: Spending, kind: Kind): number =>
  spent[kind] + (kind === 'wants' ? spent.unfiled : 0);

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
  const daily = costOf(before, kind) / daysIn(addMonths(month, -1));
  return weeksOf(month).filter(({ week, from, to }) => {
    if (to >= today) return false;
    const inWeek = days.filter(({ day }) => day >= from && day <= to);
    const uploaded = weeks.get(week);
    // What the book does not have, a device may: the greater counts.
    const spent = most(total(inWeek.map((day) => costOf(day, kind))), uploaded && costOf(uploaded, kind));
    const length = Number(to.slice(8)) - Number(from.slice(8)) + 1;
    return spent !== undefined && spent <= daily * length * share;
  }).length;
}

/** How much less than the month before, percent. Known when the month is over: half a month always costs less. */
function reduction({ before, days, sums, month, today }: MonthFigures, kind: Kind): number | undefined {
  const was = before && costOf(before, kind);
  if (!was || (days.length === 0 && !sums)) return undefined;
  if (today <= lastDayOf(month)) return 0;
  const spent = most(total(days.map((day) => costOf(day, kind))), sums && costOf(sums, kind)) ?? 0;
  return Math.max(0, (1 - spent / was) * 100);
}
