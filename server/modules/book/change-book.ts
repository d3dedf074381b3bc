import type { UserCtx } from '../../db/context.ts';
import { enqueueAll } from '../../jobs/index.ts';
import { lockUser, type User } from '../accounts/index.ts';

/** Jobs that look a changed book over: `{ userId }`, one a user. */
export const BOOK_QUEUE = 'book-changed';
/** Changes come in bursts: the book is looked over once for all of them. */
const SETTLE_MS = 2_000;
/** Jobs of the same kind for what somebody may be looking at right now. */
export const BOOK_SOON_QUEUE = 'book-changed-soon';
const SOON_MS = 150;

/**
 * Runs a change of the caller's book: one at a time a user, rows and sums in one transaction, and whoever keeps
 * figures of the book is told once it is committed. The jobs are put in behind the user's lock, which the one that runs
 * holds until it is gone: no change slips between the two.
 */
export const changeBook = <T>(ctx: UserCtx, work: (ctx: UserCtx, user: User) => Promise<T>): Promise<T> =>
  ctx.transact(async (ctx) => {
    const user = await lockUser(ctx, ctx.actor.userId);
    const result = await work(ctx, user);
    const inMs = (queue: string, delay: number) => ({
      queue,
      payload: { userId: user.id },
      dedupeKey: user.id,
      runAt: new Date(ctx.now().getTime() + delay).toISOString(),
    });
    await enqueueAll(ctx, [inMs(BOOK_SOON_QUEUE, SOON_MS), inMs(BOOK_QUEUE, SETTLE_MS)]);
    ctx.emit({ name: 'book.changed', payload: { customerId: ctx.customerId, userId: ctx.actor.userId } });
    return result;
  });
