import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { moveMonths, type MonthDelta } from './rollups.ts';
import type { CategoryBy } from './tables.ts';

/**
 * Gives another label to rows of the caller, and moves the months by what the statement says it changed: however many
 * rows that are, they never leave the database. `where` may use its values from `$5` on. Behind the user's lock.
 */
export async function relabelRows(
  ctx: UserCtx,
  { category, by }: { category: string; by: CategoryBy },
  where: string,
  values: readonly (string | readonly string[])[],
): Promise<number> {
  const moved = await query<MonthDelta & Record<string, unknown>>(
    ctx.db,
    `WITH old AS (
       SELECT id, date, category, is_credit, amount_minor, created_at FROM transactions
       WHERE customer_id = $1 AND user_id = $2 AND category <> $3 AND ${where}
     ), changed AS (
       UPDATE transactions t SET category = $3, category_by = $4 FROM old
       WHERE t.customer_id = $1 AND t.id = old.id
     )
     SELECT to_char(date, 'YYYY-MM') AS month, category, is_credit AS "isCredit", count(*)::int AS entries,
       sum(amount_minor)::int8 AS "sumMinor",
       to_char(min(created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS first,
       to_char(max(created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS last
     FROM old GROUP BY 1, 2, 3`,
    [ctx.customerId, ctx.actor.userId, category, by, ...values],
  );
  const left = moved.map((delta) => ({ ...delta, entries: -delta.entries, sumMinor: -delta.sumMinor }));
  const came = new Map<string, MonthDelta>();
  for (const delta of moved) {
    const key = `${delta.month} ${delta.isCredit}`;
    const known = came.get(key);
    came.set(key, {
      ...delta,
      category,
      entries: delta.entries + (known?.entries ?? 0),
      sumMinor: delta.sumMinor + (known?.sumMinor ?? 0),
      first: known && known.first < delta.first ? known.first : delta.first,
      last: known && known.last > delta.last ? known.last : delta.last,
    });
  }
  await moveMonths(ctx, ctx.actor.userId, [...left, ...came.values()]);
  return moved.reduce((sum, { entries }) => sum + entries, 0);
}
