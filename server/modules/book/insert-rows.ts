import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { moveSums, type NewTransaction } from './rollups.ts';

/** Rows of one statement: enough that round trips do not count, few enough that a statement stays small. */
export const MAX_ROWS = 5_000;

/**
 * Writes rows and their sums in one statement each. Call it inside `ctx.transact`, behind the user's lock; at most
 * 5,000 rows at once.
 */
export async function insertRows(ctx: Ctx, userId: string, rows: readonly NewTransaction[]): Promise<void> {
  if (rows.length === 0) return;
  if (rows.length > MAX_ROWS) throw new Error(`${rows.length} rows in one statement`);
  const column = <T>(read: (row: NewTransaction) => T): T[] => rows.map(read);
  await query(
    ctx.db,
    `INSERT INTO transactions (customer_id, user_id, id, account_id, budget_id, category_id, subcategory_id,
       amount_minor, currency, date, occurred_at, is_timed, category, category_by, merchant, details, import_id, import_hash,
       created_at)
     SELECT $1, $2, r.id, r.account_id, r.budget_id, r.category_id, r.subcategory_id, r.amount_minor, r.currency,
       r.date::date, r.occurred_at::timestamptz, r.is_timed::bool, r.category, r.category_by, r.merchant, r.details, r.import_id,
       r.import_hash, r.created_at::timestamptz
     FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::int8[], $9::text[], $10::text[],
       $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::uuid[], $18::text[], $19::text[])
       AS r(id, account_id, budget_id, category_id, subcategory_id, amount_minor, currency, date, occurred_at,
         category, category_by, merchant, details, import_id, import_hash, created_at, is_timed)`,
    [
      ctx.customerId,
      userId,
      column((row) => row.id),
      column((row) => row.accountId),
      column((row) => row.budgetId),
      column((row) => row.categoryId),
      column((row) => row.subcategoryId),
      column((row) => row.amountMinor),
      column((row) => row.currency),
      column((row) => row.date),
      column((row) => row.occurredAt),
      column((row) => row.category),
      column((row) => row.categoryBy),
      column((row) => row.merchant),
      column((row) => row.details),
      column((row) => row.importId),
      column((row) => row.importHash),
      column((row) => row.createdAt),
      column((row) => String(row.isTimed)),
    ],
  );
  await moveSums(
    ctx,
    userId,
    rows.map((after) => ({ after })),
  );
}
