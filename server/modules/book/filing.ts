import { and, eq, sql } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { fail } from './errors.ts';
import { checkFiling, type CategoryRow, type Filing } from './find.ts';
import type { NewTransaction } from './rollups.ts';
import { categoryFor, readRules, UNCATEGORIZED } from './rules.ts';
import { budgetCategories, type CategoryBy } from './tables.ts';

/** What a request says of the filing; what it leaves out stays as it is. */
export interface FilingInput {
  categoryId?: string | null | undefined;
  subcategoryId?: string | null | undefined;
}
interface Filed extends Filing {
  category: string;
  categoryBy: CategoryBy;
}

/** What a new movement is filed under: what was chosen, else what the caller's rules say. Throws 404, 422. */
export async function fileNew(
  ctx: UserCtx,
  budgetId: string,
  { categoryId = null, subcategoryId = null }: FilingInput,
  details: string | null,
): Promise<Filed> {
  const chosen = await checkFiling(ctx, budgetId, { categoryId, subcategoryId });
  if (chosen) return { categoryId, subcategoryId, category: chosen.name, categoryBy: 'user' };
  const label = details === null ? undefined : categoryFor(await readRules(ctx), { merchant: null, details });
  if (label === undefined) return { categoryId, subcategoryId, category: UNCATEGORIZED, categoryBy: 'none' };
  const named = await categoryNamed(ctx, budgetId, label);
  return { categoryId: named?.id ?? null, subcategoryId: null, category: label, categoryBy: 'rule' };
}

/** The budget's own category of that name, in whatever case. */
async function categoryNamed(ctx: UserCtx, budgetId: string, name: string): Promise<CategoryRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(budgetCategories)
    .where(
      and(
        eq(budgetCategories.customerId, ctx.customerId),
        eq(budgetCategories.budgetId, budgetId),
        eq(sql`lower(${budgetCategories.name})`, name.toLowerCase()),
      ),
    )
    .orderBy(budgetCategories.id)
    .limit(1);
  return row;
}

/** Without a budget there is nothing to file a movement under. */
export async function checkOwnFiling(ctx: UserCtx, { budgetId }: NewTransaction, filing: Filing) {
  if (budgetId !== null) return checkFiling(ctx, budgetId, filing);
  const categoryId = filing.categoryId ?? filing.subcategoryId;
  if (categoryId !== null) throw fail('category_of_other_budget', { category_id: categoryId });
  return undefined;
}

/** What a changed movement is filed under. Throws 404, 422. */
export async function refile(
  ctx: UserCtx,
  before: NewTransaction,
  { categoryId, subcategoryId }: FilingInput,
): Promise<Filed> {
  const isUnsaid = categoryId === undefined && subcategoryId === undefined;
  // What the bank called a movement in no budget stays: there is no category to take away.
  if (isUnsaid || (before.budgetId === null && !categoryId && !subcategoryId)) return before;
  const wanted = categoryId === undefined ? before.categoryId : categoryId;
  // A subcategory goes with its category, unless a new one is named.
  const kept = wanted === null || wanted === before.subcategoryId ? null : before.subcategoryId;
  const filing = { categoryId: wanted, subcategoryId: subcategoryId === undefined ? kept : subcategoryId };
  const chosen = await checkOwnFiling(ctx, before, filing);
  if (categoryId === undefined) return { ...before, ...filing };
  return { ...filing, category: chosen?.name ?? UNCATEGORIZED, categoryBy: 'user' };
}
