import { and, eq, sql } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { newUuid } from '../../kernel/ids.ts';
import { bookCurrency } from './book-currency.ts';
import { changeBook } from './change-book.ts';
import { raiseTransactionLogged } from './events.ts';
import { checkFiling, findBudget, findTransaction, type CategoryRow, type Filing } from './find.ts';
import { insertRows } from './insert-rows.ts';
import { moveSums, type NewTransaction } from './rollups.ts';
import { categoryFor, readRules, UNCATEGORIZED } from './rules.ts';
import type {
  Deleted,
  TransactionChange,
  TransactionInput,
  TransactionOutput,
  TransactionState,
} from './schema.ts';
import { budgetCategories, transactions, type CategoryBy } from './tables.ts';
import { transactionView } from './views.ts';
import { whenOf } from './when.ts';

/** Throws 404. */
export const getTransaction = async (
  ctx: UserCtx,
  input: { transactionId: string },
): Promise<TransactionOutput> => transactionView(await findTransaction(ctx, input.transactionId));

/**
 * Writes a movement into a budget. Without a category, the caller's rules choose one by the details.
 * Throws 404 for a budget or category of somebody else, 422, 409 `sum_too_large`.
 */
export const createTransaction = (ctx: UserCtx, input: TransactionInput): Promise<TransactionOutput> =>
  changeBook(ctx, async (ctx) => {
    const budget = await findBudget(ctx, input.budgetId);
    const details = input.details ?? null;
    const now = ctx.now();
    const row = {
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      accountId: null,
      budgetId: budget.id,
      amountMinor: input.amount,
      currency: await bookCurrency(ctx),
      ...whenOf(input.date),
      ...(await fileNew(ctx, budget.id, input, details)),
      merchant: null,
      details,
      importId: null,
      importHash: null,
      createdAt: now.toISOString(),
    };
    await insertRows(ctx, ctx.actor.userId, [row]);
    await raiseTransactionLogged(ctx, row);
    return transactionView(row);
  });

/** What a request says of the filing; what it leaves out stays as it is. */
interface FilingInput {
  categoryId?: string | null | undefined;
  subcategoryId?: string | null | undefined;
}
interface Filed extends Filing {
  category: string;
  categoryBy: CategoryBy;
}

async function fileNew(
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

/** Changes the fields given. Throws 404, 422, 409 `sum_too_large`. */
export const updateTransaction = (
  ctx: UserCtx,
  { transactionId, ...change }: TransactionChange,
): Promise<TransactionOutput> =>
  changeBook(ctx, async (ctx) => {
    const before = await findTransaction(ctx, transactionId);
    const after = {
      ...before,
      ...(await refile(ctx, before, change)),
      amountMinor: change.amount ?? before.amountMinor,
      ...(change.date !== undefined && change.date !== before.date && whenOf(change.date)),
      details: change.details === undefined ? before.details : change.details,
    };
    await replaceRow(ctx, before, after);
    return transactionView(after);
  });

const stateOf = (row: TransactionState): TransactionState => {
  const { categoryId, subcategoryId, category, categoryBy, amountMinor, date, occurredAt, isTimed, details } =
    row;
  return { categoryId, subcategoryId, category, categoryBy, amountMinor, date, occurredAt, isTimed, details };
};

async function replaceRow<T extends NewTransaction>(ctx: UserCtx, before: T, after: T): Promise<void> {
  await ctx.db.update(transactions).set(stateOf(after)).where(rowOf(before));
  await moveSums(ctx, before.userId, [{ before, after }]);
}

/** A transaction as it can be put back to. Throws 404. */
export const readTransactionState = async (
  ctx: UserCtx,
  input: { transactionId: string },
): Promise<TransactionState> => stateOf(await findTransaction(ctx, input.transactionId));

/** Puts fields back to what they were, who had chosen its label included. Throws 404, 422, 409 `sum_too_large`. */
export const restoreTransaction = (
  ctx: UserCtx,
  { transactionId, state }: { transactionId: string; state: Partial<TransactionState> },
): Promise<TransactionOutput> =>
  changeBook(ctx, async (ctx) => {
    const before = await findTransaction(ctx, transactionId);
    const after = { ...before, ...state };
    await checkFiling(ctx, before.budgetId, after);
    await replaceRow(ctx, before, after);
    return transactionView(after);
  });

async function refile(
  ctx: UserCtx,
  before: NewTransaction & { budgetId: string },
  { categoryId, subcategoryId }: FilingInput,
): Promise<Filed> {
  if (categoryId === undefined && subcategoryId === undefined) return before;
  const wanted = categoryId === undefined ? before.categoryId : categoryId;
  // A subcategory goes with its category, unless a new one is named.
  const kept = wanted === null || wanted === before.subcategoryId ? null : before.subcategoryId;
  const filing = { categoryId: wanted, subcategoryId: subcategoryId === undefined ? kept : subcategoryId };
  const chosen = await checkFiling(ctx, before.budgetId, filing);
  if (categoryId === undefined) return { ...before, ...filing };
  return { ...filing, category: chosen?.name ?? UNCATEGORIZED, categoryBy: 'user' };
}

/** Throws 404. */
export const deleteTransaction = (ctx: UserCtx, input: { transactionId: string }): Promise<Deleted> =>
  changeBook(ctx, async (ctx) => {
    const before = await findTransaction(ctx, input.transactionId);
    await ctx.db.delete(transactions).where(rowOf(before));
    await moveSums(ctx, before.userId, [{ before }]);
    return { deleted: true };
  });

const rowOf = ({ customerId, id }: Pick<NewTransaction, 'customerId' | 'id'>) =>
  and(eq(transactions.customerId, customerId), eq(transactions.id, id));
