import type { BookMonth } from './book-month.ts';
import { daysBetween, lastDayOf, weeksOf } from './month.ts';

interface Figures extends Pick<BookMonth, 'budgets' | 'budgetDays' | 'days'> {
  month: string;
  today: string;
}

/**
 * Finished weeks in which budgets took no more than the part of their limits that falls on those days. Undefined where
 * no budget with a limit runs in the month; weeks in which nothing was written down do not count.
 */
export function budgetWeeks({ month, today, budgets, budgetDays, days }: Figures): number | undefined {
  if (budgets.length === 0) return undefined;
  const known = new Set(budgets.map(({ id }) => id));
  return weeksOf(month).filter(({ from, to }) => {
    const isIn = ({ day }: { day: string }): boolean => day >= from && day <= to;
    if (to >= today || !days.some(isIn)) return false;
    const allotted = budgets.reduce((sum, budget) => sum + partOf(budget, from, to), 0);
    const spent = budgetDays
      .filter((entry) => isIn(entry) && known.has(entry.budgetId))
      .reduce((sum, { minor }) => sum + minor, 0);
    return allotted > 0 && spent <= allotted;
  }).length;
}

function partOf(budget: BookMonth['budgets'][number], from: string, to: string): number {
  const first = budget.startDate > from ? budget.startDate : from;
  const last = budget.endDate < to ? budget.endDate : to;
  const shared = Math.max(0, daysBetween(first, last) + 1);
  return (budget.limitMinor * shared) / (daysBetween(budget.startDate, budget.endDate) + 1);
}

/**
 * Of the categories that were used, those that stayed within what they were allotted, percent; over the budgets that
 * end in the month, and 0 until it is over. Undefined where there are none.
 */
export function envelopesKept({ month, today, budgets }: Figures): number | undefined {
  const ending = budgets.filter(({ endDate, used }) => endDate.startsWith(month) && used > 0);
  if (ending.length === 0) return undefined;
  if (today <= lastDayOf(month)) return 0;
  const total = (pick: (budget: (typeof ending)[number]) => number): number =>
    ending.reduce((sum, budget) => sum + pick(budget), 0);
  return (100 * total(({ kept }) => kept)) / total(({ used }) => used);
}
