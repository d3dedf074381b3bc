import { actingAs, type Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { accountOf, modeOf } from '../../kernel/actor.ts';
import { decimalOf } from '../../kernel/money.ts';
import { raise } from '../progression/index.ts';
import { ALLOTTED_MINOR } from './budget-use.ts';

const BATCH = 200;
/** What is written down a day late still counts, wherever the user lives. */
const GRACE_MS = 2 * 86_400_000;

interface Settled extends Record<string, unknown> {
  customerId: string;
  userId: string;
  id: string;
  endDate: string;
  spendMinor: number;
  limitMinor: number;
}

/**
 * Judges budgets whose period is over, once each: those that were used and stayed within what was allotted (or, without
 * categories, within the income) raise `budget_kept`.
 */
export async function settleBudgets(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - GRACE_MS).toISOString().slice(0, 10);
  for (let settled = BATCH; settled === BATCH;) {
    settled = await ctx.transact(async (ctx) => {
      const rows = await settleBatch(ctx, before);
      await Promise.all(rows.filter(isKept).map((row) => tell(ctx, row)));
      return rows.length;
    });
  }
}

const settleBatch = (ctx: Ctx, before: string): Promise<Settled[]> =>
  query<Settled>(
    ctx.db,
    `UPDATE budgets b SET settled_at = $2::timestamptz
     FROM (SELECT customer_id, id FROM budgets WHERE settled_at IS NULL AND end_date < $1::date
           ORDER BY end_date LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) AS due
     WHERE b.customer_id = due.customer_id AND b.id = due.id
     RETURNING b.customer_id AS "customerId", b.user_id AS "userId", b.id, b.end_date::text AS "endDate",
       b.spend_minor AS "spendMinor",
       ${ALLOTTED_MINOR}
         AS "limitMinor"`,
    [before, ctx.now().toISOString()],
  );

/** A budget nobody used promises nothing, and neither does one without a limit. */
const isKept = ({ spendMinor, limitMinor }: Settled): boolean =>
  spendMinor > 0 && limitMinor > 0 && spendMinor <= limitMinor;

const tell = (
  ctx: Ctx,
  { customerId, userId, id, endDate, spendMinor, limitMinor }: Settled,
): Promise<void> =>
  raise(actingAs(ctx, { type: 'system', accountId: accountOf(customerId), mode: modeOf(customerId) }), {
    eventId: `fledge:budget_kept:${id}:${endDate}`,
    userId,
    type: 'budget_kept',
    properties: { budget_id: id, month: endDate.slice(0, 7), left: decimalOf(limitMinor - spendMinor) },
  });
