import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { users } from './tables.ts';

/** An end user of a customer, named by the customer's own id. */
export interface User {
  customerId: string;
  id: string;
  /** IANA zone; null until one is known, then the customer's counts. */
  timezone: string | null;
  /** The last number given in the user's live feed. */
  sequence: number;
}

interface UserRow extends Record<string, unknown> {
  id: string;
  timezone: string | null;
  sequence: number;
}

/**
 * Locks one user until the transaction ends and creates the row when it is new. Everything that changes a user
 * takes this lock first, so two changes of one user never interleave, and the row's version tells whoever remembers
 * the user that there was one. Call it inside `ctx.transact` only.
 */
export async function lockUser(ctx: Ctx, userId: string): Promise<User> {
  const [known] = await lockRows(ctx, [userId]);
  if (known) return toUser(ctx, known);
  // The update locks a row that somebody else created in between, and returns it.
  const [made] = await insertRows(ctx, [userId], 'DO UPDATE SET version = users.version + 1');
  if (!made) throw new Error('a user that was just locked is gone');
  return toUser(ctx, made);
}

/**
 * Locks many users at once, in two statements that travel together. New rows are made before any lock is taken and
 * both go by the order of ids, so callers with overlapping users wait for each other and never deadlock.
 */
export async function lockUsers(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, User>> {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) return new Map();
  const [, rows] = await Promise.all([insertRows(ctx, wanted, 'DO NOTHING'), lockRows(ctx, wanted)]);
  return new Map(rows.map((row) => [row.id, toUser(ctx, row)]));
}

const lockRows = (ctx: Ctx, ids: readonly string[]): Promise<UserRow[]> =>
  query<UserRow>(
    ctx.db,
    `WITH held AS MATERIALIZED (
       SELECT id FROM users WHERE customer_id = $1 AND id = ANY($2::text[]) ORDER BY id FOR UPDATE)
     UPDATE users u SET version = version + 1 FROM held WHERE u.customer_id = $1 AND u.id = held.id
     RETURNING u.id, u.timezone, u.sequence`,
    [ctx.customerId, ids],
  );

const insertRows = (
  ctx: Ctx,
  ids: readonly string[],
  onConflict: 'DO NOTHING' | 'DO UPDATE SET version = users.version + 1',
): Promise<UserRow[]> =>
  query<UserRow>(
    ctx.db,
    `INSERT INTO users (customer_id, id, created_at)
     SELECT $1, id, $3::timestamptz FROM unnest($2::text[]) AS t(id) ORDER BY id
     ON CONFLICT (customer_id, id) ${onConflict}
     RETURNING id, timezone, sequence`,
    [ctx.customerId, ids, ctx.now().toISOString()],
  );

/** Makes a user; false when there is one of that id already. */
export async function createUser(ctx: Ctx, userId: string): Promise<boolean> {
  return (await insertRows(ctx, [userId], 'DO NOTHING')).length > 0;
}

/** A user as last committed, without a lock; undefined for one that was never seen. */
export async function findUser(
  ctx: Ctx,
  userId: string,
): Promise<(User & { createdAt: string }) | undefined> {
  const [user] = await ctx.db
    .select({
      customerId: users.customerId,
      id: users.id,
      timezone: users.timezone,
      sequence: users.sequence,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(users.customerId, ctx.customerId), eq(users.id, userId)));
  return user;
}

/** Moves a user to another zone (null: back to the customer's). Creates the user when it is new. */
export async function setTimezone(ctx: Ctx, userId: string, timezone: string | null): Promise<User> {
  return ctx.transact(async (ctx) => {
    const user = await lockUser(ctx, userId);
    if (user.timezone === timezone) return user;
    await ctx.db
      .update(users)
      .set({ timezone })
      .where(and(eq(users.customerId, ctx.customerId), eq(users.id, userId)));
    return { ...user, timezone };
  });
}

const toUser = (ctx: Ctx, row: UserRow): User => ({
  customerId: ctx.customerId,
  id: row.id,
  timezone: row.timezone,
  sequence: row.sequence,
});
