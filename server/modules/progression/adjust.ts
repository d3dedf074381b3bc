import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { enqueue } from '../../jobs/index.ts';
import { newId } from '../../kernel/ids.ts';
import { SYSTEM_EVENTS } from './engine/index.ts';
import { parseExternal, printExternal, type External } from './external.ts';
import { RAISE_QUEUE } from './raise.ts';
import { progress } from './tables.ts';

/**
 * Changes what a buddy has from outside the rules, and lets the rules look at it again: the event that is raised
 * moves badges and readiness that depend on it. Call inside `ctx.transact`, behind the user's lock.
 */
export async function adjustExternal(
  ctx: Ctx,
  buddy: { id: string; userId: string; audience: string },
  change: (external: External) => External,
): Promise<void> {
  const mine = and(eq(progress.customerId, ctx.customerId), eq(progress.buddyId, buddy.id));
  const [row] = await ctx.db.select({ external: progress.external }).from(progress).where(mine);
  if (!row) throw new Error(`buddy ${buddy.id} has no progress`);
  await ctx.db
    .update(progress)
    .set({ external: printExternal(change(parseExternal(row.external))) })
    .where(mine);
  const event = {
    eventId: `fledge:adjusted:${newId('event', ctx.now().getTime())}`,
    userId: buddy.userId,
    audience: buddy.audience,
    type: SYSTEM_EVENTS.adjusted,
    properties: {},
  };
  await enqueue(ctx, { queue: RAISE_QUEUE, payload: { event } });
}
