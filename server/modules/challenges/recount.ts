import type { UserCtx } from '../../db/context.ts';
import { readMonth } from './challenge.ts';
import { settleMonth } from './settle.ts';
import { todayOf } from './user-day.ts';

/**
 * Counts the open challenges of these months again, because what they are counted from has just changed: pages that
 * show them follow at once. Call it inside `ctx.transact`, behind the user's lock.
 */
export async function recount(ctx: UserCtx, months: readonly string[]): Promise<void> {
  const today = await todayOf(ctx, ctx.actor.userId);
  for (const month of months) await settleMonth(ctx, await readMonth(ctx, month), { month, today });
}
