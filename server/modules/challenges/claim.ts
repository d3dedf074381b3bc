import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { appendFeed, post } from '../progression/index.ts';
import { awardBadges, type EarnedBadge } from './badges.ts';
import { findChallenge, requireTemplate, toChallenge, type UserChallenge } from './challenge.ts';
import { fail } from './errors.ts';
import { readPoints, POINTS } from './points.ts';
import { raiseChallenge } from './raise.ts';
import { settleMonth } from './settle.ts';
import { userChallenges } from './tables.ts';
import { todayOf } from './user-day.ts';

export interface Claimed {
  challenge: UserChallenge;
  pointsAwarded: number;
  totalPoints: number;
  badges: EarnedBadge[];
}

/**
 * Pays the reward of a completed challenge, once, whoever asks how often: status, ledger row, badges and the event
 * are one transaction behind the user's lock. 404 `no_challenge`; 409 `not_completed`, `already_claimed`.
 */
export async function claimReward(outer: UserCtx, { id }: { id: string }): Promise<Claimed> {
  const today = await todayOf(outer, outer.actor.userId);
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const found = await findChallenge(ctx, id);
    const [row = found] = await settleMonth(ctx, [found], { month: found.month, today });
    if (row.status === 'claimed') throw fail('already_claimed');
    if (row.status !== 'completed') throw fail('not_completed', { status: row.status });
    const claimedAt = ctx.now().toISOString();
    await ctx.db
      .update(userChallenges)
      .set({ status: 'claimed', claimedAt })
      .where(and(eq(userChallenges.customerId, ctx.customerId), eq(userChallenges.id, id)));
    await post(ctx, [
      { holderId: userId, tokenKey: POINTS, amount: row.rewardPoints, reason: 'challenge', referenceId: id },
    ]);
    const badges = await awardBadges(ctx);
    await raiseChallenge(ctx, 'challenge_claimed', id, requireTemplate(row.templateId));
    const challenge = toChallenge({ ...row, status: 'claimed', claimedAt }, today);
    await appendFeed(ctx, userId, [
      { buddyId: null, type: 'challenge.claimed', payload: { id, points: row.rewardPoints } },
    ]);
    return { challenge, pointsAwarded: row.rewardPoints, totalPoints: await readPoints(ctx, userId), badges };
  });
}
