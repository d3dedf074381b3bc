import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '../../server/db/query.ts';
import { lockUser } from '../../server/modules/accounts/index.ts';
import { configContent } from '../../server/modules/config/index.ts';
import {
  compile,
  emptyState,
  fold,
  type EngineEvent,
} from '../../server/modules/progression/engine/index.ts';
import {
  auditLedger,
  ingest,
  parseState,
  post,
  readBalances,
} from '../../server/modules/progression/index.ts';
import { reverseEvent } from '../../server/modules/progression/reverse.ts';
import type { EventInput } from '../../server/modules/progression/schema.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { eventsOf, everything, life } from '../support/every-rule.ts';
import { addBuddy, addTenant } from '../support/players.ts';

const version = compile(configContent.parse(everything), 'cfg_test');

let app: TestApp;
let tenant: { customerId: string; versionId: string };
let users = 0;
beforeAll(async () => {
  app = await openTestApp();
  app.setNow('2026-12-01T00:00:00Z');
  tenant = await addTenant(app, everything);
});
afterAll(() => app.close());

const ctx = () => app.system(tenant.customerId);

/** What happens between two arrivals: an event is taken back, coins are spent, or nothing. */
const between = fc.oneof(
  fc.record({ kind: fc.constant('reverse' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('spend' as const), part: fc.integer({ min: 1, max: 100 }) }),
  fc.constant({ kind: 'nothing' as const }),
);

async function spend(userId: string, buddyId: string, percent: number): Promise<void> {
  await ctx().transact(async (ctx) => {
    await lockUser(ctx, userId);
    const [coins] = (await readBalances(ctx.db, ctx.customerId, [buddyId])).filter(
      ({ tokenKey }) => tokenKey === 'coins',
    );
    const amount = Math.floor(((coins?.balance ?? 0) * percent) / 100);
    if (amount > 0)
      await post(ctx, [{ holderId: buddyId, tokenKey: 'coins', amount: -amount, reason: 'spend' }]);
  });
}

/** The state that the rules give those events, in the order in which they happened. */
function ruled(events: readonly EventInput[]) {
  const facts = {
    timezone: 'UTC',
    audience: 'default',
    stage: 1,
    externalCoinsEarned: 0,
    externalTokensEarned: 0,
    externalBadges: [],
  };
  const list: EngineEvent[] = events.map((event) => ({ ...event, occurredAt: event.occurredAt ?? '' }));
  return fold(version, facts, emptyState(), list).state;
}

test('with every rule: whatever comes in whatever order, is taken back and is spent in between, what is left adds up', async () => {
  await fc.assert(
    fc.asyncProperty(
      life,
      fc.array(fc.nat(), { minLength: 26, maxLength: 26 }),
      fc.array(between, { minLength: 26, maxLength: 26 }),
      async (happened, weights, turns) => {
        const userId = `back${++users}`;
        const buddyId = await addBuddy(app, tenant, userId);
        const events = eventsOf(happened, userId);
        const order = events.map((_, i) => i).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
        const arrived: EventInput[] = [];
        const reversed = new Set<string>();
        for (const [step, i] of order.entries()) {
          const event = events[i];
          if (!event) continue;
          await ingest(ctx(), [event]);
          arrived.push(event);
          const turn = turns[step];
          if (turn?.kind === 'spend') await spend(userId, buddyId, turn.part);
          if (turn?.kind !== 'reverse') continue;
          const { eventId } = arrived[turn.which % arrived.length] ?? event;
          const done = await reverseEvent(ctx(), { eventId });
          expect(done.alreadyReversed).toBe(reversed.has(eventId));
          reversed.add(eventId);
          expect(await reverseEvent(ctx(), { eventId })).toEqual({ ...done, alreadyReversed: true });
          const [moved] = await query<{ coins: number }>(
            app.database.db,
            `SELECT coalesce(sum(amount), 0)::int AS coins FROM ledger WHERE customer_id = $1 AND token_key = 'coins'
               AND reason = 'reversal' AND reference_id = $2`,
            [tenant.customerId, eventId],
          );
          expect(moved?.coins).toBe(done.coins);
        }

        const ought = ruled(events.filter(({ eventId }) => !reversed.has(eventId)));
        const [row] = await query<{ state: string; events: number }>(
          app.database.db,
          'SELECT state, events FROM progress WHERE buddy_id = $1',
          [buddyId],
        );
        const { kept, ...is } = parseState(row?.state ?? '');
        expect(is).toEqual(JSON.parse(JSON.stringify({ ...ought, kept: undefined })));
        expect(row?.events).toBe(events.length - reversed.size);
        const keptSum = (part: 1 | 2) => Object.values(kept).reduce((sum, claim) => sum + claim[part], 0);
        const balances = await readBalances(app.database.db, tenant.customerId, [buddyId]);
        const of = (token: string) => balances.find(({ tokenKey }) => tokenKey === token);
        const coins = of('coins') ?? { balance: 0, spent: 0, withheld: 0 };
        expect(coins.balance + coins.spent + coins.withheld).toBe(
          ought.coins + ought.claimedCoins + keptSum(1),
        );
        expect(of('xp')?.balance ?? 0).toBe((ought.tokens.xp ?? 0) + ought.claimedTokens + keptSum(2));
      },
    ),
    { numRuns: app.database.kind === 'postgres' ? 60 : 15 },
  );
  expect(await auditLedger(ctx())).toEqual([]);
}, 240_000);
