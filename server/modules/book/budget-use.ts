import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';

/** What a budget `b` may spend: what its categories were allotted, or its income where it has none. */
export const ALLOTTED_MINOR = `coalesce((SELECT sum(CASE c.allocation WHEN 'fixed' THEN c.allocation_hundredths
                            ELSE b.income_minor * c.allocation_hundredths / 10000 END)::int8
                 FROM budget_categories c WHERE c.customer_id = b.customer_id AND c.budget_id = b.id), b.income_minor)`;

export interface BudgetUse extends Record<string, unknown> {
  id: string;
  name: string;
  /** The last day, `YYYY-MM-DD`. */
  endDate: string;
  spendMinor: number;
  limitMinor: number;
}

const MAX_RUNNING = 200;

/** How far the caller's budgets that run on that day are used; budgets without a limit are left out. */
export const readBudgetUse = (ctx: UserCtx, day: string): Promise<BudgetUse[]> =>
  query<BudgetUse>(
    ctx.db,
    `SELECT * FROM (
       SELECT b.id, b.name, b.end_date::text AS "endDate", b.spend_minor AS "spendMinor", ${ALLOTTED_MINOR} AS "limitMinor"
       FROM budgets b
       WHERE b.customer_id = $1 AND b.user_id = $2 AND b.start_date <= $3::date AND b.end_date >= $3::date
       ORDER BY b.id DESC LIMIT ${MAX_RUNNING}) AS running
     WHERE "limitMinor" > 0`,
    [ctx.customerId, ctx.actor.userId, day],
  );
