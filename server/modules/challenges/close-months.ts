import type { App } from '../../db/context.ts';
import { createCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { inTheNameOf } from './acting.ts';
import { listChallenges } from './list.ts';

const BATCH = 200;

/**
 * Settles challenges of months that are over everywhere on earth and that nobody has looked at since: each user's are
 * counted a last time, then completed or failed. May be cut short and run again.
 */
export async function closeMonths(app: App): Promise<void> {
  // The last zone to enter a month is twelve hours behind UTC.
  const current = new Date(app.now().getTime() - 12 * 3_600_000).toISOString().slice(0, 7);
  for (;;) {
    const open = await query<{ customerId: string; userId: string; month: string }>(
      app.database.db,
      `SELECT DISTINCT customer_id AS "customerId", user_id AS "userId", month FROM user_challenges
       WHERE status = 'active' AND month < $1 LIMIT ${BATCH}`,
      [current],
    );
    for (const { customerId, userId, month } of open) {
      await listChallenges(createCtx(app, inTheNameOf(customerId, userId)), { month });
    }
    if (open.length < BATCH) return;
  }
}
