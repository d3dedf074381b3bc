import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';

export interface LedgerFault {
  holderId: string;
  tokenKey: string;
  problem: string;
}

/**
 * Compares every balance of a tenant with its ledger: sum, count, running balance, gaps, and what was earned in a
 * lifetime. Empty when all is well.
 */
export const auditLedger = (ctx: Ctx): Promise<LedgerFault[]> =>
  query<LedgerFault & Record<string, unknown>>(ctx.db, AUDIT, [ctx.customerId, CORRECTIONS]);

/** Reasons of movements that change what was earned, whichever way they go. */
export const CORRECTIONS = ['late_event', 'reversal'];

const AUDIT = `
  WITH rows AS (
    SELECT *, lag(balance_after, 1, 0::int8) OVER (PARTITION BY holder_id, token_key ORDER BY seq) AS before
    FROM ledger WHERE customer_id = $1),
  sums AS (
    SELECT holder_id, token_key, sum(amount)::int8 AS balance, count(*)::int4 AS entries, max(seq) AS top, min(seq) AS first,
           coalesce(sum(amount) FILTER (WHERE amount > 0 OR reason = ANY($2::text[])), 0)::int8 AS earned,
           bool_and(balance_after = before + amount) AS steady
    FROM rows GROUP BY holder_id, token_key),
  kept AS (SELECT * FROM balances WHERE customer_id = $1),
  compared AS (
    SELECT coalesce(s.holder_id, b.holder_id) AS "holderId", coalesce(s.token_key, b.token_key) AS "tokenKey",
      CASE WHEN b.holder_id IS NULL THEN 'ledger rows without a balance'
           WHEN s.holder_id IS NULL AND (b.balance, b.earned, b.entries) <> (0, 0, 0) THEN 'a balance without ledger rows'
           WHEN s.holder_id IS NULL THEN NULL
           WHEN s.balance <> b.balance THEN 'the balance is not the sum of the ledger'
           WHEN s.first <> 1 OR s.top <> s.entries OR s.entries <> b.entries THEN 'the ledger has gaps'
           WHEN NOT s.steady THEN 'a row does not follow from the one before'
           WHEN s.earned <> b.earned THEN 'what was earned is not in the ledger' END AS problem
    FROM sums s FULL JOIN kept b ON b.holder_id = s.holder_id AND b.token_key = s.token_key)
  SELECT * FROM compared WHERE problem IS NOT NULL ORDER BY 1, 2`;
