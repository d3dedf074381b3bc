import { actingAs, type App } from '../../db/context.ts';
import type { UserActor } from '../../kernel/actor.ts';
import { fillDemoBook } from './book.ts';
import { DEMO_ACCOUNT, demoCtx } from './tenant.ts';

/**
 * Half a year of money for a visitor of the demo, once: a book of the visitor's own, like Alex's on the same day. So
 * what the assistant says of it is true, and what one visitor changes no other sees.
 */
export async function giveVisitorBook(app: App, userId: string): Promise<void> {
  const visitor: UserActor = {
    type: 'user',
    accountId: DEMO_ACCOUNT,
    mode: 'live',
    userId,
    via: 'key',
    scopes: 'all',
  };
  await fillDemoBook(actingAs(demoCtx(app), visitor));
}
