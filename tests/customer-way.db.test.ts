import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLedger, readFeed } from '../server/modules/progression/index.ts';
import { openTestServer, type TestServer } from './support/server.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  // How often it asks whether an operation is done depends on how busy the machine is.
  at.app.settings.rateLimitScale = 10;
});
afterAll(() => at.close());

async function hatched(key: string, userId: string): Promise<string> {
  const egg = await at.call('POST', '/eggs', key, { user_id: userId });
  await at.call('PATCH', `/eggs/${egg.body.egg_id}/status`, key, { status: 'ready' });
  const started = await at.call('POST', `/eggs/${egg.body.egg_id}/hatch`, key);
  const operation = await at.settled(key, started.body.operation_id);
  return operation.buddy_id;
}

describe("a customer's way, over REST", () => {
  let keys: Awaited<ReturnType<TestServer['register']>>;
  let buddyId: string;

  test('registers, gets keys and publishes a preset', async () => {
    keys = await at.register('language-learning');
    expect(keys.live).toMatch(/^hatch_live_/);
    expect(keys.test).toMatch(/^hatch_test_/);
    const versions = await at.call('GET', '/config-versions', keys.live);
    expect(versions.body.data).toMatchObject([{ status: 'published' }]);
  });

  test('an egg without a published configuration is a 409 that says where to publish', async () => {
    const other = await at.register();
    const egg = await at.call('POST', '/eggs', other.live, { user_id: 'u' });
    expect(egg).toMatchObject({
      status: 409,
      body: { error: { code: 'no_published_config', details: { publish_url: expect.any(String) } } },
    });
  });

  test('ensure answers the egg there is, and the fourth active egg is refused with the three', async () => {
    const first = await at.call('POST', '/eggs?ensure=true', keys.live, { user_id: 'eggs' });
    const again = await at.call('POST', '/eggs?ensure=true', keys.live, { user_id: 'eggs' });
    expect(first).toMatchObject({
      status: 201,
      body: { status: 'waiting', buddy_id: null, user_id: 'eggs' },
    });
    expect(again.body.egg_id).toBe(first.body.egg_id);
    for (let i = 0; i < 2; i++)
      expect((await at.call('POST', '/eggs', keys.live, { user_id: 'eggs' })).status).toBe(201);
    const fourth = await at.call('POST', '/eggs', keys.live, { user_id: 'eggs' });
    expect(fourth).toMatchObject({
      status: 409,
      body: { error: { code: 'active_egg_limit', details: { max: 3 } } },
    });
    expect(fourth.body.error.details.active).toHaveLength(3);
  });

  test('an egg hatches only when it is ready, and its operation ends in a buddy', async () => {
    const egg = await at.call('POST', '/eggs', keys.live, {
      user_id: 'ada',
      metadata: { level: 'beginner' },
    });
    const path = `/eggs/${egg.body.egg_id}`;
    expect(await at.call('POST', `${path}/hatch`, keys.live)).toMatchObject({
      status: 409,
      body: { error: { code: 'egg_not_ready' } },
    });
    expect(await at.call('PATCH', `${path}/status`, keys.live, { status: 'ready' })).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
    const started = await at.call('POST', `${path}/hatch`, keys.live);
    expect(started).toMatchObject({ status: 202, body: { accepted: true, status: 'pending' } });
    const operation = await at.settled(keys.live, started.body.operation_id);
    expect(operation).toMatchObject({ type: 'hatch', status: 'completed', error: null });
    buddyId = operation.buddy_id;
    expect(await at.call('GET', path, keys.live)).toMatchObject({
      body: { status: 'hatched', buddy_id: buddyId },
    });
    expect(await at.call('PATCH', `${path}/status`, keys.live, { status: 'cancelled' })).toMatchObject({
      status: 409,
      body: { error: { code: 'egg_transition_forbidden' } },
    });
    expect(await at.call('GET', `/buddies/${buddyId}`, keys.live)).toMatchObject({
      status: 200,
      body: { id: buddyId, evolution_stage: 1, coins: 0, status: 'active' },
    });
  });

  test('an event pays once, whatever is resent, and says why', async () => {
    const event = {
      event_id: 'e1',
      user_id: 'ada',
      type: 'lesson_completed',
      properties: { lesson_id: 'l', score: 87 },
    };
    const first = await at.call('POST', '/events', keys.live, event);
    expect(first).toMatchObject({ status: 201, body: { accepted: true, event_id: 'e1', duplicate: false } });
    expect(first.body.effects.coins).toBeGreaterThan(0);
    const again = await at.call('POST', '/events', keys.live, event);
    expect(again).toMatchObject({ status: 200, body: { duplicate: true, effects: first.body.effects } });
    const buddy = await at.call('GET', `/buddies/${buddyId}`, keys.live);
    expect(buddy.body.coins).toBe(first.body.effects.coins);
    const read = await at.call('GET', '/events/e1', keys.live);
    expect(read.body.trace.length).toBeGreaterThan(0);
    expect(read.body.trace).toContainEqual(
      expect.objectContaining({ rule_type: 'coin_rule', outcome: 'applied' }),
    );
    expect(await at.call('POST', '/events', keys.live, { ...event, user_id: 'eve' })).toMatchObject({
      status: 409,
      body: { error: { code: 'event_id_conflict' } },
    });
  });

  test('the live row of an event carries the balances that the ledger wrote', async () => {
    const id = await hatched(keys.live, 'rows');
    await at.call('POST', '/events', keys.live, {
      event_id: 'row1',
      user_id: 'rows',
      type: 'lesson_completed',
    });
    const feed = await readFeed(at.app.system(keys.customerId), 'rows', 0, 100);
    const row = feed.find(({ type, payload }) => type === 'event.applied' && payload.eventId === 'row1');
    const { body: tokens } = await at.call('GET', `/buddies/${id}/tokens`, keys.live);
    const { key, balance, lifetime_earned: earned } = tokens.primary;
    expect(row?.payload.balances).toContainEqual({ tokenKey: key, balance, earned });
  });

  test('a dry run tells what would happen and writes nothing', async () => {
    const event = { event_id: 'dry', user_id: 'ada', type: 'lesson_completed', properties: { score: 90 } };
    const { status, body } = await at.call('POST', '/events?dry_run=true', keys.live, event);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { dry_run: true, duplicate: false, trace: expect.any(Array) },
    });
    expect(body.effects.coins).toBeGreaterThan(0);
    expect((await at.call('GET', '/events/dry', keys.live)).status).toBe(404);
  });

  test('a batch answers each event in order; a bad one fails alone', async () => {
    const events = [
      { event_id: 'b1', user_id: 'ada', type: 'lesson_completed' },
      { event_id: 'b2', userId: 'ada', type: 'lesson_completed' },
      { event_id: 'b1', user_id: 'ada', type: 'lesson_completed' },
      { event_id: 'b3', user_id: 'nobody', type: 'lesson_completed' },
    ];
    const { status, body } = await at.call('POST', '/events/batch', keys.live, { events });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { accepted: true, event_id: 'b1', duplicate: false },
      {
        accepted: false,
        event_id: 'b2',
        error: {
          code: 'validation_failed',
          details: {
            fields: expect.arrayContaining([
              { field: 'userId', message: 'property userId should not exist' },
            ]),
          },
        },
      },
      { accepted: true, event_id: 'b1', duplicate: true },
      { accepted: true, event_id: 'b3', effects: { coins: 0 } },
    ]);
    const tooMany = await at.call('POST', '/events/batch', keys.live, {
      events: Array.from({ length: 501 }, (_, i) => ({
        event_id: `x${i}`,
        user_id: 'u',
        type: 'lesson_completed',
      })),
    });
    expect(tooMany).toMatchObject({ status: 422, body: { error: { code: 'validation_failed' } } });
  });

  test('what a user did before it had a buddy takes effect when one hatches', async () => {
    await at.call('POST', '/events', keys.live, {
      event_id: 'w1',
      user_id: 'wanda',
      type: 'lesson_completed',
    });
    expect((await at.call('GET', '/events/w1', keys.live)).body.trace[0]).toMatchObject({
      outcome: 'skipped',
      reason: 'no_buddy',
    });
    const id = await hatched(keys.live, 'wanda');
    expect((await at.call('GET', `/buddies/${id}`, keys.live)).body.coins).toBeGreaterThan(0);
    expect((await at.call('GET', '/events/w1', keys.live)).body).toMatchObject({ buddy_id: id });
  });

  test('coins are earned, spent and never overdrawn; an item is bought, worn and not bought twice', async () => {
    const earn = await at.call('POST', `/buddies/${buddyId}/coins`, keys.live, {
      amount: 1000,
      reason: 'gift',
    });
    expect(earn).toMatchObject({ status: 201, body: { amount: 1000 } });
    const spend = await at.call('POST', `/buddies/${buddyId}/coins/spend`, keys.live, { amount: 100_000 });
    expect(spend).toMatchObject({
      status: 400,
      body: { error: { code: 'insufficient_balance', details: { needed: 100_000 } } },
    });
    const markets = await at.call('GET', '/marketplaces', keys.live);
    const items = await at.call('GET', `/marketplaces/${markets.body.data[0].id}/items`, keys.live);
    expect(items.body.data).toHaveLength(12);
    const item = items.body.data.find(
      (entry: { pricing: string; visibility: object; stock: number | null }) =>
        entry.pricing === 'coin' && Object.keys(entry.visibility).length === 0 && entry.stock === null,
    );
    const bought = await at.call('POST', `/buddies/${buddyId}/purchase-item`, keys.live, {
      item_id: item.id,
    });
    expect(bought).toMatchObject({
      status: 201,
      body: { price: item.price, token_key: 'stars' },
    });
    expect(
      await at.call('POST', `/buddies/${buddyId}/purchase-item`, keys.live, { item_id: item.id }),
    ).toMatchObject({ status: 409, body: { error: { code: 'already_owned' } } });
    const equip = await at.call('PATCH', `/buddies/${buddyId}/equipped-items`, keys.live, {
      equip: [item.id],
    });
    expect(equip.status).toBe(202);
    expect(await at.settled(keys.live, equip.body.operation_id)).toMatchObject({ status: 'completed' });
    const buddy = await at.call('GET', `/buddies/${buddyId}`, keys.live);
    expect(buddy.body.equipped_items).toEqual([item.id]);
    const picture = await fetch(buddy.body.image_url);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(await picture.text()).toContain('<svg');
  });

  test('evolving asks for its requirements first, and happens once they are met', async () => {
    const early = await at.call('POST', `/buddies/${buddyId}/evolve`, keys.live);
    expect(early).toMatchObject({ status: 409, body: { error: { code: 'evolution_not_ready' } } });
    const { body: evolution } = await at.call('GET', `/buddies/${buddyId}/evolution`, keys.live);
    expect(evolution).toMatchObject({ stage: 1, next_stage: 2, ready: false });
    for (const { kind, key, needed } of evolution.requirements) {
      if (kind === 'tokens')
        await at.call('POST', `/buddies/${buddyId}/tokens`, keys.live, { token_key: 'xp', amount: needed });
      if (kind === 'coins_earned')
        await at.call('POST', `/buddies/${buddyId}/coins`, keys.live, { amount: needed });
      if (kind === 'skill')
        await at.call('PATCH', `/buddies/${buddyId}/skills`, keys.live, {
          skills: [{ skill_key: key, operation: 'set', value: 1000 }],
        });
      if (kind === 'badge')
        await at.call('POST', `/buddies/${buddyId}/badges`, keys.live, { badge_key: key });
    }
    const started = await at.call('POST', `/buddies/${buddyId}/evolve`, keys.live);
    expect(started.status).toBe(202);
    expect(await at.settled(keys.live, started.body.operation_id)).toMatchObject({
      status: 'completed',
      result: { previous_stage: 1, new_stage: 2 },
    });
    expect((await at.call('GET', `/buddies/${buddyId}`, keys.live)).body.evolution_stage).toBe(2);
    expect((await at.call('GET', `/buddies/${buddyId}/evolutions`, keys.live)).body.data).toHaveLength(2);
  });

  test('lists page by cursors without gaps or repeats', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await at.call(
        'GET',
        `/events?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        keys.live,
      );
      seen.push(...body.data.map((event: { event_id: string }) => event.event_id));
      cursor = body.next_cursor ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['e1', 'b1', 'b3', 'w1']));
    expect(await at.call('GET', '/events?limit=abc', keys.live)).toMatchObject({ status: 422 });
    expect(await at.call('GET', '/events?cursor=bm9wZQ', keys.live)).toMatchObject({ status: 422 });
  });

  test('live and test data never mix, and another customer finds nothing', async () => {
    expect((await at.call('GET', '/buddies', keys.test)).body.data).toEqual([]);
    expect((await at.call('GET', `/buddies/${buddyId}`, keys.test)).status).toBe(404);
    const stranger = await at.register('fitness');
    for (const path of [`/buddies/${buddyId}`, '/events/e1', `/buddies/${buddyId}/tokens`]) {
      expect(await at.call('GET', path, stranger.live)).toMatchObject({
        status: 404,
        body: { error: { code: 'resource_not_found' } },
      });
    }
  });

  test('an archived buddy takes nothing more', async () => {
    const id = await hatched(keys.live, 'arch');
    expect(await at.call('PATCH', `/buddies/${id}/archive`, keys.live)).toMatchObject({
      status: 200,
      body: { status: 'archived' },
    });
    expect(await at.call('POST', `/buddies/${id}/coins`, keys.live, { amount: 1 })).toMatchObject({
      status: 409,
      body: { error: { code: 'buddy_archived' } },
    });
  });

  test('an Idempotency-Key makes a gift once', async () => {
    const header = { 'idempotency-key': 'gift-1' };
    const first = await at.call('POST', `/buddies/${buddyId}/coins`, keys.live, { amount: 5 }, header);
    const again = await at.call('POST', `/buddies/${buddyId}/coins`, keys.live, { amount: 5 }, header);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(
      await at.call('POST', `/buddies/${buddyId}/coins`, keys.live, { amount: 6 }, header),
    ).toMatchObject({ status: 409, body: { error: { code: 'idempotency_key_conflict' } } });
  });

  test('the ledger adds up to every balance', async () => {
    expect(await auditLedger(at.app.system(keys.customerId))).toEqual([]);
  });
});

describe('pictures of items', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  test('an upload becomes the picture, as a body or in a form, and what is no picture is refused', async () => {
    const { live } = await at.register('fitness');
    const { body: markets } = await at.call('GET', '/marketplaces', live);
    const items = `/marketplaces/${markets.data[0].id}/items`;
    const { body: shelf } = await at.call('GET', items, live);
    const url = `${at.url}/api/v1${items}/${shelf.data[0].id}/upload-image`;
    const headers = { authorization: `Bearer ${live}` };
    const sent = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'image/png' },
      body: PNG,
    });
    const item = await sent.json();
    expect(item).toMatchObject({
      id: shelf.data[0].id,
      image_url: expect.stringMatching(/\/files\/[0-9a-f]{64}\.png$/),
    });
    const picture = await fetch(item.image_url);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
    const form = new FormData();
    form.set('file', new Blob([PNG]), 'x.png');
    expect((await fetch(url, { method: 'POST', headers, body: form })).status).toBe(200);
    const svg = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'image/png' },
      body: '<svg onload="alert(1)"/>',
    });
    expect(await svg.json()).toMatchObject({ error: { code: 'bad_image' } });
    expect(
      (await fetch(url, { method: 'POST', headers: { 'content-type': 'image/png' }, body: PNG })).status,
    ).toBe(401);
  });
});
