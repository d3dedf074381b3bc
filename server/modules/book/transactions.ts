import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { newUuid } from '../../kernel/ids.ts';
import { decimalOf } from '../../kernel/money.ts';
import { bookCurrency } from './book-currency.ts';
import { changeBook } from './change-book.ts';
import { raiseTransactionLogged } from './events.ts';
import { checkOwnFiling, fileNew, refile } from './filing.ts';
import { findBudget, findEntry, findTransaction } from './find.ts';
import { insertRows } from './insert-rows.ts';
import { moveSums, type NewTransaction } from './rollups.ts';
import type {
  Deleted,
  TransactionChange,
  TransactionInput,
  TransactionOutput,
  TransactionState,
} from './schema.ts';
import { transactions } from './tables.ts';
import { transactionView } from './views.ts';
import { whenOf } from './when.ts';

/** Throws 404. */
export const getTransaction = async (
  ctx: UserCtx,
  input: { transactionId: string },
): Promise<TransactionOutput> => transactionView(await findTransaction(ctx, input.transactionId));

/** A movement of the caller's book, whether in a budget or in none. Throws 404. */
export async function getEntry(ctx: UserCtx, input: { transactionId: string }) {
  const row = await findEntry(ctx, input.transactionId);
  const { budgetId, categoryId, subcategoryId, date, details, merchant, currency } = row;
  const amount = decimalOf(row.amountMinor);
  return { budgetId, categoryId, subcategoryId, amount, date, details, merchant, currency };
}

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

/** Changes the fields given. Throws 404, 422, 409 `sum_too_large`. */
export const updateTransaction = (
  ctx: UserCtx,
  { transactionId, ...change }: TransactionChange,
): Promise<TransactionOutput> =>
  changeBook(ctx, async (ctx) => {
    const before = await findTransaction(ctx, transactionId);
    return transactionView({ ...(await changeRow(ctx, before, change)), budgetId: before.budgetId });
  });

/** The same for any movement of the book: one in no budget takes no category. Throws 404, 422, 409 `sum_too_large`. */
export const updateEntry = (
  ctx: UserCtx,
  { transactionId, ...change }: TransactionChange,
): Promise<{ id: string }> =>
  changeBook(ctx, async (ctx) => changeRow(ctx, await findEntry(ctx, transactionId), change));

async function changeRow(
  ctx: UserCtx,
  before: NewTransaction,
  change: Omit<TransactionChange, 'transactionId'>,
): Promise<NewTransaction> {
  const after = {
    ...before,
    ...(await refile(ctx, before, change)),
    amountMinor: change.amount ?? before.amountMinor,
    ...(change.date !== undefined && change.date !== before.date && whenOf(change.date)),
    details: change.details === undefined ? before.details : change.details,
  };
  await replaceRow(ctx, before, after);
  return after;
}

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
): Promise<TransactionState> => stateOf(await findEntry(ctx, input.transactionId));

/** Puts fields back to what they were, who had chosen its label included. Throws 404, 422, 409 `sum_too_large`. */
export const restoreTransaction = (
  ctx: UserCtx,
  { transactionId, state }: { transactionId: string; state: Partial<TransactionState> },
): Promise<{ id: string }> =>
  changeBook(ctx, async (ctx) => {
    const before = await findEntry(ctx, transactionId);
    const after = { ...before, ...state };
    await checkOwnFiling(ctx, before, after);
    await replaceRow(ctx, before, after);
    return after;
  });

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
