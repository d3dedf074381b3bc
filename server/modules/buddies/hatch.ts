import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { foldWaiting, startProgress } from '../progression/index.ts';
import { newId } from '../../kernel/ids.ts';
import { fail } from './errors.ts';
import { requireEgg } from './eggs.ts';
import { nameFor } from './names.data.ts';
import { startOperation, type OperationRow } from './operations.ts';
import { pictureFor, type Easel } from './easel.ts';
import type { Accepted } from './schema.ts';
import { buddies, eggs, evolutions } from './tables.ts';

/** Starts the hatching of a ready egg. Throws 404, 409 `egg_not_ready`. */
export async function hatchEgg(ctx: Ctx, input: { eggId: string }): Promise<Accepted> {
  return ctx.transact(async (ctx) => {
    const egg = await requireEgg(ctx, input.eggId, true);
    if (egg.status !== 'ready')
      throw fail('egg_not_ready', {
        status: egg.status,
        operation_id: egg.operationId,
        buddy_id: egg.buddyId,
      });
    const accepted = await startOperation(ctx, { type: 'hatch', userId: egg.userId, eggId: egg.id });
    await ctx.db
      .update(eggs)
      .set({ status: 'hatching', operationId: accepted.operationId, updatedAt: ctx.now().toISOString() })
      .where(and(eq(eggs.customerId, ctx.customerId), eq(eggs.id, egg.id)));
    return accepted;
  });
}

/**
 * What a hatch operation does: the buddy is born, and what its user did before takes effect. Runs in the
 * transaction that completes the operation.
 */
export async function applyHatch(
  ctx: Ctx,
  operation: OperationRow,
  easel: Easel,
): Promise<{ buddyId: string; result: Record<string, unknown> }> {
  const egg = await requireEgg(ctx, operation.eggId ?? '', true);
  await lockUser(ctx, egg.userId);
  const look = { style: egg.style, variant: egg.visualVariant, stage: 1 };
  const { appearance, imageUrl, urls } = await pictureFor(ctx, easel, operation, look);
  const now = ctx.now();
  const buddyId = newId('buddy', now.getTime());
  const wanted = egg.metadata.name;
  const buddy = {
    customerId: ctx.customerId,
    id: buddyId,
    userId: egg.userId,
    audience: egg.audience,
    eggId: egg.id,
    name: typeof wanted === 'string' && wanted.trim() !== '' ? wanted.trim().slice(0, 40) : nameFor(buddyId),
    status: 'active' as const,
    configVersionId: egg.configVersionId,
    ...look,
    equipped: [],
    appearance,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    archivedAt: null,
  };
  await ctx.db.insert(buddies).values(buddy);
  await ctx.db.insert(evolutions).values({
    customerId: ctx.customerId,
    buddyId,
    stage: 1,
    previousStage: 0,
    imageUrl,
    trigger: 'hatch',
    createdAt: now.toISOString(),
  });
  await ctx.db
    .update(eggs)
    .set({ status: 'hatched', buddyId, updatedAt: now.toISOString() })
    .where(and(eq(eggs.customerId, ctx.customerId), eq(eggs.id, egg.id)));
  await startProgress(ctx, buddy);
  const waited = await foldWaiting(ctx, buddy);
  return {
    buddyId,
    result: {
      buddy_id: buddyId,
      egg_id: egg.id,
      name: buddy.name,
      ...urls,
      events_applied: waited,
    },
  };
}
