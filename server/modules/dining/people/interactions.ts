import type { Ctx } from '../../../db/context.ts';
import { newId } from '../../../kernel/ids.ts';
import { diningInteractions } from '../tables.ts';
import { changeDiner, type Diner } from './diner.ts';
import { learn, type Signals } from './taste.ts';

/** Notes that a user did something and learns from it. Allergies are never touched. */
export async function noteInteraction(
  ctx: Ctx,
  userId: string,
  {
    kind,
    restaurantId = null,
    signals,
  }: { kind: 'chat' | 'expand'; restaurantId?: string | null; signals: Signals },
): Promise<Diner> {
  return ctx.transact(async (ctx) => {
    const at = ctx.now().toISOString();
    const diner = await changeDiner(ctx, userId, (known) => {
      const { preferences, counts } = learn(known, signals);
      const hasChanged = JSON.stringify(preferences) !== JSON.stringify(known.preferences);
      return { ...(hasChanged && { preferences }), counts, interactions: 1, lastActiveAt: at };
    });
    const id = newId('interaction', ctx.now().getTime());
    await ctx.db
      .insert(diningInteractions)
      .values({ customerId: ctx.customerId, userId, id, kind, restaurantId, at });
    return diner;
  });
}
