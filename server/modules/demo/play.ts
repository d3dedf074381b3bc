import { sortableId } from '../../kernel/ids.ts';
import type { Ctx, WidgetCtx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import {
  activeEgg,
  archiveBuddy,
  companionOf,
  createEgg,
  evolveBuddy,
  getBuddy,
  getEvolution,
  getOperation,
  hatchEgg,
  requireBuddy,
  setEggStatus,
  type Accepted,
  type BuddyOutput,
} from '../buddies/index.ts';
import { lockUser } from '../accounts/index.ts';
import { ingestOne, type EventAnswer } from '../progression/index.ts';
import { fail } from './errors.ts';

/** What a visitor has: the buddy and what it lacks for its next stage, or the egg before it. */
export async function demoState(ctx: WidgetCtx) {
  const { userId } = ctx.actor;
  const companion = await companionOf(ctx, userId);
  if (!companion) {
    const egg = await activeEgg(ctx, userId);
    return { userId, egg: egg ? { eggId: egg.id, status: egg.status } : null, buddy: null, evolution: null };
  }
  const buddyId = companion.id;
  return {
    userId,
    egg: null,
    buddy: await getBuddy(ctx, { buddyId }),
    evolution: await getEvolution(ctx, { buddyId }),
  };
}

export interface DemoEvent {
  eventId?: string | undefined;
  type: string;
  occurredAt?: string | undefined;
  properties: Record<string, unknown>;
}

/** An event of the visitor's own. Each visitor has a space of event ids of its own. */
export async function demoEvent(
  ctx: WidgetCtx,
  { eventId = sortableId(), ...event }: DemoEvent,
): Promise<EventAnswer> {
  const { userId } = ctx.actor;
  return { ...(await ingestOne(ctx, { ...event, userId, eventId: `demo:${userId}:${eventId}` })), eventId };
}

/** Hatches at once: the buddy is there when this answers. A visitor who has one gets that one. */
export const demoHatch = (ctx: WidgetCtx): Promise<BuddyOutput> => hatchNow(ctx, ctx.actor.userId, {});

const PATIENCE_MS = 8_000;
const LOOK_MS = 40;

/** The companion of a user of the demo, hatched first where there is none. Throws 503 `demo_busy` when no worker comes. */
export async function hatchNow(
  ctx: Ctx,
  userId: string,
  metadata: Record<string, unknown>,
): Promise<BuddyOutput> {
  const known = await companionOf(ctx, userId);
  if (known) return getBuddy(ctx, { buddyId: known.id });
  await startHatching(ctx, userId, metadata);
  const untilMs = performance.now() + PATIENCE_MS;
  for (let pauseMs = LOOK_MS; performance.now() < untilMs; pauseMs = Math.min(500, pauseMs * 1.5)) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const buddy = await companionOf(ctx, userId);
    if (buddy) return getBuddy(ctx, { buddyId: buddy.id });
  }
  throw fail('demo_busy');
}

/** Under the user's lock, so that two requests start one operation. */
async function startHatching(ctx: Ctx, userId: string, metadata: Record<string, unknown>): Promise<void> {
  await ctx.transact(async (ctx) => {
    await lockUser(ctx, userId);
    const known = await activeEgg(ctx, userId);
    if (known?.status === 'hatching' || (await companionOf(ctx, userId))) return;
    const eggId = known?.id ?? (await createEgg(ctx, { userId, metadata, ensure: true })).eggId;
    if (known?.status !== 'ready') await setEggStatus(ctx, { eggId, status: 'ready' });
    await hatchEgg(ctx, { eggId });
  });
}

export async function demoEvolve(ctx: WidgetCtx, { buddyId }: { buddyId: string }): Promise<Accepted> {
  const buddy = await requireBuddy(ctx, buddyId);
  if (buddy.userId !== ctx.actor.userId) throw notFound('buddy');
  return evolveBuddy(ctx, { buddyId });
}

export async function demoOperation(ctx: WidgetCtx, input: { operationId: string }) {
  const operation = await getOperation(ctx, input);
  if (operation.userId !== ctx.actor.userId) throw notFound('operation');
  return operation;
}

/** Archives the visitor's buddies; the next hatch starts anew. */
export async function demoReset(ctx: WidgetCtx): Promise<{ archived: number }> {
  let archived = 0;
  for (;;) {
    const buddy = await companionOf(ctx, ctx.actor.userId);
    if (!buddy) return { archived };
    await archiveBuddy(ctx, { buddyId: buddy.id });
    archived += 1;
  }
}
