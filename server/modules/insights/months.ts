import { addMonths, firstDayOf, monthOf, type Day } from './book/days.ts';
import type { Flow } from './book/flows.ts';
import { clamp } from './book/stats.ts';
import type { Recurring } from './recurring/detect.ts';
import type { Study } from './study.ts';

/** Sums of a month in minor units; spend is positive, less refunds. */
export interface MonthFigures {
  readonly month: number;
  readonly incomeMinor: number;
  readonly spendMinor: number;
}

/** The calendar months from the first entry's to this one, at most `count`, oldest first. This month is unfinished. */
export function calendarMonths({ flows, today }: Study, count: number): MonthFigures[] {
  const thisMonth = monthOf(today);
  const first = flows[0];
  const from = Math.max(first ? monthOf(first.day) : thisMonth, thisMonth - count + 1);
  return Array.from({ length: thisMonth - from + 1 }, (_, i) => {
    const month = from + i;
    const within = flows.filter(({ day }) => day >= firstDayOf(month) && day < firstDayOf(month + 1));
    return { month, ...sumsOf(within) };
  });
}

/** Months that the book covers from their first day to their last, at most `count`, oldest first. */
export function wholeMonths(study: Study, count: number): MonthFigures[] {
  const [first] = study.flows;
  const thisMonth = monthOf(study.today);
  return calendarMonths(study, count + 1).filter(
    // A book that begins in the first days of a month has it whole: nothing happens every day.
    ({ month }) => month < thisMonth && first !== undefined && first.day <= firstDayOf(month) + 4,
  );
}

export function sumsOf(flows: readonly Flow[]): { incomeMinor: number; spendMinor: number } {
  let [incomeMinor, spendMinor] = [0, 0];
  for (const { kind, minor } of flows) {
    if (kind === 'income') incomeMinor += minor;
    else if (kind !== 'moved') spendMinor -= minor;
  }
  return { incomeMinor, spendMinor };
}

/** A month as it usually is. */
export interface TypicalMonth {
  readonly incomeMinor: number;
  readonly spendMinor: number;
  /** Spend by category, dearest first; categories whose refunds exceed their spend are left out. */
  readonly categories: readonly (readonly [category: string, minor: number])[];
}

/**
 * What comes in and goes out in a month: what recurs and still goes on, at its monthly rate (a pay day that slips past
 * a weekend must not halve a month), and everything else of the month up to today as it was.
 */
export function typicalMonth(study: Study): TypicalMonth {
  const active = study.recurring.filter(({ isActive, kind }) => isActive && kind !== 'moved');
  const rest = restOf(study.flows, active).filter(({ day }) => day > addMonths(study.today, -1));
  const sums = sumsOf(rest);
  const spend = new Map<string, number>();
  const spent = (category: string, minor: number): void =>
    void spend.set(category, (spend.get(category) ?? 0) + minor);
  for (const { kind, category, minor } of rest)
    if (kind === 'spend' || kind === 'refund') spent(category, -minor);
  let [incomeMinor, spendMinor] = [sums.incomeMinor, sums.spendMinor];
  for (const { kind, category, monthlyMinor } of active) {
    if (kind === 'income') incomeMinor += monthlyMinor;
    else {
      spendMinor -= monthlyMinor;
      spent(category, -monthlyMinor);
    }
  }
  const categories = [...spend].filter(([, minor]) => minor > 0).sort((a, b) => b[1] - a[1]);
  return { incomeMinor, spendMinor, categories };
}

/** The flows that belong to none of these. */
export function restOf(flows: readonly Flow[], recurring: readonly Recurring[]): Flow[] {
  const taken = new Set(recurring.flatMap(({ flows }) => flows));
  return flows.filter((flow) => !taken.has(flow));
}

/** The share of income that is left, in percent; 0 without income, and never below −100. */
export const savingsRate = ({
  incomeMinor,
  spendMinor,
}: {
  incomeMinor: number;
  spendMinor: number;
}): number => (incomeMinor <= 0 ? 0 : clamp((100 * (incomeMinor - spendMinor)) / incomeMinor, -100, 100));

/** The days before today, today included, in which the book was kept. */
export const daysKept = ({ flows, today }: Pick<Study, 'flows' | 'today'>): number => {
  const [first] = flows;
  return first ? today - first.day + 1 : 0;
};

export const since = (flows: readonly Flow[], day: Day): Flow[] => flows.filter((flow) => flow.day > day);
