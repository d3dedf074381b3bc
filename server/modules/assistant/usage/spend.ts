import type { UserCtx } from '../../../db/context.ts';
import { newUuid } from '../../../kernel/ids.ts';
import { assistantUsage } from '../tables.ts';
import type { TurnEvent } from '../turn-events.ts';
import { toMicro } from './limits.ts';

/** Writes down what a model was asked and what that cost, at once: a turn that is lost has still been paid for. */
export async function noteSpend(
  ctx: UserCtx,
  turnId: string,
  { model, inputTokens, outputTokens, costUsd }: Extract<TurnEvent, { type: 'usage' }>,
): Promise<void> {
  const now = ctx.now();
  await ctx.db.insert(assistantUsage).values({
    customerId: ctx.customerId,
    id: newUuid(now.getTime()),
    userId: ctx.actor.userId,
    turnId,
    model,
    inputTokens,
    outputTokens,
    costMicroUsd: toMicro(costUsd),
    createdAt: now.toISOString(),
  });
}
