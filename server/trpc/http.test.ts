import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticateShop, bareApp, openShop, shopRouter, type Shop } from '../../tests/contract/shop.ts';
import { createCtx } from '../db/context.ts';

let shop: Shop;
let stock: FastifyInstance;
let ours: string;

beforeAll(async () => {
  shop = await openShop();
  await shop.fastify.listen({ port: 0, host: '127.0.0.1' });
  ours = `http://127.0.0.1:${(shop.fastify.server.address() as AddressInfo).port}`;
  stock = Fastify();
  await stock.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: shopRouter,
      createContext: async ({
        req,
      }: {
        req: { headers: Record<string, string | string[] | undefined>; ip: string };
      }) => createCtx(bareApp(), await authenticateShop(req), String(req.headers['x-request-id'])),
    },
  });
});
afterAll(async () => {
  await stock.close();
  await shop.close();
});

describe('raw answers equal those of the stock adapter', () => {
  const input = (value: unknown) => `?input=${encodeURIComponent(JSON.stringify(value))}`;
  it.each<[name: string, method: string, path: string, body?: string, type?: string]>([
    ['a query', 'GET', `eggs.get${input({ eggId: 'e' })}`],
    ['a query without input', 'GET', 'ping'],
    ['a mutation', 'POST', 'eggs.create', '{"userId":"u","metadata":{"a":1}}'],
    ['unicode and plus', 'GET', `eggs.get${input({ eggId: 'a+b é 😀 %' })}`],
    ['an input error', 'POST', 'eggs.create', '{"userId":3}'],
    ['an unknown field', 'POST', 'eggs.create', '{"user_id":"u"}'],
    ['no body', 'POST', 'eggs.create', ''],
    ['malformed JSON', 'POST', 'eggs.create', '{"userId'],
    ['malformed input', 'GET', 'eggs.get?input=%7B'],
    ['a domain error', 'GET', `eggs.get${input({ eggId: 'missing' })}`],
    ['a crash', 'GET', `eggs.get${input({ eggId: 'crash' })}`],
    ['an unknown path', 'GET', 'eggs.nothing'],
    ['a name of Object', 'GET', 'constructor'],
    ['a wrong method', 'GET', 'eggs.create'],
    ['another wrong method', 'POST', 'eggs.get', '{}'],
    ['PUT', 'PUT', 'eggs.create', '{}'],
    ['another content type', 'POST', 'eggs.create', 'x', 'text/plain'],
    ['HEAD', 'HEAD', 'ping'],
    ['a batch', 'GET', `ping,eggs.get?batch=1&input=${encodeURIComponent('{"1":{"eggId":"e"}}')}`],
    ['a batch of one', 'POST', 'eggs.create?batch=1', '{"0":{"userId":"u"}}'],
    ['a stranger', 'GET', `eggs.get${input({ eggId: 'e' })}`, undefined, 'nobody'],
  ])('%s', async (name, method, path, body, type = 'application/json') => {
    const options = {
      method: method as 'GET',
      url: `/trpc/${path}`,
      headers: {
        'x-request-id': 'req-1',
        ...(name !== 'a stranger' && { authorization: 'Bearer key' }),
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { payload: body }),
    };
    const [mine, theirs] = await Promise.all([shop.fastify.inject(options), stock.inject(options)]);
    expect(mine.statusCode).toBe(theirs.statusCode);
    expect(mine.body).toBe(theirs.body);
    // Fastify names the charset of texts.
    const media = String(mine.headers['content-type']).replace('; charset=utf-8', '');
    expect(media).toBe(String(theirs.headers['content-type']));
    expect(mine.headers.vary).toBe(theirs.headers.vary);
    expect(mine.headers.allow).toBe(theirs.headers.allow);
  });
});

describe('the stock client', () => {
  it.each([
    ['httpLink', httpLink],
    ['httpBatchLink', httpBatchLink],
  ] as const)('talks to us by %s', async (_, link) => {
    const client = createTRPCClient<typeof shopRouter>({
      links: [link({ url: `${ours}/trpc`, headers: { authorization: 'Bearer key' } })],
    });
    const [one, two] = await Promise.all([client.ping.query(), client.eggs.get.query({ eggId: 'e' })]);
    expect(one).toEqual({ isOk: true });
    expect(two.visualVariant).toBe(7);
    expect((await client.eggs.create.mutate({ userId: 'u' })).eggId).toBe('egg_1');
    const refusal: unknown = await client.eggs.get.query({ eggId: 'sold' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TRPCClientError);
    expect(refusal).toMatchObject({
      data: { appCode: 'sold_out', httpStatus: 409, details: { egg_id: 'sold' } },
    });
  });
});

describe('a query whose body is its token', () => {
  const ask = (path: string, payload: string, headers: Record<string, string> = {}) =>
    shop.fastify.inject({
      method: 'POST',
      url: `/trpc/${path}`,
      payload,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-request-id': 'req-1', ...headers },
    });
  const found = `eggs.get?input=${encodeURIComponent('{"eggId":"e"}')}`;

  it('is answered as with the token in a header, and needs no leave of other origins', async () => {
    const usual = await shop.fastify.inject({
      method: 'GET',
      url: `/trpc/${found}`,
      headers: { authorization: 'Bearer key', 'x-request-id': 'req-1', origin: 'https://a.example' },
    });
    const simple = await ask(found, 'key', { origin: 'https://a.example' });
    expect(usual.statusCode).toBe(200);
    expect([simple.statusCode, simple.body]).toEqual([200, usual.body]);
    expect(simple.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'x-ratelimit-limit': usual.headers['x-ratelimit-limit'],
    });
  });

  it('is refused as with the token in a header', async () => {
    for (const [token, code] of [
      ['old', 'token_expired'],
      ['nobody', undefined],
      ['', undefined],
    ] as const) {
      const usual = await shop.fastify.inject({
        method: 'GET',
        url: `/trpc/${found}`,
        headers: { 'x-request-id': 'req-1', ...(token && { authorization: `Bearer ${token}` }) },
      });
      const simple = await ask(found, token);
      expect(simple.statusCode).toBe(401);
      expect(simple.body).toBe(usual.body);
      if (code) expect(simple.json().error.data.appCode).toBe(code);
    }
  });

  it('counts against the budget of whom the token names', async () => {
    const usual = shop.allowance;
    shop.allowance = { ...usual, allowed: false, retryAfterSeconds: 60 };
    try {
      expect((await ask(found, 'key')).statusCode).toBe(429);
    } finally {
      shop.allowance = usual;
    }
  });

  it('changes nothing: a mutation is not asked like this, nor a batch', async () => {
    expect((await ask('eggs.create', 'key')).statusCode).toBe(400);
    expect((await ask('ping,eggs.get?batch=1&input=%7B%7D', 'key')).statusCode).not.toBe(200);
  });
});

describe('a large answer', () => {
  const create = (text: string, coding?: string) =>
    shop.fastify.inject({
      method: 'POST',
      url: '/trpc/eggs.create',
      payload: JSON.stringify({ userId: 'u', metadata: { text } }),
      headers: {
        authorization: 'Bearer key',
        'content-type': 'application/json',
        ...(coding !== undefined && { 'accept-encoding': coding }),
      },
    });
  const long = 'é😀'.repeat(700);

  it('is zipped for whoever takes that, and says the same', async () => {
    const zipped = await create(long, 'br, gzip');
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.rawPayload.length).toBeLessThan(700);
    expect(gunzipSync(zipped.rawPayload).toString()).toBe((await create(long)).body);
  });

  it('is sent as it is to others, and a small one to everybody', async () => {
    for (const [text, coding] of [
      [long, undefined],
      [long, 'br'],
      [long, 'gzip;q=0'],
      ['x', 'gzip'],
    ] as const) {
      const answer = await create(text, coding);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.json().result.data.metadata.text).toBe(text);
    }
  });
});

describe('at the door', () => {
  const post = (path: string, payload: string, headers: Record<string, string> = {}) =>
    shop.fastify.inject({
      method: 'POST',
      url: `/trpc/${path}`,
      payload,
      headers: { 'content-type': 'application/json', authorization: 'Bearer key', ...headers },
    });

  it('a bad credential is told why, by open procedures not at all', async () => {
    const old = { authorization: 'Bearer old' };
    expect((await post('eggs.create', '{"userId":"u"}', old)).json().error.data).toMatchObject({
      appCode: 'token_expired',
      httpStatus: 401,
    });
    expect((await post('login', '{"email":"a@b.de"}', old)).statusCode).toBe(200);
  });

  it('limits, sizes and depth are refused in the same format', async () => {
    expect(
      (await post('eggs.create', JSON.stringify({ userId: 'x'.repeat(1_100_000) }))).json().error.data,
    ).toMatchObject({
      httpStatus: 413,
      appCode: 'payload_too_large',
    });
    const deep = await post('eggs.create', `{"userId":${'['.repeat(40)}${']'.repeat(40)}}`);
    expect(deep.statusCode).toBe(400);
    const usual = shop.allowance;
    shop.allowance = { ...usual, allowed: false, retryAfterSeconds: 60 };
    try {
      const limited = await post('eggs.create', '{"userId":"u"}');
      expect(limited.headers['retry-after']).toBe('60');
      expect(limited.json().error.data).toMatchObject({ httpStatus: 429, appCode: 'rate_limited' });
      expect(limited.json().error.data.requestId).toBe(limited.headers['x-request-id']);
    } finally {
      shop.allowance = usual;
    }
  });

  it('a batch is bounded', async () => {
    const paths = Array.from({ length: 11 }, () => 'ping').join(',');
    const answer = await shop.fastify.inject({ method: 'GET', url: `/trpc/${paths}?batch=1&input=%7B%7D` });
    expect(answer.statusCode).toBe(400);
  });

  it('says its id, its limits and its route like any row', async () => {
    shop.log.length = 0;
    const answer = await shop.fastify.inject({
      method: 'GET',
      url: '/trpc/ping',
      headers: { 'x-request-id': 'abc', origin: 'https://a.example' },
    });
    expect(answer.headers).toMatchObject({ 'x-request-id': 'abc', 'access-control-allow-origin': '*' });
    expect(shop.log[0]?.fields).toMatchObject({ route: '/trpc/ping', actor: 'anonymous' });
  });
});
