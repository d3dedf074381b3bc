import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { findChallenge, toChallenge, type UserChallenge } from './challenge.ts';
import { fail } from './errors.ts';
import { settleMonth } from './settle.ts';
import { todayOf } from './user-day.ts';

/**
 * What a client says of an accepted challenge. It never goes down, is capped at the target, and yields to the server's
 * own figure where there is one. 404 `no_challenge`; 409 `not_active` once the challenge has ended.
 */
export async function reportProgress(
  outer: UserCtx,
  { id, currentProgress }: { id: string; currentProgress: number },
): Promise<UserChallenge> {
  const today = await todayOf(outer, outer.actor.userId);
  return outer.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    const row = await findChallenge(ctx, id);
    if (row.status === 'failed' || row.status === 'claimed') throw fail('not_active', { status: row.status });
    const [settled = row] = await settleMonth(ctx, [row], {
      month: row.month,
      today,
      claimed: { id, progress: currentProgress },
    });
    return toChallenge(settled, today);
  });
}
