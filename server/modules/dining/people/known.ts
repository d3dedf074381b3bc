import type { UserCtx } from '../../../db/context.ts';
import { fail } from '../errors.ts';
import { findDiner, insertDiner, requireDiner, type Diner } from './diner.ts';

/**
 * The caller's own profile. Whoever comes with a real credential gets an empty one at first sight; a bare UUID must
 * name a profile that is there, or anybody could fill the tables. Undefined for such a UUID.
 */
export async function knownDiner(ctx: UserCtx): Promise<Diner | undefined> {
  const { userId, via } = ctx.actor;
  const known = await findDiner(ctx, userId);
  if (known || via === 'uuid') return known;
  await ctx.transact((ctx) => insertDiner(ctx, userId));
  return requireDiner(ctx, userId);
}

/** The same, or 404 `user_not_found`. */
export async function ownDiner(ctx: UserCtx): Promise<Diner> {
  const diner = await knownDiner(ctx);
  if (!diner) throw fail('user_not_found');
  return diner;
}
