import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { fail } from './errors.ts';
import { budgetCategories, budgets, transactions } from './tables.ts';
import type { TransactionRow } from './rollups.ts';

export type BudgetRow = typeof budgets.$inferSelect;
export type CategoryRow = typeof budgetCategories.$inferSelect;

/** The caller's budget. Throws 404 for anybody else's. */
export async function findBudget(ctx: UserCtx, id: string): Promise<BudgetRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(budgets)
        .where(
          and(
            eq(budgets.customerId, ctx.customerId),
            eq(budgets.id, id),
            eq(budgets.userId, ctx.actor.userId),
          ),
        )
    : [];
  if (!row) throw notFound('budget');
  return row;
}

/** A movement of the caller's book, in a budget or in none. Throws 404. */
export async function findEntry(ctx: UserCtx, id: string): Promise<TransactionRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(transactions)
        .where(
          and(
            eq(transactions.customerId, ctx.customerId),
            eq(transactions.id, id),
            eq(transactions.userId, ctx.actor.userId),
          ),
        )
    : [];
  if (!row) throw notFound('transaction');
  return row;
}

/** A transaction of one of the caller's budgets. Throws 404. */
export async function findTransaction(
  ctx: UserCtx,
  id: string,
): Promise<TransactionRow & { budgetId: string }> {
  const row = await findEntry(ctx, id);
  if (row.budgetId === null) throw notFound('transaction');
  return { ...row, budgetId: row.budgetId };
}

/** What a transaction is filed under. */
export interface Filing {
  categoryId: string | null;
  subcategoryId: string | null;
}

/**
 * The category that a filing names, after the check that both belong to the budget; undefined without one.
 * Throws 404 for a category that is not the caller's, 422 for one of another budget or a subcategory that stands alone.
 */
export async function checkFiling(
  ctx: UserCtx,
  budgetId: string,
  { categoryId, subcategoryId }: Filing,
): Promise<CategoryRow | undefined> {
  if (subcategoryId !== null && (categoryId === null || categoryId === subcategoryId))
    throw fail('subcategory_without_category');
  if (categoryId === null) return undefined;
  const [category] = await Promise.all(
    [categoryId, subcategoryId].flatMap((id) => (id === null ? [] : [findCategory(ctx, budgetId, id)])),
  );
  return category;
}

async function findCategory(ctx: UserCtx, budgetId: string, id: string): Promise<CategoryRow> {
  const row = await findOwnCategory(ctx, id);
  if (row.budgetId !== budgetId) throw fail('category_of_other_budget', { category_id: id });
  return row;
}

/** A category of one of the caller's budgets. Throws 404. */
export async function findOwnCategory(ctx: UserCtx, id: string): Promise<CategoryRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(budgetCategories)
        .where(
          and(
            eq(budgetCategories.customerId, ctx.customerId),
            eq(budgetCategories.id, id),
            eq(budgetCategories.userId, ctx.actor.userId),
          ),
        )
    : [];
  if (!row) throw notFound('category');
  return row;
}
