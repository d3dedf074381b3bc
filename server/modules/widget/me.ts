import { companionOf, loadPlayer, requireBuddy, type BuddyRow, type Player } from '../buddies/index.ts';
import type { WidgetCtx } from '../../db/context.ts';
import { fail } from './errors.ts';

/** The buddy a session shows: the one it was made for, else the user's companion. */
export async function myBuddy(ctx: WidgetCtx): Promise<BuddyRow | undefined> {
  const { buddyId, userId } = ctx.actor;
  return buddyId === null ? companionOf(ctx, userId) : requireBuddy(ctx, buddyId);
}

/** Throws 409 `no_buddy`. */
export async function requireMyBuddy(ctx: WidgetCtx): Promise<BuddyRow> {
  const buddy = await myBuddy(ctx);
  if (!buddy) throw fail('no_buddy');
  return buddy;
}

/** Throws 409 `no_buddy`. */
export const requireMyPlayer = async (ctx: WidgetCtx): Promise<Player> =>
  loadPlayer(ctx, await requireMyBuddy(ctx));
