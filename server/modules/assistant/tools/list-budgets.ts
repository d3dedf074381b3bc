import { z } from 'zod';
import { listCategories as readCategories, readPlans, type BudgetPlan } from '../../book/index.ts';
import { ownDay } from './own-book.ts';
import { READS_BUDGETS } from './rights.ts';
import { tool } from './tool.ts';

const SHOWN = 20;

export const rounded = (amount: number): number => Math.round(amount * 100) / 100 + 0;

/** A budget as tools show it. */
const shownPlan = ({ categories, limit, ...budget }: BudgetPlan) => ({
  id: budget.id,
  name: budget.name,
  startDate: budget.startDate,
  endDate: budget.endDate,
  totalIncome: budget.totalIncome,
  totalSpend: budget.totalSpend,
  limit,
  left: rounded(limit - budget.totalSpend),
  categories: categories.slice(0, 60).map((category) => ({
    id: category.id,
    name: category.name,
    allocationType: category.allocationType,
    allocationValue: category.allocationValue,
    limit: category.limit,
    totalSpend: category.totalSpend,
    left: rounded(category.limit - category.totalSpend),
  })),
});
export type ShownBudget = ReturnType<typeof shownPlan>;

/** The caller's budgets: those that run on a day first. */
export const listBudgets = tool({
  name: 'listBudgets',
  title: 'Reading your budgets',
  description:
    "The user's budgets with their categories, what each may spend, has spent and has left. `running` is true for those " +
    'that cover the day asked for (today unless said). Use it for what is left to spend, for limits, and before drafting a transaction.',
  input: z.strictObject({ day: z.iso.date().optional(), runningOnly: z.boolean().optional() }),
  needs: READS_BUDGETS,
  run: async (ctx, { day, runningOnly = false }) => {
    const on = day ?? (await ownDay(ctx));
    const plans = await readPlans(ctx);
    const budgets = plans
      .map((plan) => ({ ...shownPlan(plan), running: plan.startDate <= on && plan.endDate >= on }))
      .filter(({ running }) => running || !runningOnly)
      .sort((a, b) => Number(b.running) - Number(a.running));
    return { output: { day: on, count: budgets.length, budgets: budgets.slice(0, SHOWN) } };
  },
});

export const listCategories = tool({
  name: 'listCategories',
  title: 'Reading the categories of a budget',
  description: 'The categories of one budget with what each may spend (`allocationValue`) and has spent.',
  input: z.strictObject({ budgetId: z.string().max(64) }),
  needs: READS_BUDGETS,
  run: async (ctx, input) => ({ output: { categories: await readCategories(ctx, input) } }),
});
