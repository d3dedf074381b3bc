import type { Ctx } from '../../db/context.ts';
import { enqueue } from '../../jobs/index.ts';
import { RAISE_QUEUE, SYSTEM_EVENTS } from '../progression/index.ts';
import { changeBuddy, lockBuddy } from './buddies.ts';
import { fail } from './errors.ts';
import { runningOperation, startOperation, type OperationRow } from './operations.ts';
import { loadPlayer } from './player.ts';
import { pictureFor, type Easel } from './easel.ts';
import type { Accepted } from './schema.ts';
import { evolutions } from './tables.ts';
import { artKeys, evolutionView } from './view.ts';

const LAST_STAGE = 5;

/** Starts an evolution. Throws 404, 409 `buddy_archived`, `max_stage_reached`, `operation_in_progress`, `evolution_not_ready`. */
export async function evolveBuddy(ctx: Ctx, input: { buddyId: string; trigger?: string }): Promise<Accepted> {
  return ctx.transact(async (ctx) => {
    const buddy = await lockBuddy(ctx, input.buddyId);
    if (buddy.stage >= LAST_STAGE) throw fail('max_stage_reached', { stage: buddy.stage });
    const running = await runningOperation(ctx, buddy.id, 'evolve');
    if (running) throw fail('operation_in_progress', { operation_id: running.id, status: running.status });
    const evolution = evolutionView(await loadPlayer(ctx, buddy));
    if (!evolution.ready) {
      const missing = evolution.requirements.filter((requirement) => !requirement.met);
      throw fail('evolution_not_ready', {
        stage: buddy.stage,
        missing: missing.map(({ met: _, ...rest }) => rest),
      });
    }
    return startOperation(ctx, {
      type: 'evolve',
      userId: buddy.userId,
      buddyId: buddy.id,
      input: { fromStage: buddy.stage, trigger: input.trigger ?? 'request' },
    });
  });
}

/** What an evolve operation does. The stage it started from must still be the buddy's. */
export async function applyEvolve(
  ctx: Ctx,
  operation: OperationRow,
  easel: Easel,
): Promise<{ buddyId: string; result: Record<string, unknown> }> {
  const buddy = await lockBuddy(ctx, operation.buddyId ?? '');
  const { fromStage, trigger } = operation.input;
  const stage = buddy.stage + 1;
  if (buddy.stage !== fromStage || stage > LAST_STAGE)
    throw fail('evolution_not_ready', { stage: buddy.stage });
  const art = await artKeys(ctx, buddy.equipped);
  const worn = buddy.equipped.flatMap((id) => art.get(id) ?? []);
  const { appearance, imageUrl, urls } = await pictureFor(ctx, easel, operation, { ...buddy, stage }, worn);
  await changeBuddy(ctx, buddy, { stage, appearance });
  await ctx.db.insert(evolutions).values({
    customerId: ctx.customerId,
    buddyId: buddy.id,
    stage,
    previousStage: buddy.stage,
    imageUrl,
    trigger: String(trigger),
    createdAt: ctx.now().toISOString(),
  });
  const event = {
    eventId: `fledge:evolved:${buddy.id}:${stage}`,
    userId: buddy.userId,
    type: SYSTEM_EVENTS.evolved,
    properties: { stage },
    audience: buddy.audience,
  };
  await enqueue(ctx, {
    queue: RAISE_QUEUE,
    payload: { event },
    dedupeKey: `${ctx.customerId} ${event.eventId}`,
  });
  return {
    buddyId: buddy.id,
    result: { buddy_id: buddy.id, previous_stage: buddy.stage, new_stage: stage, ...urls },
  };
}
