import type { UserCtx } from '../../db/context.ts';
import { getProfile } from '../identity/index.ts';
import { fail } from './errors.ts';
import type { Insights } from './insights.ts';
import type { Personality } from './personality.ts';
import { insightsFor } from './study-cache.ts';

/** An answer of the caller's own book. A `userId` may name nobody else: 403 `not_yourself`. */
export async function ask<T>(
  ctx: UserCtx,
  { userId }: { userId?: string | undefined },
  of: (insights: Insights) => T,
): Promise<T> {
  if (userId !== undefined && userId !== ctx.actor.userId) throw fail('not_yourself');
  return of(await insightsFor(ctx));
}

export interface Me {
  userId: string;
  /** Null for users whom a host names: only those with a login have an address and a name. */
  email: string | null;
  name: string | null;
  /** See `personalityOf` for the rule. */
  financialPersonality: Personality;
}

/** Who the caller is, and how it handles money. */
export async function getMe(ctx: UserCtx): Promise<Me> {
  const [{ userId, email, name }, insights] = await Promise.all([getProfile(ctx), insightsFor(ctx)]);
  return { userId, email, name, financialPersonality: insights.personality() };
}
