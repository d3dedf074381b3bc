import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { changeBook } from './change-book.ts';
import { findBudget } from './find.ts';
import { moveSums, type Summed } from './rollups.ts';

/**
 * Files the caller's movements of a budget's days that are in no budget yet into it, under the categories of the same
 * name, and answers how many. What has no such category stays out. Throws 404.
 */
export const fileInto = (ctx: UserCtx, { budgetId }: { budgetId: string }): Promise<number> =>
  changeBook(ctx, async (ctx) => {
    const budget = await findBudget(ctx, budgetId);
    const filed = await query<Summed & Record<string, unknown>>(
      ctx.db,
      `UPDATE transactions t SET budget_id = c.budget_id, category_id = c.id
       FROM budget_categories c
       WHERE c.customer_id = t.customer_id AND c.budget_id = $3::uuid AND lower(c.name) = lower(t.category)
         AND t.customer_id = $1 AND t.user_id = $2 AND t.budget_id IS NULL
         AND t.date >= $4::date AND t.date <= $5::date
       RETURNING t.account_id AS "accountId", t.budget_id AS "budgetId", t.category_id AS "categoryId",
         t.subcategory_id AS "subcategoryId", t.amount_minor AS "amountMinor", t.date::text AS date, t.category,
         to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"`,
      [ctx.customerId, ctx.actor.userId, budget.id, budget.startDate, budget.endDate],
    );
    await moveSums(
      ctx,
      ctx.actor.userId,
      filed.map((after) => ({ before: { ...after, budgetId: null, categoryId: null }, after })),
    );
    return filed.length;
  });
