import type { App, Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { eraseUsers } from '../accounts/index.ts';
import { demoCtx } from './tenant.ts';

const DAY_MS = 86_400_000;
/** Visitors of a transaction: each has some hundred rows. */
const BATCH = 20;
/** Visitors of a run; the next run, within the hour, takes the rest. */
const MOST = 2_000;

/**
 * Erases visitors of the demo who were not seen for `demoKeepDays`, with everything but their movements in the ledger:
 * nobody comes back to what a cookie of a day has named. Answers how many.
 */
export async function eraseVisitors(app: App): Promise<number> {
  const ctx = demoCtx(app);
  const before = new Date(app.now().getTime() - app.settings.demoKeepDays * DAY_MS).toISOString();
  let erased = 0;
  while (erased < MOST) {
    const ids = await unseenSince(ctx, before);
    if (ids.length > 0) await eraseUsers(ctx, ids);
    erased += ids.length;
    if (ids.length < BATCH) break;
  }
  return erased;
}

/** Who visits has a session, and whoever plays or talks leaves an event or a conversation. */
async function unseenSince(ctx: Ctx, before: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx.db,
    `SELECT u.id FROM users u
     WHERE u.customer_id = $1 AND u.id LIKE 'visitor-%' AND u.created_at < $2::timestamptz
       AND u.id NOT IN (SELECT s.user_id FROM widget_sessions s
         WHERE s.customer_id = $1 AND s.user_id IS NOT NULL AND s.expires_at >= $2::timestamptz)
       AND NOT EXISTS (SELECT 1 FROM events e
         WHERE e.customer_id = $1 AND e.user_id = u.id AND e.received_at >= $2::timestamptz)
       AND NOT EXISTS (SELECT 1 FROM assistant_conversations c
         WHERE c.customer_id = $1 AND c.user_id = u.id AND c.last_message_at >= $2::timestamptz)
     ORDER BY u.id LIMIT ${BATCH}`,
    [ctx.customerId, before],
  );
  return rows.map(({ id }) => id);
}
