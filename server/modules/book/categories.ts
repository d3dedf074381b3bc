import { and, asc, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { newUuid } from '../../kernel/ids.ts';
import { changeBook } from './change-book.ts';
import { fail } from './errors.ts';
import { findBudget, type CategoryRow } from './find.ts';
import type { CategoryInput, CategoryOutput } from './schema.ts';
import { budgetCategories } from './tables.ts';
import { categoryView } from './views.ts';

const MAX_CATEGORIES = 200;
const DEFAULT_COLOR = '#3B82F6';
const ALL = 10_000;

const within = (ctx: UserCtx, budgetId: string) =>
  and(eq(budgetCategories.customerId, ctx.customerId), eq(budgetCategories.budgetId, budgetId));

/** The categories of a budget in display order. Throws 404. */
export async function listCategories(ctx: UserCtx, input: { budgetId: string }): Promise<CategoryOutput[]> {
  const budget = await findBudget(ctx, input.budgetId);
  const rows = await ctx.db
    .select()
    .from(budgetCategories)
    .where(within(ctx, budget.id))
    .orderBy(asc(budgetCategories.sortOrder), asc(budgetCategories.id))
    .limit(MAX_CATEGORIES);
  return rows.map(categoryView);
}

/** Throws 404, 422 `percentage_too_large`, 409 `too_many_categories`. */
export const createCategory = (ctx: UserCtx, input: CategoryInput): Promise<CategoryOutput> =>
  changeBook(ctx, async (ctx) => {
    const budget = await findBudget(ctx, input.budgetId);
    if (input.allocationType === 'percentage' && input.allocationValue > ALL)
      throw fail('percentage_too_large');
    if ((await ctx.db.$count(budgetCategories, within(ctx, budget.id))) >= MAX_CATEGORIES)
      throw fail('too_many_categories', { max: MAX_CATEGORIES });
    const now = ctx.now();
    const row: CategoryRow = {
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      budgetId: budget.id,
      name: input.name,
      color: input.color ?? DEFAULT_COLOR,
      icon: input.icon ?? null,
      allocation: input.allocationType,
      allocationHundredths: input.allocationValue,
      spendMinor: 0,
      sortOrder: input.sortOrder ?? 0,
      createdAt: now.toISOString(),
    };
    await ctx.db.insert(budgetCategories).values(row);
    return categoryView(row);
  });
