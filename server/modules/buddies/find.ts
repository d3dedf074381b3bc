import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { buddies } from './tables.ts';

export type BuddyRow = typeof buddies.$inferSelect;

/** The user a buddy belongs to, or undefined when this tenant has no such buddy. */
export async function buddyOwner(ctx: Ctx, buddyId: string): Promise<{ userId: string } | undefined> {
  if (!isId('buddy', buddyId)) return undefined;
  const [row] = await ctx.db
    .select({ userId: buddies.userId })
    .from(buddies)
    .where(and(eq(buddies.customerId, ctx.customerId), eq(buddies.id, buddyId)));
  return row;
}

/** Throws 404. */
export async function requireBuddy(ctx: Ctx, buddyId: string): Promise<BuddyRow> {
  const [row] = isId('buddy', buddyId)
    ? await ctx.db
        .select()
        .from(buddies)
        .where(and(eq(buddies.customerId, ctx.customerId), eq(buddies.id, buddyId)))
    : [];
  if (!row) throw notFound('buddy');
  return row;
}

/**
 * The buddy that a user's events feed: the one that hatched first of those still active. A second buddy does not
 * divert them; archiving the first hands them on.
 */
export async function companionOf(
  ctx: Ctx,
  userId: string,
  audience?: string,
): Promise<BuddyRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(buddies)
    .where(
      and(
        eq(buddies.customerId, ctx.customerId),
        eq(buddies.userId, userId),
        eq(buddies.status, 'active'),
        audience === undefined ? undefined : eq(buddies.audience, audience),
      ),
    )
    .orderBy(asc(buddies.createdAt), asc(buddies.id))
    .limit(1);
  return row;
}
