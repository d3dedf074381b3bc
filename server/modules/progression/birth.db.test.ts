import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { addBuddy, addTenant, coinRule, named, rules } from '../../../tests/support/players.ts';
import { query } from '../../db/query.ts';
import { lockUser } from '../accounts/index.ts';
import { getEvent } from './events.ts';
import { auditLedger, foldWaiting, ingest, ingestOne, parseState, readBalances } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const content = rules({
  coinRules: [coinRule('two', 'lesson', 2, { dailyLimit: 40 })],
  badges: [
    {
      ...named('busy'),
      criteria: { type: 'milestone', eventType: 'lesson', count: 10 },
      reward: { coins: 7 },
    },
  ],
});
const at = (i: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + i * 1_800_000).toISOString();
const event = (i: number, userId: string) => ({
  eventId: `${userId}-${String(i).padStart(5, '0')}`,
  userId,
  type: 'lesson',
  occurredAt: at(i),
  properties: {},
});
const hatch = async (tenant: { customerId: string; versionId: string }, userId: string) => {
  const id = await addBuddy(app, tenant, userId);
  const waited = await app.system(tenant.customerId).transact(async (ctx) => {
    await lockUser(ctx, userId);
    return foldWaiting(ctx, {
      id,
      userId,
      audience: 'default',
      stage: 1,
      configVersionId: tenant.versionId,
    });
  });
  return { id, waited };
};
const stateOf = async (buddyId: string) => {
  const [row] = await query<{ state: string; events: number }>(
    app.database.db,
    'SELECT state, events FROM progress WHERE buddy_id = $1',
    [buddyId],
  );
  return { state: parseState(row?.state ?? ''), events: row?.events };
};

test('5,000 events wait for a buddy and then count where they happened, as for one that was always there', async () => {
  app.setNow('2026-06-01T00:00:00Z');
  const tenant = await addTenant(app, content);
  const ctx = app.system(tenant.customerId);
  const always = await addBuddy(app, tenant, 'always');
  const order = Array.from({ length: 5_000 }, (_, i) => i);
  const shuffled = [...order].sort((a, b) => ((a * 7919) % 5_000) - ((b * 7919) % 5_000));
  for (let from = 0; from < 5_000; from += 500) {
    const waiting = await ingest(
      ctx,
      shuffled.slice(from, from + 500).map((i) => event(i, 'waits')),
    );
    expect(waiting.every((answer) => 'effects' in answer && answer.effects.coins === 0)).toBe(true);
    await ingest(
      ctx,
      order.slice(from, from + 500).map((i) => event(i, 'always')),
    );
  }
  const { id, waited } = await hatch(tenant, 'waits');
  expect(waited).toBe(5_000);
  const [there, here] = [await stateOf(always), await stateOf(id)];
  expect(here.events).toBe(5_000);
  expect({ ...here.state, head: null }).toEqual({ ...there.state, head: null });
  const figures = async (buddyId: string) =>
    (await readBalances(app.database.db, tenant.customerId, [buddyId])).map((b) => [b.tokenKey, b.balance]);
  expect(await figures(id)).toEqual(await figures(always));
  expect(await auditLedger(ctx)).toEqual([]);
  const checkpoints = async (buddyId: string) =>
    (await query(app.database.db, 'SELECT 1 FROM checkpoints WHERE buddy_id = $1', [buddyId])).length;
  expect(await checkpoints(id)).toBe(await checkpoints(always));
  expect(await getEvent(ctx, { eventId: event(9, 'waits').eventId })).toMatchObject({
    buddyId: id,
    effects: { coins: 9, badgesAwarded: ['busy'] },
    trace: expect.arrayContaining([expect.objectContaining({ ruleKey: 'two', outcome: 'applied' })]),
  });
  // A second buddy finds nothing left, and life goes on with the first.
  expect((await hatch(tenant, 'waits')).waited).toBe(0);
  expect(await ingestOne(ctx, event(6_000, 'waits'))).toMatchObject({ effects: { coins: 2 } });
}, 120_000);

test('who did enough before the birth evolves without another event', async () => {
  const stages = rules().evolution.stages.map((stage) => ({
    ...stage,
    requirements: stage.stage === 1 ? {} : { coinsEarned: 2 * stage.stage },
  }));
  const tenant = await addTenant(app, { ...content, evolution: { autoEvolve: true, stages } });
  await ingest(
    app.system(tenant.customerId),
    [1, 2, 3].map((i) => event(i, 'early')),
  );
  await hatch(tenant, 'early');
  const jobs = await query(
    app.database.db,
    `SELECT 1 FROM jobs WHERE customer_id = $1 AND queue = 'auto-evolve'`,
    [tenant.customerId],
  );
  expect(jobs).toHaveLength(1);
});
