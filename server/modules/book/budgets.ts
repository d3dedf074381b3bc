import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { newUuid } from '../../kernel/ids.ts';
import { changeBook } from './change-book.ts';
import { openCursor } from './cursor.ts';
import { fail } from './errors.ts';
import { raiseBudgetCreated, raiseBudgetReviewed } from './events.ts';
import { findBudget, type BudgetRow } from './find.ts';
import { cut, type Page } from './page.ts';
import type { BudgetChange, BudgetFilter, BudgetInput, BudgetOutput, Deleted } from './schema.ts';
import { budgetCategories, budgets, transactions } from './tables.ts';
import { today } from './today.ts';
import { budgetView } from './views.ts';

const MAX_BUDGETS = 1_000;

const own = (ctx: UserCtx) =>
  and(eq(budgets.customerId, ctx.customerId), eq(budgets.userId, ctx.actor.userId));

/** The caller's budgets, the newest first. A budget is archived when its last day is over. Throws 422. */
export async function listBudgets(ctx: UserCtx, filter: BudgetFilter): Promise<Page<BudgetOutput>> {
  const { limit = 20, cursor, householdId, status } = filter;
  const asked = JSON.stringify([ctx.actor.userId, householdId, status]);
  const [before] = openCursor(cursor, asked, ['uuid']) ?? [];
  const day = status === undefined ? undefined : await today(ctx);
  const rows = await ctx.db
    .select()
    .from(budgets)
    .where(
      and(
        own(ctx),
        before === undefined ? undefined : lt(budgets.id, String(before)),
        householdId === undefined ? undefined : eq(budgets.householdId, householdId),
        day === undefined
          ? undefined
          : status === 'active'
            ? gte(budgets.endDate, day)
            : lt(budgets.endDate, day),
      ),
    )
    .orderBy(desc(budgets.id))
    .limit(limit + 1);
  return cut(rows, limit, { shown: budgetView, key: ({ id }) => [id], asked });
}

/** Throws 404. */
export const getBudget = async (ctx: UserCtx, input: { budgetId: string }): Promise<BudgetOutput> =>
  budgetView(await findBudget(ctx, input.budgetId));

/** Without `totalIncome` it is 0. Throws 422 `dates_reversed`, 409 `too_many_budgets`. */
export const createBudget = (ctx: UserCtx, input: BudgetInput): Promise<BudgetOutput> =>
  changeBook(ctx, async (ctx) => {
    checkDates(input);
    if ((await ctx.db.$count(budgets, own(ctx))) >= MAX_BUDGETS)
      throw fail('too_many_budgets', { max: MAX_BUDGETS });
    const now = ctx.now();
    const row: BudgetRow = {
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      name: input.name,
      startDate: input.startDate,
      endDate: input.endDate,
      incomeMinor: input.totalIncome ?? 0,
      spendMinor: 0,
      householdId: input.householdId ?? null,
      settledAt: null,
      createdAt: now.toISOString(),
    };
    await ctx.db.insert(budgets).values(row);
    await raiseBudgetCreated(ctx, row);
    return budgetView(row);
  });

/** Changes the fields given. A budget that now ends later is judged again then. Throws 404, 422 `dates_reversed`. */
export const updateBudget = (ctx: UserCtx, { budgetId, ...change }: BudgetChange): Promise<BudgetOutput> =>
  changeBook(ctx, async (ctx) => {
    const row = await findBudget(ctx, budgetId);
    const next: BudgetRow = {
      ...row,
      name: change.name ?? row.name,
      startDate: change.startDate ?? row.startDate,
      endDate: change.endDate ?? row.endDate,
      incomeMinor: change.totalIncome ?? row.incomeMinor,
    };
    checkDates(next);
    if (next.endDate > row.endDate) next.settledAt = null;
    const { name, startDate, endDate, incomeMinor, settledAt } = next;
    await ctx.db
      .update(budgets)
      .set({ name, startDate, endDate, incomeMinor, settledAt })
      .where(and(own(ctx), eq(budgets.id, row.id)));
    await raiseBudgetReviewed(ctx, next);
    return budgetView(next);
  });

/** Deletes a budget and its categories. Its transactions stay in the book, without a budget. Throws 404. */
export const deleteBudget = (ctx: UserCtx, input: { budgetId: string }): Promise<Deleted> =>
  changeBook(ctx, async (ctx) => {
    const { id } = await findBudget(ctx, input.budgetId);
    await ctx.db
      .update(transactions)
      .set({ budgetId: null, categoryId: null, subcategoryId: null })
      .where(and(eq(transactions.customerId, ctx.customerId), eq(transactions.budgetId, id)));
    await ctx.db
      .delete(budgetCategories)
      .where(and(eq(budgetCategories.customerId, ctx.customerId), eq(budgetCategories.budgetId, id)));
    await ctx.db.delete(budgets).where(and(own(ctx), eq(budgets.id, id)));
    return { deleted: true };
  });

function checkDates({ startDate, endDate }: { startDate: string; endDate: string }): void {
  if (endDate < startDate) throw fail('dates_reversed', { start_date: startDate, end_date: endDate });
}
