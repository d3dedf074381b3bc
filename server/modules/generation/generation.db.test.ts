import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  hangUp,
  imageServer,
  notAPicture,
  picture,
  refused,
  type ImageServer,
} from '../../../tests/support/image-server.ts';
import { PIXEL } from '../../../tests/support/pixel.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import type { Ctx } from '../../db/context.ts';
import type { Job } from '../../jobs/index.ts';
import { imageModel } from '../../media/image-model.ts';
import { getBalance } from '../credits/read.ts';
import { generationJobs } from './index.ts';

type Keys = Awaited<ReturnType<TestServer['register']>>;

const shelfOf = async (at: TestServer, key: string) => {
  const marketplace = (await at.call('GET', '/marketplaces', key)).body.data[0];
  const items = (await at.call('GET', `/marketplaces/${marketplace.id}/items`, key)).body.data;
  return { path: `/marketplaces/${marketplace.id}/items/${items[0].id}`, items };
};
const typeAt = async (url: string) => (await fetch(url)).headers.get('content-type');

describe('without a model the composer draws, and no credits are used', () => {
  let at: TestServer;
  let key: string;
  beforeAll(async () => {
    at = await openTestServer();
    at.app.settings.rateLimitScale = 0;
    key = (await at.register('fitness')).live;
  });
  afterAll(async () => {
    expect((await at.call('GET', '/credits/balance', key)).body).toMatchObject({ total_spendable: 20 });
    await at.close();
  });

  test.each([
    ['/badge-definitions/generate-icon', { name: 'Early bird', color: '#3B82F6', glyph: 'sun' }],
    ['/skill-sets/generate-icon', { name: 'Strength' }],
    ['/skill-sets/generate-icon', { kind: 'token', name: 'Golden stars' }],
    ['/skill-sets/generate-icon', { kind: 'streak', name: 'Daily' }],
    ['/skill-sets/generate-icon', { kind: 'gate', name: 'Gate' }],
  ])('an icon is in the answer: POST %s %o', async (path, body) => {
    const { status, body: answer } = await at.call('POST', path, key, body);
    expect({ status, answer }).toMatchObject({
      status: 202,
      answer: {
        accepted: true,
        status: 'completed',
        icon_url: expect.stringMatching(/\/files\/[0-9a-f]{64}\.svg$/),
      },
    });
    expect(await typeAt(answer.icon_url)).toBe('image/svg+xml');
    const operation = (await at.call('GET', `/operations/${answer.operation_id}`, key)).body;
    expect(operation).toMatchObject({
      type: 'generate_icon',
      status: 'completed',
      user_id: null,
      result: { icon_url: answer.icon_url, source: 'composer' },
    });
  });

  test('an icon that cannot be drawn is refused: no name, a strange glyph, a strange colour', async () => {
    for (const body of [{}, { name: '' }, { name: 'x', glyph: 'nothing' }, { name: 'x', color: 'red' }])
      expect((await at.call('POST', '/badge-definitions/generate-icon', key, body)).status).toBe(422);
  });

  test('a badge gets another icon in the draft, an item another picture, a stage another animal', async () => {
    const badge = (await at.call('GET', '/badge-definitions', key)).body.data[0];
    const { path, items } = await shelfOf(at, key);
    const [icon, image, stage] = await Promise.all([
      at.call('POST', `/badge-definitions/${badge.id}/regenerate-icon`, key, {}),
      at.call('POST', `${path}/regenerate-image`, key, {}),
      at.call('POST', '/stage-assets/3/regenerate', key, { variant: 4 }),
    ]);
    for (const { status, body } of [icon, image, stage]) {
      expect(status).toBe(202);
      expect((await at.settled(key, body.operation_id)).error).toBeNull();
    }
    const changed = (await at.call('GET', `/badge-definitions/${badge.id}`, key)).body;
    expect(changed).toMatchObject({ status: 'draft', icon_url: expect.stringContaining('/files/') });
    const item = (await at.call('GET', path, key)).body;
    expect(item.image_url).not.toBe(items[0].image_url);
    expect(await typeAt(item.image_url)).toBe('image/svg+xml');
    const { data } = (await at.call('GET', '/stage-assets', key)).body;
    expect(data).toMatchObject([{ stage: 3, source: 'composer', content_type: 'image/svg+xml' }]);
    // It moves like any other: what the widgets hold on to is still in it.
    expect(await (await fetch(data[0].image_url)).text()).toContain('class="f-');
  });

  test('all pictures of some kinds are made anew in one call, within bounds', async () => {
    const answer = await at.call('POST', '/customers/me/assets/regenerate', key, {
      kinds: ['stage_assets', 'item_images'],
    });
    expect(answer).toMatchObject({ status: 202, body: { accepted: true, count: 17, credits_authorized: 0 } });
    for (const { operation_id: id } of answer.body.operations)
      expect((await at.settled(key, id)).status).toBe('completed');
    expect((await at.call('GET', '/stage-assets', key)).body.data).toHaveLength(5);
    const empty = (await at.register()).live;
    expect(
      await at.call('POST', '/customers/me/assets/regenerate', empty, { kinds: ['item_images'] }),
    ).toMatchObject({ status: 409, body: { error: { code: 'nothing_to_regenerate' } } });
  });

  test('what was made is listed in pages and summed up', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const query = `?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await at.call('GET', `/image-usage${query}`, key);
      seen.push(...body.data.map((row: { id: string }) => row.id));
      cursor = body.next_cursor ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    const report = (await at.call('GET', '/image-usage/report', key)).body;
    expect(report.totals).toMatchObject({
      images: seen.length,
      succeeded: seen.length,
      failed: 0,
      credits: 0,
    });
    for (const part of [report.by_kind, report.by_day])
      expect(part.reduce((sum: number, row: { images: number }) => sum + row.images, 0)).toBe(seen.length);
    const from = '2026-01-02T00:00:00Z';
    expect(
      (await at.call('GET', `/image-usage/report?from=${from}&to=2026-01-01T00:00:00Z`, key)).status,
    ).toBe(422);
    expect((await at.call('GET', `/image-usage/report?from=2020-01-01T00:00:00Z`, key)).status).toBe(422);
    const quiet = await at.call('GET', `/image-usage/report?from=${from}&to=2026-01-03T00:00:00Z`, key);
    expect(quiet.body).toMatchObject({ totals: { images: 0 }, by_kind: [], by_day: [] });
  });
});

describe('with a model', () => {
  let at: TestServer;
  let model: ImageServer;
  let keys: Keys;
  beforeAll(async () => {
    model = await imageServer(picture);
    const painter = imageModel({
      baseUrl: model.baseUrl,
      apiKey: 'sk',
      model: 'painter-1',
      timeoutMs: 5_000,
    });
    at = await openTestServer({ media: { model: painter } });
    at.app.settings.rateLimitScale = 0;
  });
  beforeEach(async () => {
    model.turn(picture);
    keys = await at.register('fitness');
  });
  afterAll(async () => {
    await at.close();
    await model.close();
  });

  const balance = async () => (await at.call('GET', '/credits/balance', keys.live)).body.total_spendable;
  const ledger = async (): Promise<string[]> =>
    (await at.call('GET', '/credits/ledger?limit=100', keys.live)).body.data
      .map((row: { type: string }) => row.type)
      .toReversed();
  const usage = async () => (await at.call('GET', '/image-usage', keys.live)).body.data;
  const regenerate = async (stage = 1) =>
    (await at.call('POST', `/stage-assets/${stage}/regenerate`, keys.live, { prompt: 'with a red hat' })).body
      .operation_id;

  test('a picture costs one credit, set aside at once and spent with the picture', async () => {
    const operation = await at.settled(keys.live, await regenerate());
    expect(operation).toMatchObject({ status: 'completed', result: { stage: 1, source: 'model' } });
    expect(model.asked.at(-1)?.body.prompt).toMatch(/cute.*hatchling.*with a red hat$/);
    const served = await fetch(operation.result.image_url);
    expect(Buffer.from(await served.arrayBuffer()).equals(PIXEL)).toBe(true);
    expect(await ledger()).toEqual(['grant', 'authorize', 'commit']);
    expect(await balance()).toBe(19);
    expect(await usage()).toMatchObject([
      {
        source: 'model',
        model: 'painter-1',
        status: 'succeeded',
        credits: 1,
        kind: 'stage_asset',
        target_id: '1',
      },
    ]);
  });

  test('an icon comes with its operation', async () => {
    const { body } = await at.call('POST', '/badge-definitions/generate-icon', keys.live, {
      name: 'Early "bird"',
    });
    expect(body).toMatchObject({ status: 'pending', icon_url: null });
    const operation = await at.settled(keys.live, body.operation_id);
    expect(await typeAt(operation.result.icon_url)).toBe('image/png');
  });

  test('what the model refuses costs nothing, says why, and is not asked again', async () => {
    model.turn(refused(400));
    const before = model.asked.length;
    const operation = await at.settled(keys.live, await regenerate());
    expect(operation).toMatchObject({
      status: 'failed',
      error: { code: 'upstream_image_error', message: expect.stringContaining('400') },
    });
    expect(model.asked).toHaveLength(before + 1);
    expect(await ledger()).toEqual(['grant', 'authorize', 'rollback']);
    expect(await balance()).toBe(20);
    expect(await usage()).toMatchObject([
      { status: 'failed', credits: 0, error_code: 'upstream_image_error' },
    ]);
    expect((await at.call('GET', '/stage-assets', keys.live)).body.data).toEqual([]);
  });

  test('a server that fails, hangs up or lies is asked again, and then believed no more', async () => {
    model.turn(refused(503), picture);
    expect((await at.settled(keys.live, await regenerate())).status).toBe('completed');
    expect(await ledger()).toEqual(['grant', 'authorize', 'commit']);
    model.turn(hangUp, notAPicture, notAPicture);
    const lied = await at.settled(keys.live, await regenerate(2));
    expect(lied).toMatchObject({ status: 'failed', error: { code: 'upstream_image_error' } });
    expect(await balance()).toBe(19);
  }, 60_000);

  test('without credits nothing begins, and the answer says what there is', async () => {
    const all = { kinds: ['stage_assets', 'item_images', 'badge_icons'] };
    const refusal = await at.call('POST', '/customers/me/assets/regenerate', keys.live, all);
    expect(refusal).toMatchObject({
      status: 402,
      body: {
        error: { code: 'credit_insufficient', details: { available: 20, welcome: 20, paid: 0, promo: 0 } },
      },
    });
    expect((await at.call('GET', '/operations', keys.live)).body.data).toEqual([]);
    expect(await balance()).toBe(20);
    const stages = await at.call('POST', '/customers/me/assets/regenerate', keys.live, {
      kinds: ['stage_assets'],
    });
    expect(stages.body).toMatchObject({ count: 5, credits_authorized: 5 });
    for (const { operation_id: id } of stages.body.operations) await at.settled(keys.live, id);
    expect(await balance()).toBe(15);
  });

  test('what is gone when the picture comes costs nothing', async () => {
    const { path } = await shelfOf(at, keys.live);
    let removed = 0;
    model.turn((response, url) => {
      void at.call('DELETE', path, keys.live).then(({ status }) => {
        removed = status;
        picture(response, url);
      });
    });
    const { body } = await at.call('POST', `${path}/regenerate-image`, keys.live, {});
    const operation = await at.settled(keys.live, body.operation_id);
    expect(removed).toBe(204);
    expect(operation).toMatchObject({ status: 'failed', error: { code: 'resource_not_found' } });
    expect(await balance()).toBe(20);
  });

  test('test data spends the same credits, and lists what it made apart', async () => {
    const { body } = await at.call('POST', '/skill-sets/generate-icon', keys.test, { name: 'Speed' });
    await at.settled(keys.test, body.operation_id);
    expect(await balance()).toBe(19);
    expect(await usage()).toEqual([]);
    expect((await at.call('GET', `/operations/${body.operation_id}`, keys.live)).status).toBe(404);
  });
});

describe('a crash between any two steps', () => {
  let at: TestServer;
  let model: ImageServer;
  let ctx: Ctx;
  let key: string;
  beforeAll(async () => {
    model = await imageServer(picture);
  });
  beforeEach(async () => {
    const painter = imageModel({ baseUrl: model.baseUrl, apiKey: 'sk', model: 'painter-1' });
    at = await openTestServer({ media: { model: painter }, generation: false });
    const registered = await at.register('fitness');
    key = registered.live;
    ctx = at.app.system(registered.customerId);
  });
  afterAll(() => model.close());

  /** Runs the job as a worker would, on a context that dies at statement `dieAt` of those it sends. */
  async function run(operationId: string, dieAt = Infinity): Promise<{ steps: number; isFinished: boolean }> {
    let steps = 0;
    let isFinished = false;
    const mortal = (inner: Ctx): Ctx => ({
      ...inner,
      db: new Proxy(inner.db, {
        get(target, name) {
          if (name === 'insert' || name === 'update' || name === 'select') step();
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
      transact: (work) => inner.transact((next) => work(mortal(next))),
    });
    const step = (): void => {
      if (++steps === dieAt) throw new Error('crash');
    };
    const job: Job = {
      id: 'job_x',
      queue: 'generation',
      attempt: 1,
      signal: new AbortController().signal,
      finish: async () => {
        step();
        isFinished = true;
      },
    };
    const handler = generationJobs.generation;
    if (!handler) throw new Error('no handler');
    await handler.run(mortal(ctx), { operationId }, job).catch((error: Error) => {
      if (error.message !== 'crash') throw error;
      isFinished = false;
    });
    return { steps, isFinished };
  }

  test.each([
    ['a picture', picture, 'completed', ['grant', 'authorize', 'commit'], 19],
    ['a refusal', refused(422), 'failed', ['grant', 'authorize', 'rollback'], 20],
  ] as const)(
    'and %s is applied and paid for once',
    async (_, turn, status, types, left) => {
      model.turn(turn);
      const start = async (): Promise<string> =>
        (await at.call('POST', '/stage-assets/1/regenerate', key, {})).body.operation_id;
      const measured = await run(await start());
      expect(measured.steps).toBeGreaterThan(5);
      for (let dieAt = 1; dieAt <= measured.steps; dieAt++) {
        const id = await start();
        const before = (await getBalance(ctx)).totalSpendable;
        expect((await run(id, dieAt)).isFinished).toBe(false);
        const operation = (await at.call('GET', `/operations/${id}`, key)).body;
        expect(['pending', 'processing']).toContain(operation.status);
        expect((await getBalance(ctx)).totalSpendable).toBe(before);
        await run(id);
        // A worker that comes late finds nothing to do.
        await run(id);
        expect((await at.call('GET', `/operations/${id}`, key)).body.status).toBe(status);
        expect((await getBalance(ctx)).totalSpendable).toBe(before + (left - 19));
      }
      const { data } = (await at.call('GET', '/credits/ledger?limit=100', key)).body;
      const [grant, ...rest] = data.map((row: { type: string }) => row.type).toReversed();
      expect([grant, ...rest.slice(0, 2)]).toEqual(types);
      expect(rest).toHaveLength(2 * (measured.steps + 1));
      const made = (await at.call('GET', '/image-usage?limit=100', key)).body.data;
      expect(made).toHaveLength(measured.steps + 1);
      await at.close();
    },
    60_000,
  );

  test('one that was cancelled before it began gives its credit back', async () => {
    const { body } = await at.call('POST', '/stage-assets/1/regenerate', key, {});
    expect((await getBalance(ctx)).totalSpendable).toBe(19);
    expect((await at.call('POST', `/operations/${body.operation_id}/cancel`, key)).status).toBe(200);
    await run(body.operation_id);
    await run(body.operation_id);
    expect((await getBalance(ctx)).totalSpendable).toBe(20);
    expect((await at.call('GET', `/operations/${body.operation_id}`, key)).body.status).toBe('cancelled');
    await at.close();
  });
});
