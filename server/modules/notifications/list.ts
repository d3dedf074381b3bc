import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import type { NotificationKind } from './tables.ts';

export interface Notification {
  id: string;
  title: string;
  message: string;
  type: NotificationKind;
  read: boolean;
  createdAt: string;
}

/** The newest notifications that were not dismissed, and how many of all are unread. */
export async function listNotifications(
  ctx: UserCtx,
  { limit }: { limit: number },
): Promise<{ notifications: Notification[]; unreadCount: number }> {
  const mine = [ctx.customerId, ctx.actor.userId];
  const [rows, counted] = await Promise.all([
    query<Omit<Notification, 'createdAt'> & { createdAt: string }>(
      ctx.db,
      `SELECT id::text AS id, title, message, kind AS type, read_at IS NOT NULL AS read,
         to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"
       FROM notifications WHERE customer_id = $1 AND user_id = $2 AND dismissed_at IS NULL
       ORDER BY notifications.created_at DESC, notifications.id DESC LIMIT $3`,
      [...mine, limit],
    ),
    query<{ unread: number }>(
      ctx.db,
      `SELECT count(*)::int AS unread FROM notifications
       WHERE customer_id = $1 AND user_id = $2 AND dismissed_at IS NULL AND read_at IS NULL`,
      mine,
    ),
  ]);
  return { notifications: rows, unreadCount: counted[0]?.unread ?? 0 };
}
