import type { UserCtx } from '../../db/context.ts';
import { raise } from '../progression/index.ts';
import { CATEGORIES, type Template } from './templates.data.ts';

type Happening = 'challenge_accepted' | 'challenge_completed' | 'challenge_claimed';

/** Tells the engine what became of a challenge, if and only if the transaction commits. Each happens once. */
export const raiseChallenge = (
  ctx: UserCtx,
  type: Happening,
  challengeId: string,
  template: Template,
): Promise<void> =>
  raise(ctx, {
    eventId: `fledge:${type}:${challengeId}`,
    userId: ctx.actor.userId,
    type,
    properties: {
      challenge_id: challengeId,
      challenge: template.slug,
      category: template.category,
      category_id: CATEGORIES.indexOf(template.category) + 1,
      difficulty: template.difficulty,
      ...(type === 'challenge_claimed' ? { points: template.rewardPoints } : {}),
    },
  });
