import type { z } from 'zod';
import type { WidgetCtx } from '../../db/context.ts';
import { isFailure, notFound } from '../../kernel/errors.ts';
import { accountSettings } from '../accounts/index.ts';
import {
  activeEgg,
  balanceOf,
  equipItems,
  evolveBuddy,
  getOperation,
  hatchEgg,
  loadPlayer,
  purchaseItem,
  rerenderBuddy,
  setEggStatus,
} from '../buddies/index.ts';
import { ingestOne, type EventAnswer } from '../progression/index.ts';
import { fail } from './errors.ts';
import { requireMyBuddy } from './me.ts';
import type { widgetPurchaseOutput } from './schema.ts';

/**
 * Buys an item for the session's buddy. Asking again for what is owned answers so, which makes a repeat harmless.
 * Throws 409 `no_buddy`, and what a purchase throws.
 */
export async function purchase(
  ctx: WidgetCtx,
  input: { itemId: string },
): Promise<z.input<typeof widgetPurchaseOutput>> {
  const buddy = await requireMyBuddy(ctx);
  try {
    const { itemId, balance } = await purchaseItem(ctx, { buddyId: buddy.id, itemId: input.itemId });
    return { itemId, balance, alreadyOwned: false };
  } catch (error) {
    if (!isFailure(error) || error.code !== 'already_owned') throw error;
    const player = await loadPlayer(ctx, buddy);
    return {
      itemId: input.itemId,
      balance: balanceOf(player.balances, player.version.coinKey).balance,
      alreadyOwned: true,
    };
  }
}

export const equip = async (ctx: WidgetCtx, input: { equip: string[]; unequip: string[] }) =>
  equipItems(ctx, { buddyId: (await requireMyBuddy(ctx)).id, ...input });

export const evolve = async (ctx: WidgetCtx) =>
  evolveBuddy(ctx, { buddyId: (await requireMyBuddy(ctx)).id, trigger: 'widget' });

export const rerender = async (ctx: WidgetCtx) =>
  rerenderBuddy(ctx, { buddyId: (await requireMyBuddy(ctx)).id });

/** Hatches the user's own egg; one that still waits is made ready by its user's wish. Throws 404, 409 `no_egg`. */
export async function hatch(ctx: WidgetCtx, input: { eggId?: string | undefined }) {
  const egg = await activeEgg(ctx, ctx.actor.userId);
  if (!egg) throw fail('no_egg');
  if (input.eggId !== undefined && input.eggId !== egg.id) throw notFound('egg');
  return ctx.transact(async (ctx) => {
    if (egg.status === 'waiting') await setEggStatus(ctx, { eggId: egg.id, status: 'ready' });
    return hatchEgg(ctx, { eggId: egg.id });
  });
}

/** An operation of the session's own user; anybody else's is not found. */
export async function readOperation(ctx: WidgetCtx, input: { operationId: string }) {
  const operation = await getOperation(ctx, input);
  if (operation.userId !== ctx.actor.userId) throw notFound('operation');
  return operation;
}

export interface TrackedEvent {
  eventId: string;
  type: string;
  properties: Record<string, unknown>;
}

/** An event from the page, for the session's own user, now: a page can neither name another user nor move its clock. */
export async function track(ctx: WidgetCtx, input: TrackedEvent): Promise<EventAnswer> {
  const { settings } = await accountSettings(ctx);
  const buddy = settings.audiences.length > 1 ? await requireMyBuddy(ctx) : undefined;
  // Page and server each have a space of event ids of their own, so a page cannot block an id the server will use.
  const eventId = `web:${ctx.actor.userId}:${input.eventId}`.slice(0, 256);
  const answer = await ingestOne(ctx, {
    ...input,
    eventId,
    userId: ctx.actor.userId,
    ...(buddy ? { audience: buddy.audience } : {}),
  });
  return { ...answer, eventId: input.eventId };
}
