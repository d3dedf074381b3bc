import { and, eq, inArray } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { findBudget } from './find.ts';
import type { TransactionFilter } from './schema.ts';
import { budgetCategories } from './tables.ts';

/**
 * Whether the budget and the categories that a list is of can have rows in common; what they name must be the caller's.
 * Throws 404.
 */
export async function listScope(
  ctx: UserCtx,
  { budgetId, categoryId, subcategoryId }: TransactionFilter,
): Promise<boolean> {
  if (budgetId !== undefined) await findBudget(ctx, budgetId);
  const wanted = [...new Set([categoryId, subcategoryId].filter((id) => id !== undefined))];
  if (wanted.length === 0) return true;
  const rows = await ctx.db
    .select({ budgetId: budgetCategories.budgetId })
    .from(budgetCategories)
    .where(
      and(
        eq(budgetCategories.customerId, ctx.customerId),
        eq(budgetCategories.userId, ctx.actor.userId),
        inArray(budgetCategories.id, wanted),
      ),
    );
  if (rows.length < wanted.length) throw notFound('category');
  return (
    new Set([...rows.map((row) => row.budgetId), ...(budgetId === undefined ? [] : [budgetId])]).size === 1
  );
}
