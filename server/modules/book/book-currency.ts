import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';

/** What a book is kept in that says nothing of it. */
const DEFAULT_CURRENCY = 'USD';
/** As many as tell what is usual, few enough to be read at once in any book. */
const LATEST = 200;

/**
 * What the caller's book is kept in: the currency of most of the latest payments; where there is none, that of most
 * accounts. Of equals, the first by name.
 */
export async function bookCurrency(ctx: UserCtx): Promise<string> {
  const [row] = await query<{ currency: string }>(
    ctx.db,
    `SELECT currency FROM (
       SELECT currency, 0 AS rank FROM (
         SELECT currency FROM transactions WHERE customer_id = $1 AND user_id = $2 AND NOT is_credit
         ORDER BY date DESC, occurred_at DESC, id DESC LIMIT ${LATEST}) AS latest
       UNION ALL
       SELECT currency, 1 FROM book_accounts WHERE customer_id = $1 AND user_id = $2) AS used
     GROUP BY rank, currency ORDER BY rank, count(*) DESC, currency LIMIT 1`,
    [ctx.customerId, ctx.actor.userId],
  );
  return row?.currency ?? DEFAULT_CURRENCY;
}
