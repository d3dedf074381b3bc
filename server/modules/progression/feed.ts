import { and, asc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import type { Db } from '../../db/client.ts';
import { query } from '../../db/query.ts';
import { feed } from './tables.ts';

/** Something that happened to a user, for the page that shows it and for webhooks. */
export interface FeedItem {
  userId: string;
  buddyId: string | null;
  type: string;
  payload: Record<string, unknown>;
}

export interface FeedRow {
  sequence: number;
  type: string;
  payload: Record<string, unknown>;
  createdAt: string;
}

/** Rows for many tenants at once; the caller holds the users' locks and numbers the rows. */
export const insertFeed = (
  db: Db,
  rows: readonly (FeedItem & { customerId: string; sequence: number })[],
  nowIso: string,
) =>
  query(
    db,
    `INSERT INTO feed (customer_id, user_id, sequence, buddy_id, type, payload, created_at)
     SELECT *, $7::timestamptz FROM unnest($1::text[], $2::text[], $3::int4[], $4::text[], $5::text[], $6::jsonb[])`,
    [
      rows.map((r) => r.customerId),
      rows.map((r) => r.userId),
      rows.map((r) => r.sequence),
      rows.map((r) => r.buddyId),
      rows.map((r) => r.type),
      rows.map((r) => JSON.stringify(r.payload)),
      nowIso,
    ],
  );

/**
 * Appends to one user's feed and tells the live connections after commit. Call it inside `ctx.transact`; it
 * locks the user's row, which is what keeps the sequence gapless.
 */
export const appendFeed = (
  ctx: Ctx,
  userId: string,
  items: readonly Omit<FeedItem, 'userId'>[],
): Promise<void> =>
  appendFeeds(
    ctx,
    items.map((item) => ({ ...item, userId })),
  );

/** The same for many users, in two statements. Users nobody has seen are passed over. */
export async function appendFeeds(ctx: Ctx, items: readonly FeedItem[]): Promise<void> {
  if (items.length === 0) return;
  const counts = new Map<string, number>();
  for (const { userId } of items) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  const users = await query<{ id: string; sequence: number }>(
    ctx.db,
    `UPDATE users u SET sequence = sequence + k.n, version = version + 1 FROM unnest($2::text[], $3::int4[]) AS k(id, n)
     WHERE u.customer_id = $1 AND u.id = k.id RETURNING u.id, u.sequence`,
    [ctx.customerId, [...counts.keys()], [...counts.values()]],
  );
  const next = new Map(users.map(({ id, sequence }) => [id, sequence - (counts.get(id) ?? 0)]));
  const rows = items.flatMap((item) => {
    const last = next.get(item.userId);
    if (last === undefined) return [];
    next.set(item.userId, last + 1);
    return [{ ...item, customerId: ctx.customerId, sequence: last + 1 }];
  });
  if (rows.length > 0) await insertFeed(ctx.db, rows, ctx.now().toISOString());
  for (const { id: userId, sequence } of users)
    ctx.emit({ name: 'feed.appended', payload: { customerId: ctx.customerId, userId, sequence } });
}

/** What came after a sequence, oldest first. */
export async function readFeed(ctx: Ctx, userId: string, after: number, limit: number): Promise<FeedRow[]> {
  return ctx.db
    .select({ sequence: feed.sequence, type: feed.type, payload: feed.payload, createdAt: feed.createdAt })
    .from(feed)
    .where(and(eq(feed.customerId, ctx.customerId), eq(feed.userId, userId), gt(feed.sequence, after)))
    .orderBy(asc(feed.sequence))
    .limit(limit);
}
