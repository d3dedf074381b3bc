import { sql, type SQL } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { firstUuidAt } from '../../kernel/ids.ts';
import { transactions as t } from './tables.ts';
import { monthOf } from './when.ts';

/**
 * Days and the order of creation go together, which no index knows: the months say when rows of those days were
 * written, and the index of creation is read from there instead of from its end. Undefined when no day is given.
 */
export async function writtenBetween(
  ctx: UserCtx,
  startDate: string | undefined,
  endDate: string | undefined,
): Promise<SQL | undefined> {
  if (startDate === undefined && endDate === undefined) return undefined;
  const [row] = await query<{ first: number | null; last: number | null }>(
    ctx.db,
    `SELECT (extract(epoch FROM min(first_created_at)) * 1000)::int8 AS first,
            (extract(epoch FROM max(last_created_at)) * 1000)::int8 AS last
     FROM book_months WHERE customer_id = $1 AND user_id = $2 AND month BETWEEN $3 AND $4`,
    [ctx.customerId, ctx.actor.userId, monthOf(startDate ?? '0000-00'), monthOf(endDate ?? '9999-99')],
  );
  const { first, last } = row ?? { first: null, last: null };
  if (first === null || last === null) return sql`false`;
  return sql`${t.id} >= ${firstUuidAt(first)}::uuid AND ${t.id} < ${firstUuidAt(last + 1)}::uuid`;
}
