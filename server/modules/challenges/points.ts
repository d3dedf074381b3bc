import type { Ctx, UserCtx } from '../../db/context.ts';
import { readBalances } from '../progression/index.ts';

/** Points are a token of the one ledger, held by the user. */
export const POINTS = 'points';

export async function readPoints(ctx: Ctx, userId: string): Promise<number> {
  const held = await readBalances(ctx.db, ctx.customerId, [userId]);
  return held.find(({ tokenKey }) => tokenKey === POINTS)?.balance ?? 0;
}

export const totalPoints = async (ctx: UserCtx): Promise<{ totalPoints: number }> => ({
  totalPoints: await readPoints(ctx, ctx.actor.userId),
});
