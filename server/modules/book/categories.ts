import { and, asc, eq, or } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { newUuid } from '../../kernel/ids.ts';
import { changeBook } from './change-book.ts';
import { fail } from './errors.ts';
import { findBudget, findOwnCategory, type CategoryRow } from './find.ts';
import { relabelRows } from './relabel.ts';
import type { CategoryChange, CategoryInput, CategoryOutput, Deleted } from './schema.ts';
import { budgetCategories, transactions } from './tables.ts';
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
    checkAllocation(input.allocationType, input.allocationValue);
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

/** A category and the budget that it is of. Throws 404. */
export async function getCategory(
  ctx: UserCtx,
  input: { categoryId: string },
): Promise<CategoryOutput & { budgetId: string }> {
  const row = await findOwnCategory(ctx, input.categoryId);
  return { ...categoryView(row), budgetId: row.budgetId };
}

/**
 * Changes the fields given. What its user filed under it goes by its new name. Throws 404, 422
 * `percentage_too_large`.
 */
export const updateCategory = (
  ctx: UserCtx,
  { categoryId, ...change }: CategoryChange,
): Promise<CategoryOutput> =>
  changeBook(ctx, async (ctx) => {
    const row = await findOwnCategory(ctx, categoryId);
    const next: CategoryRow = {
      ...row,
      name: change.name ?? row.name,
      color: change.color ?? row.color,
      icon: change.icon === undefined ? row.icon : change.icon,
      allocation: change.allocationType ?? row.allocation,
      allocationHundredths: change.allocationValue ?? row.allocationHundredths,
      sortOrder: change.sortOrder ?? row.sortOrder,
    };
    checkAllocation(next.allocation, next.allocationHundredths);
    const { name, color, icon, allocation, allocationHundredths, sortOrder } = next;
    await ctx.db
      .update(budgetCategories)
      .set({ name, color, icon, allocation, allocationHundredths, sortOrder })
      .where(rowOf(row));
    if (name !== row.name)
      await relabelRows(
        ctx,
        { category: name, by: 'user' },
        `category_id = $5::uuid AND category = $6 AND category_by = 'user'`,
        [row.id, row.name],
      );
    return categoryView(next);
  });

/** Deletes a category that nothing is filed under. Throws 404, 409 `category_in_use`. */
export const deleteCategory = (ctx: UserCtx, input: { categoryId: string }): Promise<Deleted> =>
  changeBook(ctx, async (ctx) => {
    const row = await findOwnCategory(ctx, input.categoryId);
    const [filed] = await ctx.db
      .select({ id: transactions.id })
      .from(transactions)
      .where(
        and(
          eq(transactions.customerId, ctx.customerId),
          or(eq(transactions.categoryId, row.id), eq(transactions.subcategoryId, row.id)),
        ),
      )
      .limit(1);
    if (filed) throw fail('category_in_use');
    await ctx.db.delete(budgetCategories).where(rowOf(row));
    return { deleted: true };
  });

const rowOf = ({ customerId, id }: CategoryRow) =>
  and(eq(budgetCategories.customerId, customerId), eq(budgetCategories.id, id));

function checkAllocation(type: CategoryRow['allocation'], hundredths: number): void {
  if (type === 'percentage' && hundredths > ALL) throw fail('percentage_too_large');
}
