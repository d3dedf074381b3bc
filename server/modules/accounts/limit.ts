import { rateRules, type RateClass, type RateVerdict } from '../../auth/rate-limits.ts';
import type { RateStore } from '../../auth/rate-store.ts';
import type { App } from '../../db/context.ts';
import type { Actor } from '../../kernel/actor.ts';
import { findAccount } from './account.ts';
import { PLANS } from './plans.ts';

/** Counts a call against what the caller's plan and kind of credential allow. */
export const rateLimit =
  (app: App, store: RateStore) =>
  async (actor: Actor, rateClass: RateClass, ip: string): Promise<RateVerdict> => {
    const account = actor.type === 'anonymous' ? undefined : await findAccount(app, actor.accountId);
    const rules = rateRules({
      actor,
      class: rateClass,
      ip,
      plan: PLANS[account?.plan ?? 'starter'],
      scale: app.settings.rateLimitScale,
    });
    return store.take(rules, app.now().getTime());
  };
