import type { UserCtx } from '../../db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { lockUser } from '../accounts/index.ts';
import { raise } from '../progression/index.ts';
import { qualityOf, type Quality } from './quality.ts';
import { recount } from './recount.ts';
import { reflections } from './tables.ts';
import { todayOf } from './user-day.ts';

export interface Reflection {
  phase: string;
  category: string;
  reflectionText: string;
  confidenceRating?: number | null | undefined;
  intendedAction?: string | null | undefined;
}

/** Stores a reflection and says how concrete it is. */
export async function reflect(
  outer: UserCtx,
  input: Reflection,
): Promise<{ id: string; quality: Quality; createdAt: string }> {
  const { userId } = outer.actor;
  const day = await todayOf(outer, userId);
  const quality = qualityOf({
    category: input.category,
    text: input.reflectionText,
    intendedAction: input.intendedAction,
  });
  return outer.transact(async (ctx) => {
    await lockUser(ctx, userId);
    const createdAt = ctx.now().toISOString();
    const id = newId('reflection', ctx.now().getTime());
    await ctx.db.insert(reflections).values({
      customerId: ctx.customerId,
      id,
      userId,
      phase: input.phase,
      category: input.category,
      reflectionText: input.reflectionText,
      confidenceRating: input.confidenceRating ?? null,
      intendedAction: input.intendedAction ?? null,
      quality: quality.score,
      day,
      createdAt,
    });
    await raise(ctx, {
      eventId: `fledge:reflection_written:${id}`,
      userId,
      type: 'reflection_written',
      properties: { category: input.category, quality: quality.score },
    });
    await recount(ctx, [day.slice(0, 7)]);
    return { id, quality, createdAt };
  });
}
