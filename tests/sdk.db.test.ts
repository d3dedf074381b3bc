import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFledge, isFledgeError, type Fledge } from '../embed/server.ts';
import { openTestServer, type TestServer } from './support/server.ts';

let at: TestServer;
let fledge: Fledge;
beforeAll(async () => {
  at = await openTestServer();
  const { test: apiKey } = await at.register('language-learning');
  fledge = createFledge({ apiKey, baseUrl: at.url });
});
afterAll(() => at.close());

const failure = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isFledgeError(error)) throw new Error('it did not fail as a FledgeError');
  return error;
};
const lesson = (eventId: string, userId: string) => ({
  eventId,
  userId,
  type: 'lesson_completed',
  properties: { lesson_id: eventId, camelKey: 1 },
});

describe('the SDK against the real server', () => {
  test('every answer has the shape that the types promise', async () => {
    const egg = await fledge.eggs.create({
      userId: 'shapes',
      metadata: { some_key: { innerKey: 1 }, name: 'Wren' },
    });
    expect(egg).toMatchObject({ status: 'waiting', buddyId: null, operationId: null, userId: 'shapes' });
    expect(egg.metadata).toEqual({ some_key: { innerKey: 1 }, name: 'Wren' });
    expect((await fledge.eggs.ensure({ userId: 'shapes' })).eggId).toBe(egg.eggId);
    await fledge.eggs.markReady(egg.eggId);
    const accepted = await fledge.eggs.hatch(egg.eggId);
    const operation = await fledge.operations.wait(accepted.operationId, { pollMs: 100 });
    const buddy = await fledge.buddies.get(String(operation.buddyId));
    expect(buddy).toMatchObject({ id: operation.buddyId, name: 'Wren', status: 'active', evolutionStage: 1 });
    expect(Object.keys(buddy.tokens).sort()).toEqual(['stars', 'xp']);
    const moved = await fledge.buddies.earn(buddy.id, { amount: 100, reason: 'welcome' });
    expect(moved).toMatchObject({ balance: 100, tokenKey: 'stars' });
    expect(await fledge.buddies.spend(buddy.id, { amount: 40 })).toMatchObject({ balance: 60 });
    const wallet = await fledge.buddies.tokens(buddy.id);
    expect(wallet.primary).toMatchObject({ key: 'stars', balance: 60, lifetimeEarned: 100 });
    await fledge.buddies.moveTokens(buddy.id, { tokenKey: 'xp', amount: 5 });
    expect((await fledge.buddies.rename(buddy.id, 'Robin')).name).toBe('Robin');
    expect((await fledge.buddies.list({ userId: 'shapes' })).data).toHaveLength(1);
    const session = await fledge.widgetSessions.create({
      buddyId: buddy.id,
      scopes: ['read'],
      ttlSeconds: 60,
    });
    expect(session.token).toMatch(/^wgt_sess_/);
    expect((await at.call('GET', '/widget/state', session.token)).status).toBe(200);
    await fledge.widgetSessions.revoke(session.id);
    expect((await at.call('GET', '/widget/state', session.token)).status).toBe(401);
    expect((await fledge.embedTokens.create({ buddyId: buddy.id })).token).toMatch(/^embed_/);
    expect((await fledge.presets.list()).data.map((preset) => preset.key)).toContain('language-learning');
    expect((await fledge.buddies.archive(buddy.id)).status).toBe('archived');
  });

  test('an event pays once, says why, and a dry run pays nothing', async () => {
    await fledge.onboard('events');
    const dry = await fledge.events.dryRun(lesson('e1', 'events'));
    expect(dry.effects.coins).toBeGreaterThan(0);
    const first = await fledge.events.send(lesson('e1', 'events'));
    expect(first).toMatchObject({ accepted: true, duplicate: false, effects: { coins: dry.effects.coins } });
    expect(await fledge.events.send(lesson('e1', 'events'))).toMatchObject({
      duplicate: true,
      effects: first.effects,
    });
    const stored = await fledge.events.get('e1');
    expect(stored.properties).toEqual({ lesson_id: 'e1', camelKey: 1 });
    expect(stored.trace.map((entry) => entry.outcome)).toContain('applied');
    expect((await fledge.events.list({ userId: 'events' })).data).toHaveLength(1);
  });

  test('a batch of 620 comes back in order, refused entries one by one', async () => {
    const events = Array.from({ length: 620 }, (_, i) => ({
      ...lesson(`b${i}`, 'batch'),
      ...(i === 3 ? { type: 'Not A Type' } : {}),
    }));
    const { results, accepted, rejected, unsent } = await fledge.events.sendBatch(events);
    expect(results.map((entry) => entry.eventId)).toEqual(events.map((event) => event.eventId));
    expect([accepted, rejected, unsent]).toEqual([619, 1, []]);
    expect(results[3]).toMatchObject({ status: 'rejected', error: { code: 'validation_failed' } });
  });

  test('two onboardings at once end with one buddy', async () => {
    const both = await Promise.all([fledge.onboard('twin'), fledge.onboard('twin')]);
    expect(both[0].buddy.id).toBe(both[1].buddy.id);
    expect((await fledge.buddies.list({ userId: 'twin' })).data).toHaveLength(1);
    expect(await fledge.onboard('twin', { session: { scopes: ['read'] } })).toMatchObject({
      hatched: false,
      session: { scopes: ['read'] },
    });
  });

  test('refusals come as typed errors', async () => {
    expect(await failure(fledge.buddies.get('bdy_nobody'))).toMatchObject({
      code: 'resource_not_found',
      status: 404,
    });
    for (let i = 0; i < 3; i++) await fledge.eggs.create({ userId: 'eggs' });
    const limit = await failure(fledge.eggs.create({ userId: 'eggs' }));
    if (!isFledgeError(limit, 'active_egg_limit')) throw limit;
    expect(limit.details).toMatchObject({
      max: 3,
      active: [{ eggId: expect.stringMatching(/^egg_/) }, {}, {}],
    });
    const { buddy } = await fledge.onboard('poor');
    expect(await failure(fledge.buddies.spend(buddy.id, { amount: 1_000_000 }))).toMatchObject({
      code: 'insufficient_balance',
    });
    const invalid = await failure(fledge.events.send({ userId: '', type: 'lesson_completed' }));
    expect(invalid.details.fields).toMatchObject([{ field: 'userId' }]);
    const stranger = createFledge({ apiKey: 'hatch_test_00000000000000000000000000000000', baseUrl: at.url });
    expect(await failure(stranger.presets.list())).toMatchObject({ status: 401, isRetryable: false });
  });
});
