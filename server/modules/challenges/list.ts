import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { readMonth, toChallenge, type UserChallenge } from './challenge.ts';
import { settleMonth } from './settle.ts';
import { todayOf } from './user-day.ts';

/** A user's challenges of a month, counted anew. `month` is `2026-06`; without one the user's current month. */
export async function listChallenges(
  outer: UserCtx,
  { month: asked }: { month?: string | undefined },
): Promise<UserChallenge[]> {
  const today = await todayOf(outer, outer.actor.userId);
  const month = asked ?? today.slice(0, 7);
  const rows = await readMonth(outer, month);
  const settled = rows.some(({ status }) => status === 'active')
    ? await outer.transact(async (ctx) => {
        await lockUser(ctx, ctx.actor.userId);
        return settleMonth(ctx, await readMonth(ctx, month), { month, today });
      })
    : rows;
  return settled.map((row) => toChallenge(row, today));
}
