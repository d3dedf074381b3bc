import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { ALLOTTED_MINOR } from './budget-use.ts';

/** What one label came to on one day, in one direction. */
export interface DaySum extends Record<string, unknown> {
  /** The day in the user's calendar, `YYYY-MM-DD`. */
  day: string;
  category: string;
  /** Money that came. */
  isCredit: boolean;
  currency: string;
  budgetId: string | null;
  /** On an account that money is put aside on. */
  isPutAside: boolean;
  entries: number;
  /** Minor units, signed: spend is negative. */
  minor: number;
  /** Whether any of it was written down, and not only read from a statement. */
  isWritten: boolean;
}

/** A budget with a limit, and how its categories fared. */
export interface BudgetPeriod extends Record<string, unknown> {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
  limitMinor: number;
  spendMinor: number;
  /** Categories with an allotment that anything was spent on. */
  used: number;
  /** Those of them that stayed within it. */
  kept: number;
}

/** A stretch of days of the caller's book, as habits are counted from it. */
export interface BookDays {
  /** From the first day to the last. */
  sums: DaySum[];
  /** Those that run on any of the days. */
  budgets: BudgetPeriod[];
  /** Whether there is an account that money is put aside on. */
  hasSavings: boolean;
  /** The month that the book begins with, `YYYY-MM`; null when it is empty. */
  firstMonth: string | null;
}

const PUT_ASIDE = `kind IN ('savings', 'investment')`;
/** Two months of forty labels in six budgets: the latest count where there are more. */
const MAX_SUMS = 30_000;
const MAX_BUDGETS = 200;

/** Reads the days from one to another (both included) in three statements that travel together. */
export async function readDays(ctx: UserCtx, { from, to }: { from: string; to: string }): Promise<BookDays> {
  const mine = [ctx.customerId, ctx.actor.userId];
  const [sums, budgets, about] = await Promise.all([
    query<DaySum>(
      ctx.db,
      `SELECT t.date::text AS day, t.category, t.is_credit AS "isCredit", t.currency, t.budget_id AS "budgetId",
         coalesce(a.${PUT_ASIDE}, false) AS "isPutAside", count(*)::int AS entries,
         sum(t.amount_minor)::int8 AS minor, bool_or(t.import_hash IS NULL) AS "isWritten"
       FROM transactions t LEFT JOIN book_accounts a ON a.customer_id = $1 AND a.id = t.account_id
       WHERE t.customer_id = $1 AND t.user_id = $2 AND t.is_credit IN (true, false)
         AND t.date BETWEEN $3::date AND $4::date
       GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1 DESC LIMIT ${MAX_SUMS}`,
      [...mine, from, to],
    ),
    query<BudgetPeriod>(
      ctx.db,
      `SELECT * FROM (
         SELECT b.id, b.name, b.start_date::text AS "startDate", b.end_date::text AS "endDate",
           ${ALLOTTED_MINOR} AS "limitMinor", b.spend_minor AS "spendMinor", c.used, c.kept
         FROM budgets b CROSS JOIN LATERAL (
           SELECT count(*)::int AS used, (count(*) FILTER (WHERE spend_minor <= allotted))::int AS kept
           FROM (SELECT c.spend_minor, CASE c.allocation WHEN 'fixed' THEN c.allocation_hundredths
                   ELSE b.income_minor * c.allocation_hundredths / 10000 END AS allotted
                 FROM budget_categories c WHERE c.customer_id = b.customer_id AND c.budget_id = b.id) AS each
           WHERE allotted > 0 AND spend_minor > 0) AS c
         WHERE b.customer_id = $1 AND b.user_id = $2 AND b.start_date <= $4::date AND b.end_date >= $3::date
         ORDER BY b.id DESC LIMIT ${MAX_BUDGETS}) AS running
       WHERE "limitMinor" > 0`,
      [...mine, from, to],
    ),
    query<{ hasSavings: boolean; firstMonth: string | null }>(
      ctx.db,
      `SELECT EXISTS (SELECT 1 FROM book_accounts WHERE customer_id = $1 AND user_id = $2 AND ${PUT_ASIDE})
           AS "hasSavings",
         (SELECT min(month) FROM book_months WHERE customer_id = $1 AND user_id = $2 AND entries > 0)
           AS "firstMonth"`,
      mine,
    ),
  ]);
  return { sums: sums.toReversed(), budgets, hasSavings: false, firstMonth: null, ...about[0] };
}
