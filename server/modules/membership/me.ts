import type { UserCtx } from '../../db/context.ts';
import { findUser } from '../accounts/index.ts';
import { getProfile } from '../identity/index.ts';
import type { Me } from './schema.ts';
import { getSubscription } from './subscription.ts';

/** Stands for the address of a user that a host or a UUID names without one: `.invalid` can never be mailed to. */
const NO_ADDRESS = 'unknown@users.invalid';

/** The caller, as the documents describe a user. A user that was never seen before begins now. */
export async function getMe(ctx: UserCtx): Promise<Me> {
  const { userId } = ctx.actor;
  const [profile, user, { status, isPro }] = await Promise.all([
    getProfile(ctx),
    findUser(ctx, userId),
    getSubscription(ctx),
  ]);
  return {
    id: userId,
    email: profile.email ?? NO_ADDRESS,
    createdAt: profile.createdAt ?? user?.createdAt ?? ctx.now().toISOString(),
    subscriptionStatus: status,
    features: { isPro },
  };
}
