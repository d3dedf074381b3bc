import { addBuddy } from '../../../../../tests/support/players.ts';
import type { App, UserCtx } from '../../../../db/context.ts';
import { asSystem } from '../../../../db/context.ts';
import { acceptChallenge } from '../../../challenges/accept.ts';
import { seedMarketplace } from '../../../marketplace/index.ts';
import { post } from '../../../progression/index.ts';

/** A buddy with 120 coins, a shop with two hats, and one challenge that was taken on. */
export async function play(app: App, ctx: UserCtx, versionId: string): Promise<void> {
  const { customerId } = ctx;
  const system = asSystem(app, customerId);
  const buddyId = await addBuddy(app, { customerId, versionId }, ctx.actor.userId);
  await system.transact((ctx) =>
    post(ctx, [{ holderId: buddyId, tokenKey: 'coins', amount: 120, reason: 'test' }]),
  );
  const item = (key: string, name: string, price: number) => ({
    key,
    name,
    description: name,
    category: 'head' as const,
    rarity: 'common' as const,
    pricing: 'coin' as const,
    price,
    artKey: null,
    imageUrl: null,
    stock: null,
    visibility: {},
    active: true,
  });
  await seedMarketplace(system, {
    key: 'hats',
    name: 'Hats',
    description: '',
    items: [item('party_hat', 'Party Hat', 100), item('royal_cape', 'Royal Cape', 400)],
  });
  await acceptChallenge(ctx, { templateId: 1, source: 'user' });
}
