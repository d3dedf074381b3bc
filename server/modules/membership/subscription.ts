import { and, eq } from 'drizzle-orm';
import type { Ctx, UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import type { Grant, Subscription } from './schema.ts';
import { memberships, type MembershipStatus } from './tables.ts';

const NONE: Subscription = { isPro: false, status: 'none', source: 'none', plan: null, expiresAt: null };
/** A payment that is late does not end a membership yet. */
const PRO: ReadonlySet<MembershipStatus> = new Set(['active', 'trialing', 'past_due']);

/** What the caller has subscribed to; `none` when its host never said. One whose time is over has expired. */
export const getSubscription = (ctx: UserCtx): Promise<Subscription> =>
  readSubscription(ctx, ctx.actor.userId);

async function readSubscription(ctx: Ctx, userId: string): Promise<Subscription> {
  const [row] = await ctx.db
    .select()
    .from(memberships)
    .where(and(eq(memberships.customerId, ctx.customerId), eq(memberships.userId, userId)));
  if (!row) return NONE;
  const { source, plan, expiresAt } = row;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= ctx.now().getTime();
  const status = isOver && PRO.has(row.status) ? 'expired' : row.status;
  return { isPro: PRO.has(status), status, source, plan, expiresAt };
}

/** A host says what one of its users has subscribed to. */
export const setSubscription = (ctx: Ctx, { userId, ...grant }: Grant): Promise<Subscription> =>
  ctx.transact(async (ctx) => {
    await lockUser(ctx, userId);
    const row = { ...grant, updatedAt: ctx.now().toISOString() };
    await ctx.db
      .insert(memberships)
      .values({ customerId: ctx.customerId, userId, ...row })
      .onConflictDoUpdate({ target: [memberships.customerId, memberships.userId], set: row });
    return readSubscription(ctx, userId);
  });
