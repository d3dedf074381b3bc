import { z } from 'zod';
import { actingAs, type UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import type { JobHandler, JobHandlers } from '../../jobs/index.ts';
import type { UserActor } from '../../kernel/actor.ts';
import { lockUser } from '../accounts/index.ts';
import { BOOK_SOON_QUEUE } from '../book/index.ts';
import { inTheNameOf } from './acting.ts';
import { addMonths } from './month.ts';
import { recount } from './recount.ts';
import { todayOf } from './user-day.ts';

const payloadOf = z.object({ userId: z.string() });

/** Counts the open challenges of a changed book again, so that pages which show them follow. */
const followBook: JobHandler = {
  async run(ctx, payload, job) {
    const { userId } = payloadOf.parse(payload);
    await ctx.transact(async (ctx) => {
      // Held until the job is gone: a change that comes later puts in a job of its own.
      await lockUser(ctx, userId);
      const mine = actingAs<UserActor>(ctx, inTheNameOf(ctx.customerId, userId));
      await recount(mine, await openMonthsOf(mine));
      await job.finish(ctx);
    });
  },
};

/** This month and the last, where challenges are open: nothing is in the book of those that have not begun. */
async function openMonthsOf(ctx: UserCtx): Promise<string[]> {
  const current = (await todayOf(ctx, ctx.actor.userId)).slice(0, 7);
  const rows = await query<{ month: string }>(
    ctx.db,
    `SELECT DISTINCT month FROM user_challenges
     WHERE customer_id = $1 AND user_id = $2 AND month IN ($3, $4) AND status = 'active'`,
    [ctx.customerId, ctx.actor.userId, current, addMonths(current, -1)],
  );
  return rows.map(({ month }) => month);
}

/** The jobs of this room, for the worker. */
export const challengeJobs: JobHandlers = { [BOOK_SOON_QUEUE]: followBook };
