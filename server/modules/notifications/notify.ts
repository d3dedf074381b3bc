import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { accountSettings } from '../accounts/index.ts';
import { appendFeeds } from '../progression/index.ts';
import { isQuiet } from './quiet.ts';
import type { NotificationKind } from './tables.ts';

export interface Notice {
  userId: string;
  kind: NotificationKind;
  title: string;
  message: string;
  /** What it is about, for ever: a user is told of it once, even when it was dismissed. */
  subject: string;
}

interface Wants extends Record<string, unknown> {
  userId: string;
  timezone: string | null;
  muted: NotificationKind[] | null;
  quietFrom: string | null;
  quietUntil: string | null;
}

/**
 * Tells users of things, each once: kinds they muted are left out, and in their quiet hours nothing is pushed to the
 * page, though it is in the list. Call it inside `ctx.transact`; three statements and the live feed, whatever the number.
 * Answers how many were new.
 */
export async function notify(ctx: Ctx, notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const wants = await readWants(ctx, [...new Set(notices.map(({ userId }) => userId))]);
  const heard = notices.filter(({ userId, kind }) => !wants.get(userId)?.muted?.includes(kind));
  if (heard.length === 0) return 0;
  const now = ctx.now();
  const made = await query<{ id: string; userId: string; subject: string }>(
    ctx.db,
    `INSERT INTO notifications (customer_id, id, user_id, kind, title, message, subject, created_at)
     SELECT $1, id, user_id, kind, title, message, subject, $8::timestamptz
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       AS n(id, user_id, kind, title, message, subject)
     ON CONFLICT (customer_id, user_id, subject) DO NOTHING
     RETURNING id::text AS id, user_id AS "userId", subject`,
    [
      ctx.customerId,
      heard.map(() => randomUUID()),
      heard.map(({ userId }) => userId),
      heard.map(({ kind }) => kind),
      heard.map(({ title }) => title),
      heard.map(({ message }) => message),
      heard.map(({ subject }) => subject),
      now.toISOString(),
    ],
  );
  const { settings } = await accountSettings(ctx);
  const bySubject = new Map(heard.map((notice) => [`${notice.userId}\0${notice.subject}`, notice]));
  await appendFeeds(
    ctx,
    made.flatMap(({ id, userId, subject }) => {
      const notice = bySubject.get(`${userId}\0${subject}`);
      const want = wants.get(userId);
      const zone = want?.timezone ?? settings.timezone;
      if (!notice || (want && isQuiet({ from: want.quietFrom, until: want.quietUntil }, zone, now)))
        return [];
      const { kind, title, message } = notice;
      return [{ userId, buddyId: null, type: 'notification.created', payload: { id, kind, title, message } }];
    }),
  );
  return made.length;
}

async function readWants(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, Wants>> {
  const rows = await query<Wants>(
    ctx.db,
    `SELECT u.id AS "userId", u.timezone, p.muted, p.quiet_from AS "quietFrom", p.quiet_until AS "quietUntil"
     FROM users u LEFT JOIN notification_preferences p ON p.customer_id = u.customer_id AND p.user_id = u.id
     WHERE u.customer_id = $1 AND u.id = ANY($2::text[])`,
    [ctx.customerId, userIds],
  );
  return new Map(rows.map((row) => [row.userId, row]));
}
