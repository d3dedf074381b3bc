import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { notificationPreferences, type NotificationKind } from './tables.ts';

export interface Preferences {
  muted: NotificationKind[];
  /** `HH:MM` in the user's own zone, both or neither. */
  quietFrom: string | null;
  quietUntil: string | null;
}

const NONE: Preferences = { muted: [], quietFrom: null, quietUntil: null };

export async function getPreferences(ctx: UserCtx): Promise<Preferences> {
  const [row] = await ctx.db
    .select()
    .from(notificationPreferences)
    .where(
      and(
        eq(notificationPreferences.customerId, ctx.customerId),
        eq(notificationPreferences.userId, ctx.actor.userId),
      ),
    );
  return row ? { muted: row.muted, quietFrom: row.quietFrom, quietUntil: row.quietUntil } : NONE;
}

export async function setPreferences(outer: UserCtx, wanted: Preferences): Promise<Preferences> {
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const values = { ...wanted, updatedAt: ctx.now().toISOString() };
    await ctx.db
      .insert(notificationPreferences)
      .values({ customerId: ctx.customerId, userId, ...values })
      .onConflictDoUpdate({
        target: [notificationPreferences.customerId, notificationPreferences.userId],
        set: values,
      });
    return wanted;
  });
}
