import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import {
  answer,
  halfBody,
  misbehavingServer,
  raw,
  refusal,
  reset,
  silence,
  stuckBody,
  type MisbehavingServer,
  type Step,
} from '../../tests/support/misbehaving-server.ts';
import { createFledge, FledgeError, isFledgeError } from '../server.ts';

const KEY = 'hatch_test_s3cr3tS3cr3tS3cr3t';
const EGG = { egg_id: 'egg_1', user_id: 'u', status: 'waiting', metadata: { first_seen: 1, camelKey: 2 } };
let server: MisbehavingServer;
afterEach(() => server?.close());

async function against(...steps: Step[]) {
  server = await misbehavingServer(...steps);
  return createFledge({ apiKey: KEY, baseUrl: server.url, timeoutMs: 300 });
}
const failureOf = async (call: Promise<unknown>): Promise<FledgeError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FledgeError)) throw new Error(`expected a FledgeError, got ${inspect(error)}`);
  return error;
};

describe('what goes over the wire', () => {
  test('names become snake_case and back; the maps of the caller keep their keys', async () => {
    const fledge = await against(answer(EGG, 201));
    const egg = await fledge.eggs.ensure({ userId: 'u', metadata: { userId: 1, snake_key: { aB: 1 } } });
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/v1/eggs?ensure=true',
      body: { user_id: 'u', metadata: { userId: 1, snake_key: { aB: 1 } } },
    });
    expect(egg).toMatchObject({ eggId: 'egg_1', userId: 'u', metadata: { first_seen: 1, camelKey: 2 } });
  });

  test('keys that are data (skill names) stay as they are', async () => {
    const fledge = await against(answer({ id: 'b', skills: { deep_focus: { value: 3, level_up_at: 9 } } }));
    expect(await fledge.buddies.get('b')).toMatchObject({
      skills: { deep_focus: { value: 3, levelUpAt: 9 } },
    });
  });

  test('a date goes as an instant, and ids in a path cannot leave it', async () => {
    const fledge = await against(answer({ accepted: true }), answer({}));
    await fledge.events.send({
      eventId: 'e',
      userId: 'u',
      type: 't',
      occurredAt: new Date('2026-01-02T03:04:05Z'),
    });
    expect(server.seen[0]?.body).toMatchObject({ occurred_at: '2026-01-02T03:04:05.000Z' });
    await fledge.events.get('../customers/me?x=1#y');
    expect(server.seen[1]?.url).toBe('/api/v1/events/..%2Fcustomers%2Fme%3Fx%3D1%23y');
  });

  test('it says who it is, and reads carry no idempotency key', async () => {
    const fledge = await against(answer({ data: [], next_cursor: 'c' }));
    expect(await fledge.eggs.list({ userId: 'a b', limit: 2 })).toEqual({ data: [], nextCursor: 'c' });
    const { headers, url } = server.seen[0] ?? {};
    expect(url).toBe('/api/v1/eggs?user_id=a+b&limit=2');
    expect(headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'user-agent': 'fledge-server/0.1.0',
      'x-fledge-client': 'fledge-server/0.1.0',
    });
    expect(headers).not.toHaveProperty('idempotency-key');
  });

  test('an answer without a body is undefined', async () => {
    const fledge = await against(raw('', 204));
    expect(await fledge.widgetSessions.revoke('wgs_1')).toBeUndefined();
  });

  test('baseUrl may end in a slash or name the API itself', async () => {
    server = await misbehavingServer(answer({ data: [] }));
    for (const tail of ['', '/', '/api/v1', '/api/v1/']) {
      await createFledge({ apiKey: KEY, baseUrl: server.url + tail }).presets.list();
    }
    expect(new Set(server.seen.map((entry) => entry.url))).toEqual(new Set(['/api/v1/presets']));
  });
});

describe('retries', () => {
  const faults: Record<string, Step> = {
    'a reset connection': reset,
    'half a body': halfBody,
    'a body that never ends': stuckBody,
    silence,
    'a 500': refusal(500, 'internal_error'),
    'a 503 without JSON': raw('<h1>Bad gateway</h1>', 503),
    'a 408': refusal(408, 'timeout'),
    'a 200 that is no JSON': raw('<!doctype html>'),
  };
  test.each(Object.entries(faults))('%s is tried again with the same key', async (_, fault) => {
    const fledge = await against(fault, answer(EGG, 201));
    expect(await fledge.eggs.create({ userId: 'u' })).toMatchObject({ eggId: 'egg_1' });
    const keys = server.seen.map((entry) => entry.headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test('two calls never share a key', async () => {
    const fledge = await against(answer(EGG));
    await Promise.all([fledge.eggs.create({ userId: 'u' }), fledge.eggs.create({ userId: 'u' })]);
    expect(new Set(server.seen.map((entry) => entry.headers['idempotency-key'])).size).toBe(2);
  });

  test('429 waits for as long as Retry-After says', async () => {
    const fledge = await against(
      refusal(429, 'rate_limited', undefined, { 'retry-after': '1' }),
      answer(EGG),
    );
    await fledge.eggs.create({ userId: 'u' });
    const [first, second] = server.seen;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('a Retry-After beyond a minute goes to the caller at once', async () => {
    const fledge = await against(refusal(429, 'rate_limited', undefined, { 'retry-after': '86400' }));
    const error = await failureOf(fledge.eggs.create({ userId: 'u' }));
    expect(error).toMatchObject({ code: 'rate_limited', isRetryable: true, retryAfterMs: 86_400_000 });
    expect(server.seen).toHaveLength(1);
  });

  test('it gives up after maxRetries with what went wrong last', async () => {
    server = await misbehavingServer(reset);
    const fledge = createFledge({ apiKey: KEY, baseUrl: server.url, maxRetries: 2 });
    const error = await failureOf(fledge.presets.list());
    expect(error).toMatchObject({ code: 'network_error', status: 0, isRetryable: true });
    expect(server.seen).toHaveLength(3);
  });

  test('each attempt has its own limit', async () => {
    server = await misbehavingServer(silence);
    const fledge = createFledge({ apiKey: KEY, baseUrl: server.url, timeoutMs: 60, maxRetries: 1 });
    expect(await failureOf(fledge.presets.list())).toMatchObject({ code: 'timeout', isRetryable: true });
    expect(server.seen).toHaveLength(2);
  });

  test.each([400, 401, 402, 403, 404, 409, 413, 422])('a %i is final', async (status) => {
    const fledge = await against(refusal(status, 'some_code'));
    expect(await failureOf(fledge.eggs.create({ userId: 'u' }))).toMatchObject({
      code: 'some_code',
      status,
      requestId: 'req_1',
      isRetryable: false,
    });
    expect(server.seen).toHaveLength(1);
  });

  test('a redirect is not followed with the key in hand', async () => {
    const fledge = await against(raw('', 301, { location: 'https://elsewhere.example/' }));
    expect(await failureOf(fledge.presets.list())).toMatchObject({ code: 'unexpected_redirect' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('errors', () => {
  test('details are typed by code', async () => {
    const active = [{ egg_id: 'egg_1', status: 'ready', created_at: '2026-01-01T00:00:00.000Z' }];
    const fledge = await against(refusal(409, 'active_egg_limit', { max: 3, active }));
    const error = await failureOf(fledge.eggs.create({ userId: 'u' }));
    if (!isFledgeError(error, 'active_egg_limit')) throw new Error('wrong code');
    expect(error.details.max).toBe(3);
    expect(error.details.active[0]?.eggId).toBe('egg_1');
    expect(isFledgeError(error, 'conflict')).toBe(false);
  });

  test('a refused field is named as the caller wrote it', async () => {
    const fields = [
      { field: 'events.3.user_id', message: 'too long' },
      { field: 'metadata.some_key', message: 'too deep' },
    ];
    const fledge = await against(refusal(422, 'validation_failed', { fields }));
    const error = await failureOf(fledge.eggs.create({ userId: 'u' }));
    expect(error.details.fields).toEqual([
      { field: 'events.3.userId', message: 'too long' },
      { field: 'metadata.some_key', message: 'too deep' },
    ]);
  });

  test('the key is in no error, whatever the runtime puts into its own', async () => {
    const leaky = () => Promise.reject(new TypeError(`"Bearer ${KEY}" is an invalid header value`));
    const fledge = createFledge({ apiKey: KEY, baseUrl: 'http://x.test', maxRetries: 0, fetch: leaky });
    const error = await failureOf(fledge.presets.list());
    expect(error.code).toBe('network_error');
    expect(
      inspect(error, { depth: 9 }) + JSON.stringify(error) + inspect(fledge, { depth: 9 }),
    ).not.toContain(KEY);
    const wrong = await failureOf(
      Promise.resolve().then(() => createFledge({ apiKey: `${KEY}\n`, baseUrl: 'http://x.test' })),
    );
    expect(inspect(wrong)).not.toContain('s3cr3t');
  });
});

describe('a browser', () => {
  const browser = { window: {}, document: {} };
  afterEach(() => {
    for (const name of Object.keys(browser)) Reflect.deleteProperty(globalThis, name);
  });

  test('is refused a secret key, with advice, and may hold a publishable one', () => {
    Object.assign(globalThis, browser);
    expect(() => createFledge({ apiKey: KEY, baseUrl: 'https://x.test' })).toThrow(/never reach a browser/);
    expect(() => createFledge({ apiKey: 'hatch_pk_abc', baseUrl: 'https://x.test' })).not.toThrow();
  });
});
