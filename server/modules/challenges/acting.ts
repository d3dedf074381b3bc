import { accountOf, modeOf, type UserActor } from '../../kernel/actor.ts';

/** The user itself, for work that nobody asked for. */
export const inTheNameOf = (customerId: string, userId: string): UserActor => ({
  type: 'user',
  accountId: accountOf(customerId),
  mode: modeOf(customerId),
  userId,
  via: 'service',
  scopes: 'all',
});
