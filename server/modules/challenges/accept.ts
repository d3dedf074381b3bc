import type { UserCtx } from '../../db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { lockUser } from '../accounts/index.ts';
import { appendFeed } from '../progression/index.ts';
import { findChallenge, readMonth, requireTemplate, toChallenge, type UserChallenge } from './challenge.ts';
import { fail } from './errors.ts';
import { addMonths } from './month.ts';
import { raiseChallenge } from './raise.ts';
import { settleMonth } from './settle.ts';
import { userChallenges } from './tables.ts';
import { todayOf } from './user-day.ts';

export interface Acceptance {
  templateId: number;
  month?: string | undefined;
  source: 'user' | 'ai';
  aiSuggestionId?: string | null | undefined;
}

/**
 * Takes on a mission for the current month or the next, in the user's own calendar. What the server knows already
 * counts at once. 404 `no_template`; 409 `already_accepted`, `month_is_over`, `month_is_far`.
 */
export async function acceptChallenge(outer: UserCtx, input: Acceptance): Promise<UserChallenge> {
  const template = requireTemplate(input.templateId);
  const today = await todayOf(outer, outer.actor.userId);
  const current = today.slice(0, 7);
  const month = input.month ?? current;
  if (month < current) throw fail('month_is_over', { month });
  if (month > addMonths(current, 1)) throw fail('month_is_far', { month });
  return outer.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    const id = newId('userChallenge', ctx.now().getTime());
    const made = await ctx.db
      .insert(userChallenges)
      .values({
        customerId: ctx.customerId,
        id,
        userId: ctx.actor.userId,
        templateId: template.id,
        month,
        status: 'active',
        progress: 0,
        target: template.targetValue,
        countedBy: 'client',
        rewardPoints: template.rewardPoints,
        source: input.source,
        aiSuggestionId: input.aiSuggestionId ?? null,
        acceptedAt: ctx.now().toISOString(),
      })
      .onConflictDoNothing()
      .returning({ id: userChallenges.id });
    if (made.length === 0) throw fail('already_accepted', { month });
    await raiseChallenge(ctx, 'challenge_accepted', id, template);
    await appendFeed(ctx, ctx.actor.userId, [
      { buddyId: null, type: 'challenge.accepted', payload: { id, templateId: template.id, month } },
    ]);
    await settleMonth(
      ctx,
      (await readMonth(ctx, month)).filter((row) => row.id === id),
      { month, today },
    );
    return toChallenge(await findChallenge(ctx, id), today);
  });
}
