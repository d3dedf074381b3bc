import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';

export interface Drift extends Record<string, unknown> {
  kind: 'account' | 'budget' | 'category' | 'month';
  id: string;
  stored: number;
  summed: number;
}

/** Every sum of the tenant's book that is not the sum of its rows. Empty when all is well. Reads the whole book. */
export const auditBook = (ctx: Ctx): Promise<Drift[]> =>
  query<Drift>(
    ctx.db,
    `WITH rows AS (SELECT * FROM transactions WHERE customer_id = $1),
     accounts AS (
       SELECT 'account' AS kind, a.id::text AS id, a.balance_minor AS stored, a.opening_minor + coalesce(sum(r.amount_minor), 0) AS summed
       FROM book_accounts a LEFT JOIN rows r ON r.account_id = a.id WHERE a.customer_id = $1 GROUP BY a.id, a.balance_minor, a.opening_minor
     ), spends AS (
       SELECT 'budget' AS kind, b.id::text AS id, b.spend_minor AS stored, -coalesce(sum(r.amount_minor), 0) AS summed
       FROM budgets b LEFT JOIN rows r ON r.budget_id = b.id WHERE b.customer_id = $1 GROUP BY b.id, b.spend_minor
     ), categories AS (
       SELECT 'category' AS kind, c.id::text AS id, c.spend_minor AS stored, -coalesce(sum(r.amount_minor), 0) AS summed
       FROM budget_categories c LEFT JOIN rows r ON r.category_id = c.id OR r.subcategory_id = c.id
       WHERE c.customer_id = $1 GROUP BY c.id, c.spend_minor
     ), months AS (
       SELECT user_id, month, category, is_credit, sum(stored) AS stored, sum(summed) AS summed, sum(entries) AS entries
       FROM (
         SELECT user_id, month, category, is_credit, sum_minor AS stored, 0 AS summed, entries FROM book_months WHERE customer_id = $1
         UNION ALL
         SELECT user_id, to_char(date, 'YYYY-MM'), category, is_credit, 0, amount_minor, -1 FROM rows
       ) AS both_sides GROUP BY user_id, month, category, is_credit
     )
     SELECT kind, id, stored::int8 AS stored, summed::int8 AS summed FROM (
       SELECT * FROM accounts UNION ALL SELECT * FROM spends UNION ALL SELECT * FROM categories
       UNION ALL SELECT 'month', concat_ws(' ', user_id, month, category, is_credit), stored,
         CASE WHEN entries = 0 THEN summed ELSE stored + 1 END FROM months
     ) AS sums WHERE stored <> summed LIMIT 100`,
    [ctx.customerId],
  );
