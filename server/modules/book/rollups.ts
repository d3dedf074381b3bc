import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { fail } from './errors.ts';
import type { transactions } from './tables.ts';
import { monthOf } from './when.ts';

export type TransactionRow = typeof transactions.$inferSelect;
/** A row as it is inserted: the database computes the direction. */
export type NewTransaction = Omit<TransactionRow, 'isCredit'>;

/** What the sums need to know of a row. */
export type Summed = Pick<
  NewTransaction,
  | 'accountId'
  | 'budgetId'
  | 'categoryId'
  | 'subcategoryId'
  | 'amountMinor'
  | 'date'
  | 'category'
  | 'createdAt'
>;

/** One movement of the book: a row that came, went, or became another. */
export interface Change {
  before?: Summed;
  after?: Summed;
}

export interface MonthDelta {
  month: string;
  category: string;
  isCredit: boolean;
  entries: number;
  sumMinor: number;
  first: string;
  last: string;
}

interface Deltas {
  accounts: Map<string, number>;
  budgets: Map<string, number>;
  categories: Map<string, number>;
  months: Map<string, MonthDelta>;
}

/** Every sum a double holds to the cent, with room for the next amount. */
const MAX_SUM_MINOR = 1_000_000_000_000_000;

/** What a list of changes does to each sum. Pure. */
export function deltasOf(changes: readonly Change[]): Deltas {
  const deltas: Deltas = {
    accounts: new Map(),
    budgets: new Map(),
    categories: new Map(),
    months: new Map(),
  };
  for (const { before, after } of changes) {
    if (before) count(deltas, before, -1);
    if (after) count(deltas, after, 1);
  }
  return deltas;
}

function count(deltas: Deltas, row: Summed, sign: 1 | -1): void {
  const amount = sign * row.amountMinor;
  if (row.accountId !== null) add(deltas.accounts, row.accountId, amount);
  // Spend is money that left, so it counts the other way round.
  if (row.budgetId !== null) add(deltas.budgets, row.budgetId, -amount);
  if (row.categoryId !== null) add(deltas.categories, row.categoryId, -amount);
  if (row.subcategoryId !== null) add(deltas.categories, row.subcategoryId, -amount);
  const month = monthOf(row.date);
  const isCredit = row.amountMinor >= 0;
  const key = `${month} ${isCredit} ${row.category}`;
  const known = deltas.months.get(key);
  const { createdAt } = row;
  deltas.months.set(key, {
    month,
    category: row.category,
    isCredit,
    entries: (known?.entries ?? 0) + sign,
    sumMinor: (known?.sumMinor ?? 0) + amount,
    first: known && known.first < createdAt ? known.first : createdAt,
    last: known && known.last > createdAt ? known.last : createdAt,
  });
}

const add = (sums: Map<string, number>, key: string, amount: number): void =>
  void sums.set(key, (sums.get(key) ?? 0) + amount);

/**
 * Moves every sum that the changes touch, in at most four statements that travel together. Call it in the transaction
 * of the rows themselves, behind the user's lock. Throws 409 `sum_too_large`.
 */
export async function moveSums(ctx: Ctx, userId: string, changes: readonly Change[]): Promise<void> {
  const { accounts, budgets, categories, months } = deltasOf(changes);
  const sums = await Promise.all([
    moveSum(ctx, 'book_accounts', 'balance_minor', accounts),
    moveSum(ctx, 'budgets', 'spend_minor', budgets),
    moveSum(ctx, 'budget_categories', 'spend_minor', categories),
    moveMonths(ctx, userId, [...months.values()]),
  ]);
  if (sums.flat().some((sum) => Math.abs(sum) > MAX_SUM_MINOR)) throw fail('sum_too_large');
}

async function moveSum(
  ctx: Ctx,
  table: 'book_accounts' | 'budgets' | 'budget_categories',
  column: 'balance_minor' | 'spend_minor',
  sums: ReadonlyMap<string, number>,
): Promise<number[]> {
  const moved = [...sums].filter(([, amount]) => amount !== 0);
  if (moved.length === 0) return [];
  const rows = await query<{ sum: number }>(
    ctx.db,
    `UPDATE ${table} t SET ${column} = t.${column} + d.amount
     FROM unnest($2::uuid[], $3::int8[]) AS d(id, amount)
     WHERE t.customer_id = $1 AND t.id = d.id RETURNING t.${column} AS sum`,
    [ctx.customerId, moved.map(([id]) => id), moved.map(([, amount]) => amount)],
  );
  return rows.map(({ sum }) => sum);
}

/** Adds to the months; a label or month that is new gets its row. */
export async function moveMonths(ctx: Ctx, userId: string, deltas: readonly MonthDelta[]): Promise<number[]> {
  const moved = deltas.filter(({ entries, sumMinor }) => entries !== 0 || sumMinor !== 0);
  if (moved.length === 0) return [];
  const rows = await query<{ sum: number }>(
    ctx.db,
    `INSERT INTO book_months AS m
       (customer_id, user_id, month, category, is_credit, entries, sum_minor, first_created_at, last_created_at)
     SELECT $1, $2, d.month, d.category, d.is_credit::bool, d.entries, d.amount, d.first::timestamptz, d.last::timestamptz
     FROM unnest($3::text[], $4::text[], $5::text[], $6::int[], $7::int8[], $8::text[], $9::text[])
       AS d(month, category, is_credit, entries, amount, first, last)
     ON CONFLICT (customer_id, user_id, month, category, is_credit) DO UPDATE SET
       entries = m.entries + excluded.entries,
       sum_minor = m.sum_minor + excluded.sum_minor,
       first_created_at = least(m.first_created_at, excluded.first_created_at),
       last_created_at = greatest(m.last_created_at, excluded.last_created_at)
     RETURNING m.sum_minor AS sum`,
    [
      ctx.customerId,
      userId,
      moved.map(({ month }) => month),
      moved.map(({ category }) => category),
      moved.map(({ isCredit }) => String(isCredit)),
      moved.map(({ entries }) => entries),
      moved.map(({ sumMinor }) => sumMinor),
      moved.map(({ first }) => first),
      moved.map(({ last }) => last),
    ],
  );
  return rows.map(({ sum }) => sum);
}
