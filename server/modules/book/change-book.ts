import type { UserCtx } from '../../db/context.ts';
import { lockUser, type User } from '../accounts/index.ts';

/**
 * Runs a change of the caller's book: one at a time a user, rows and sums in one transaction, and whoever keeps
 * figures of the book is told once it is committed.
 */
export const changeBook = <T>(ctx: UserCtx, work: (ctx: UserCtx, user: User) => Promise<T>): Promise<T> =>
  ctx.transact(async (ctx) => {
    const user = await lockUser(ctx, ctx.actor.userId);
    const result = await work(ctx, user);
    ctx.emit({ name: 'book.changed', payload: { customerId: ctx.customerId, userId: ctx.actor.userId } });
    return result;
  });
