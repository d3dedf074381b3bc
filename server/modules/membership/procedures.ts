import { router, server, user } from '../../trpc/trpc.ts';
import { getMe } from './me.ts';
import { grantInput, meOutput, subscriptionOutput } from './schema.ts';
import { getSubscription, setSubscription } from './subscription.ts';

const anyUser = user({ session: 'read', key: 'any' });

/** Who an end user is, and what it has subscribed to. */
export const membershipRouter = router({
  me: anyUser
    .meta({ summary: 'Get current user profile' })
    .output(meOutput)
    .query(({ ctx }) => getMe(ctx)),
  get: anyUser
    .meta({ summary: 'Get current subscription status' })
    .output(subscriptionOutput)
    .query(({ ctx }) => getSubscription(ctx)),
  set: server
    .meta({ summary: 'Say what one of your users has subscribed to' })
    .input(grantInput)
    .output(subscriptionOutput)
    .mutation(({ ctx, input }) => setSubscription(ctx, input)),
});
