import { request as httpRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counters, openShop, type Shop } from '../../tests/contract/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const call = async (
  method: InjectOptions['method'] | string,
  url: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
) => {
  const isText = typeof body === 'string';
  const answer = await shop.fastify.inject({
    method: method as 'GET',
    url: `/api/v1${url}`,
    headers: {
      authorization: 'Bearer key',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { payload: isText ? body : JSON.stringify(body) }),
  });
  const text = answer.body;
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text,
    json: text.startsWith('{') ? JSON.parse(text) : undefined,
  };
};

describe('a row', () => {
  it('answers in snake_case and keeps free maps', async () => {
    const { status, json } = await call('POST', '/eggs', { body: { user_id: 'u', metadata: { aB: 1 } } });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      egg_id: 'egg_1',
      metadata: { aB: 1 },
      skills: { deepWork: { current_level: 2 } },
    });
  });

  it('answers the same with a trailing slash, and HEAD without a body', async () => {
    expect((await call('GET', '/eggs/e/')).status).toBe(200);
    expect(await call('HEAD', '/eggs/e')).toMatchObject({ status: 200, text: '' });
  });

  it('reads the query by its schema', async () => {
    const { json } = await call('GET', '/eggs?limit=3&status=waiting&status=ready&is_open=false');
    expect(json).toEqual({
      data: [{ seen: { limit: 3, status: ['waiting', 'ready'], isOpen: false } }],
      next_cursor: null,
    });
    expect((await call('GET', '/eggs/waiting')).json.data[0].seen.limit).toBe(5);
    expect((await call('GET', '/eggs/waiting?limit=6')).status).toBe(422);
  });

  it('takes a scalar of a write from the query, but never twice', async () => {
    expect(
      (await call('POST', '/eggs?ensure=true', { body: { user_id: 'u' } })).json.metadata.input.ensure,
    ).toBe(true);
    const twice = await call('POST', '/eggs?ensure=true', { body: { user_id: 'u', ensure: false } });
    expect(twice.json.error.details.fields[0].field).toBe('ensure');
  });

  it('answers 200 when the thing was there already', async () => {
    expect((await call('POST', '/eggs/track', { body: { event_id: 'new' } })).status).toBe(201);
    expect((await call('POST', '/eggs/track', { body: { event_id: 'old' } })).status).toBe(200);
  });

  it('goes to another procedure by a query flag, and only by a true one', async () => {
    const track = (flag: string) => call('POST', `/eggs/track?dry_run=${flag}`, { body: { event_id: 'e' } });
    expect(await track('true')).toMatchObject({ status: 200, json: { would_count: counters.tracked + 1 } });
    expect((await track('false')).status).toBe(201);
    expect((await track('maybe')).json.error.details.fields[0].field).toBe('dry_run');
  });

  it('can answer 202, 204 and another view', async () => {
    expect((await call('POST', '/eggs/e/hatch')).status).toBe(202);
    expect(await call('DELETE', '/eggs/e')).toMatchObject({ status: 204, text: '' });
    expect((await call('GET', '/eggs/short/e')).json).toEqual({ the_id: 'egg_1' });
  });

  it('may be raw: text, or bytes up to a limit of its own', async () => {
    expect((await call('GET', '/plain/Ada')).text).toBe('hello Ada');
    expect(
      (await call('POST', '/bytes', { body: 'hello', headers: { 'content-type': 'image/png' } })).json.bytes,
    ).toBe(5);
    expect((await call('POST', '/bytes', { body: 'x'.repeat(200) })).status).toBe(413);
  });
});

describe('a refusal', () => {
  it.each<[name: string, method: string, url: string, body: unknown, status: number, code: string]>([
    ['an unknown path', 'GET', '/nothing', undefined, 404, 'resource_not_found'],
    ['a resource that is not there', 'GET', '/eggs/missing', undefined, 404, 'resource_not_found'],
    ['a method the path does not know', 'PUT', '/eggs/e', undefined, 405, 'method_not_allowed'],
    ['malformed JSON', 'POST', '/eggs', '{"user_id"', 400, 'bad_request'],
    ['deep JSON', 'POST', '/eggs', '['.repeat(50_000), 400, 'bad_request'],
    ['an array for an object', 'POST', '/eggs', '[]', 422, 'validation_failed'],
    ['null for an object', 'POST', '/eggs', 'null', 422, 'validation_failed'],
    ['no body where one is needed', 'POST', '/eggs', undefined, 422, 'validation_failed'],
    ['a camelCase field', 'POST', '/eggs', { userId: 'x' }, 422, 'validation_failed'],
    [
      'a field of the path in the body',
      'PATCH',
      '/eggs/e/status',
      { id: 'x', status: 'ready' },
      422,
      'validation_failed',
    ],
    ['NUL behind an escape', 'POST', '/eggs', '{"user_id":"a\\u0000"}', 422, 'validation_failed'],
    ['a huge body', 'POST', '/eggs', { user_id: 'x'.repeat(1_100_000) }, 413, 'payload_too_large'],
    ['a domain rule', 'GET', '/eggs/sold', undefined, 409, 'sold_out'],
    ['a query that is no number', 'GET', '/eggs?limit=abc', undefined, 422, 'validation_failed'],
    ['an unknown query', 'GET', '/eggs?nope=1', undefined, 422, 'validation_failed'],
    ['a query where nothing is read', 'GET', '/ping?x=1', undefined, 422, 'validation_failed'],
    ['broken percent encoding', 'GET', '/eggs/%zz', undefined, 400, 'bad_request'],
    ['an endless path', 'GET', `/eggs/${'x'.repeat(6000)}`, undefined, 404, 'resource_not_found'],
  ])('of %s is in the envelope', async (_, method, url, body, status, code) => {
    const answer = await call(method, url, { body });
    expect(answer.status).toBe(status);
    expect(answer.json.error).toMatchObject({ code, requestId: answer.headers['x-request-id'] });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('of another content type is 415', async () => {
    const answer = await call('POST', '/eggs', { body: 'a=b', headers: { 'content-type': 'text/plain' } });
    expect(answer).toMatchObject({ status: 415, json: { error: { code: 'unsupported_media_type' } } });
  });

  it('says which methods a path knows', async () => {
    expect((await call('PUT', '/eggs/e')).headers.allow).toBe('DELETE, GET, HEAD');
    expect(await call('OPTIONS', '/eggs')).toMatchObject({
      status: 204,
      headers: { allow: 'GET, HEAD, POST' },
    });
  });

  it('names fields as the wire does, also those a verb found', async () => {
    const fields = async (url: string, body: unknown) =>
      (await call('POST', url, { body })).json.error.details.fields.map(
        ({ field }: { field: string }) => field,
      );
    expect(await fields('/eggs', { user_id: 'u', levels: [{ min_level: 0, skill_key: 'A' }] })).toEqual([
      'levels.0.min_level',
      'levels.0.skill_key',
    ]);
    expect(await fields('/eggs/refuse', { item_list: [{ price_amount: 1 }] })).toEqual([
      'item_list.0.price_amount',
    ]);
  });

  it('of an unknown error says nothing and logs it with the request id', async () => {
    const answer = await call('GET', '/eggs/crash', { headers: { 'x-request-id': 'req-crash' } });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/SELECT|at /);
    expect(
      shop.log.find(
        ({ fields }) => 'err' in fields && 'requestId' in fields && fields.requestId === 'req-crash',
      ),
    ).toBeDefined();
  });

  it('of a stranger comes before anything about the input', async () => {
    const answer = await shop.fastify.inject({
      method: 'POST',
      url: '/api/v1/eggs',
      payload: { nonsense: 1 },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.code).toBe('unauthorized');
  });

  it('of a stranger comes before an upload is read', async () => {
    const headers = { 'content-type': 'image/png' };
    const answer = await shop.fastify.inject({
      method: 'POST',
      url: '/api/v1/bytes',
      headers,
      payload: 'x'.repeat(200),
    });
    expect(answer.statusCode).toBe(401);
  });

  it('of a bad credential says why, but open endpoints still work with it', async () => {
    const headers = { authorization: 'Bearer old' };
    expect((await call('GET', '/eggs/e', { headers })).json.error.code).toBe('token_expired');
    expect((await call('POST', '/login', { headers, body: { email: 'a@b.de' } })).status).toBe(200);
  });
});

describe('request ids', () => {
  it('are taken from the caller when tame, and made otherwise', async () => {
    const id = async (given: string) =>
      (await call('GET', '/ping', { headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(await id('abc-1')).toBe('abc-1');
    expect(await id('x'.repeat(129))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await id('two words')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });
});

describe('idempotency keys', () => {
  const post = (key: string, body: unknown, token = 'key') =>
    call('POST', '/eggs', { body, headers: { 'idempotency-key': key, authorization: `Bearer ${token}` } });

  it('replay the first answer and refuse another request', async () => {
    const first = await post('k1', { user_id: 'u' });
    const again = await post('k1', { user_id: 'u' });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(201);
    expect(await post('k1', { user_id: 'v' })).toMatchObject({
      status: 409,
      json: { error: { code: 'idempotency_key_conflict' } },
    });
  });

  it('keep no refusal', async () => {
    expect((await post('k2', {})).status).toBe(422);
    expect((await post('k2', { user_id: 'u' })).status).toBe(201);
  });

  it('never answer another kind of principal', async () => {
    await post('k3', { user_id: 'u' });
    expect((await post('k3', { user_id: 'u' }, 'widget:eve')).status).not.toBe(201);
  });

  it('are left to writes that recognise repeats themselves', async () => {
    const track = () =>
      call('POST', '/eggs/track', { body: { event_id: 'e' }, headers: { 'idempotency-key': 'k4' } });
    await track();
    const before = counters.tracked;
    expect((await track()).headers['idempotency-replayed']).toBeUndefined();
    expect(counters.tracked).toBe(before + 1);
  });
});

describe('rate limits', () => {
  it('are told with every answer', async () => {
    expect((await call('GET', '/eggs/e')).headers).toMatchObject({
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '99',
      'x-ratelimit-reset': '1800000000',
    });
  });

  it('refuse before the body is read, and spare probes', async () => {
    const usual = shop.allowance;
    shop.allowance = { ...usual, remaining: 0, allowed: false, retryAfterSeconds: 60 };
    try {
      const answer = await call('POST', '/eggs', { body: '{"broken' });
      expect(answer).toMatchObject({
        status: 429,
        headers: { 'retry-after': '60' },
        json: { error: { code: 'rate_limited' } },
      });
      expect((await call('GET', '/ping')).status).toBe(200);
    } finally {
      shop.allowance = usual;
    }
  });
});

describe('browsers', () => {
  it('may ask from any origin', async () => {
    const headers = {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-fledge-mode',
    };
    const preflight = await call('OPTIONS', '/eggs', { headers });
    expect(preflight).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'x-fledge-mode' },
    });
    const refused = await call('GET', '/nothing', { headers: { origin: 'https://shop.example' } });
    expect(refused.headers['access-control-allow-origin']).toBe('*');
  });
});

describe('the log', () => {
  it('has one line a request with its template, and no token, path, query or body', async () => {
    shop.log.length = 0;
    await call('POST', '/eggs?ensure=true', { body: { user_id: 'secret-user' } });
    await call('GET', '/eggs/secret-egg');
    await call('GET', '/secret-path');
    const text = JSON.stringify(shop.log);
    expect(shop.log.map(({ fields }) => 'route' in fields && fields.route)).toEqual([
      '/api/v1/eggs',
      '/api/v1/eggs/:id',
      'unmatched',
    ]);
    expect(text).not.toMatch(/secret|Bearer|ensure/);
  });
});

describe('on a real socket', () => {
  const port = async () => {
    if (!shop.fastify.server.listening) await shop.fastify.listen({ port: 0, host: '127.0.0.1' });
    return (shop.fastify.server.address() as AddressInfo).port;
  };

  it('malformed HTTP is answered in the envelope', async () => {
    const socket = connect(await port(), '127.0.0.1');
    socket.write('GET /\u0001 HTTP/9.9\r\nbroken\r\n\r\n');
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '').error.code).toBe('bad_request');
  });

  it('a body announced as too large is refused before it is sent', async () => {
    const answered = new Promise<number | undefined>((resolve, reject) => {
      port().then((number) => {
        const request = httpRequest({
          port: number,
          method: 'POST',
          path: '/api/v1/eggs',
          headers: {
            authorization: 'Bearer key',
            'content-type': 'application/json',
            'content-length': '99999999',
          },
        });
        request.on('response', (response) => resolve(response.statusCode));
        request.on('error', reject);
        request.flushHeaders();
      }, reject);
    });
    expect(await answered).toBe(413);
  });
});
