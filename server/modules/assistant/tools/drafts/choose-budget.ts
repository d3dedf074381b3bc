import type { BudgetPlan, PlanCategory } from '../../../book/index.ts';
import { fail } from '../errors.ts';
import { linkNames } from '../names/link.ts';

export interface Wanted {
  day: string;
  budgetId?: string | undefined;
  /** As the user called it. */
  budget?: string | undefined;
  category?: string | undefined;
}

/**
 * The budget that something of that day goes into: the one that is named, else of those that cover the day the one
 * that has the category, else the one that ends first. Throws `no_budget`, `unknown_budget`, `no_budget_for_day`.
 */
export function chooseBudget(plans: readonly BudgetPlan[], wanted: Wanted): BudgetPlan {
  if (plans.length === 0) throw fail('no_budget');
  const { day, budgetId, budget, category } = wanted;
  const covers = ({ startDate, endDate }: BudgetPlan): boolean => startDate <= day && day <= endDate;
  if (budgetId !== undefined) {
    const found = plans.find(({ id }) => id === budgetId);
    if (!found) throw fail('unknown_budget');
    return found;
  }
  if (budget !== undefined && budget !== '') {
    const found = named(plans, budget);
    // Of budgets of one name, one a month, the one of that day.
    const best = found.find(covers) ?? found[0];
    if (!best) throw fail('unknown_budget', { budget });
    return best;
  }
  const running = plans
    .filter(covers)
    .sort((a, b) => (a.endDate < b.endDate ? -1 : a.endDate > b.endDate ? 1 : 0));
  const fitting = category === undefined ? undefined : running.find((plan) => categoryIn(plan, category));
  const chosen = fitting ?? running[0];
  if (!chosen) throw fail('no_budget_for_day', { day });
  return chosen;
}

function named<T extends { name: string }>(all: readonly T[], name: string): T[] {
  const exact = all.filter((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
  if (exact.length > 0) return exact;
  const links = linkNames(
    name,
    all.map((one) => ({ name: one.name, weight: 1, of: one })),
  ).sort((a, b) => b.score - a.score);
  return links.map(({ of }) => of);
}

/** The category of a budget that a name means. */
export const categoryIn = (plan: BudgetPlan, name: string): PlanCategory | undefined =>
  plan.categories.find(({ id }) => id === name) ?? named(plan.categories, name)[0];
