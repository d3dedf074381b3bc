import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { appendFeed } from '../progression/index.ts';
import { fail } from './errors.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DONE = { success: true } as const;

type Mark = 'read_at' | 'dismissed_at';

/** Sets a mark on one notification; setting it again is fine. 404 `no_notification`. */
async function mark(outer: UserCtx, id: string, column: Mark): Promise<{ success: true }> {
  if (!UUID.test(id)) throw fail('no_notification');
  return outer.transact(async (ctx) => {
    const [row] = await query(
      ctx.db,
      `UPDATE notifications SET ${column} = coalesce(${column}, $4::timestamptz)
       WHERE customer_id = $1 AND user_id = $2 AND id = $3::uuid AND dismissed_at IS NULL RETURNING id`,
      [ctx.customerId, ctx.actor.userId, id, ctx.now().toISOString()],
    );
    if (!row) throw fail('no_notification');
    await tell(ctx);
    return DONE;
  });
}

export const readNotification = (ctx: UserCtx, { id }: { id: string }) => mark(ctx, id, 'read_at');
export const dismissNotification = (ctx: UserCtx, { id }: { id: string }) => mark(ctx, id, 'dismissed_at');

export const readAllNotifications = (outer: UserCtx): Promise<{ success: true }> =>
  outer.transact(async (ctx) => {
    const rows = await query(
      ctx.db,
      `UPDATE notifications SET read_at = $3::timestamptz
       WHERE customer_id = $1 AND user_id = $2 AND read_at IS NULL AND dismissed_at IS NULL RETURNING 1`,
      [ctx.customerId, ctx.actor.userId, ctx.now().toISOString()],
    );
    if (rows.length > 0) await tell(ctx);
    return DONE;
  });

/** The user's other pages count anew. */
const tell = (ctx: UserCtx): Promise<void> =>
  appendFeed(ctx, ctx.actor.userId, [{ buddyId: null, type: 'notifications.read', payload: {} }]);
