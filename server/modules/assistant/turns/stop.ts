import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { findTurn } from '../conversations/find.ts';
import { assistantTurns } from '../tables.ts';
import { interruptLost } from './end.ts';
import { runs } from './runs.ts';

const WAIT_MS = 2_000;
const LOOK_MS = 50;

/**
 * Ends a turn wherever it runs; what was said so far stands. Answers once it is over, or will be in a moment. Throws
 * 404.
 */
export async function stopTurn(ctx: UserCtx, { turnId }: { turnId: string }): Promise<{ stopped: boolean }> {
  const turn = await findTurn(ctx, turnId);
  if (turn.status !== 'running') return { stopped: false };
  const run = runs(ctx.app).byId.get(turn.id);
  if (run) {
    run.abort('stopped');
    await run.ended;
    return { stopped: true };
  }
  // Whoever runs it reads this with its next event, should the signal be lost.
  await ctx.db
    .update(assistantTurns)
    .set({ stopRequestedAt: ctx.now().toISOString() })
    .where(
      and(
        eq(assistantTurns.customerId, ctx.customerId),
        eq(assistantTurns.id, turn.id),
        eq(assistantTurns.status, 'running'),
      ),
    );
  ctx.emit({ name: 'turn.stop', payload: { turnId: turn.id } });
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
    const now = await findTurn(ctx, turn.id);
    if (now.status !== 'running') return { stopped: now.status === 'stopped' };
    if (Date.parse(now.leaseUntil) <= ctx.now().getTime()) await interruptLost(ctx.app, now);
    else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return { stopped: true };
}
