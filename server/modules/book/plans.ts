import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import type { BudgetOutput, CategoryOutput } from './schema.ts';
import { budgetCategories, budgets } from './tables.ts';
import { budgetView, categoryView } from './views.ts';

export interface PlanCategory extends CategoryOutput {
  /** What it may spend, decimal; a percentage is one of the budget's income. */
  limit: number;
}

/** A budget with everything that it is divided into. */
export interface BudgetPlan extends BudgetOutput {
  categories: PlanCategory[];
  /** What the categories were allotted, or the income where there are none; 0 where nothing is known. */
  limit: number;
}

const MAX_PLANS = 60;
const MAX_CATEGORIES = 1_200;

/** The caller's budgets with their categories, those that end last first: two statements, whatever their number. */
export async function readPlans(ctx: UserCtx): Promise<BudgetPlan[]> {
  const rows = await ctx.db
    .select()
    .from(budgets)
    .where(and(eq(budgets.customerId, ctx.customerId), eq(budgets.userId, ctx.actor.userId)))
    .orderBy(desc(budgets.endDate), desc(budgets.id))
    .limit(MAX_PLANS);
  const found =
    rows.length === 0
      ? []
      : await ctx.db
          .select()
          .from(budgetCategories)
          .where(
            and(
              eq(budgetCategories.customerId, ctx.customerId),
              inArray(
                budgetCategories.budgetId,
                rows.map(({ id }) => id),
              ),
            ),
          )
          .orderBy(asc(budgetCategories.sortOrder), asc(budgetCategories.id))
          .limit(MAX_CATEGORIES);
  return rows.map((row) => {
    const categories = found
      .filter(({ budgetId }) => budgetId === row.id)
      .map((category) => ({ ...categoryView(category), limit: limitOf(category, row.incomeMinor) }));
    const allotted = categories.reduce((sum, { limit }) => sum + Math.round(limit * 100), 0) / 100;
    return {
      ...budgetView(row),
      categories,
      limit: categories.length > 0 ? allotted : row.incomeMinor / 100,
    };
  });
}

const limitOf = (
  { allocation, allocationHundredths }: typeof budgetCategories.$inferSelect,
  incomeMinor: number,
): number =>
  (allocation === 'fixed'
    ? allocationHundredths
    : Math.floor((incomeMinor * allocationHundredths) / 10_000)) / 100;
