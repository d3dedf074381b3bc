import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { refusal, secondNode } from '../../../tests/support/accounts.ts';
import { createCtx, type Ctx } from '../../db/context.ts';
import type { Actor } from '../../kernel/actor.ts';
import { fail } from '../../kernel/errors.ts';
import { once } from './idempotency.ts';
import { purgeExpired } from './purge.ts';
import { idempotency } from './tables.ts';
import { findUser, lockUser, setTimezone } from './users.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.setNow('2026-06-01T10:00:00Z'));

const key = (keyId = 'key_1'): Actor => ({ type: 'key', accountId: 'cus_a', keyId, mode: 'live' });
const visitor = (userId: string): Actor => ({
  type: 'widget',
  accountId: 'cus_a',
  mode: 'live',
  sessionId: 'wgs_1',
  kind: 'session',
  userId,
  buddyId: null,
  scopes: ['read'],
  origins: [],
  expiresAt: '2026-06-01T11:00:00Z',
});

/** A write that leaves a trace each time it happens. */
const write =
  (userId: string, body = '{"ok":true}') =>
  async (ctx: Ctx) => {
    const user = await lockUser(ctx, userId);
    await setTimezone(ctx, userId, String(Number(user.timezone ?? '0') + 1));
    return { status: 201, body };
  };
const effects = async (userId: string) => Number((await findUser(app.as(key()), userId))?.timezone ?? '0');

test('the second request of a key gets the first answer and does nothing', async () => {
  const ctx = app.as(key());
  expect(await once(ctx, 'k1', 'POST /x', write('u1'))).toEqual({
    status: 201,
    body: '{"ok":true}',
    replayed: false,
  });
  expect(await once(ctx, 'k1', 'POST /x', write('u1', 'other'))).toEqual({
    status: 201,
    body: '{"ok":true}',
    replayed: true,
  });
  // Another key of the same customer shares the space: a server may rotate between two tries.
  expect(await once(app.as(key('key_2')), 'k1', 'POST /x', write('u1'))).toMatchObject({ replayed: true });
  expect(await effects('u1')).toBe(1);
});

test('the same key for another request is a conflict', async () => {
  const ctx = app.as(key());
  await once(ctx, 'k2', 'POST /x', write('u2'));
  expect(await refusal(once(ctx, 'k2', 'POST /y', write('u2')))).toEqual({
    kind: 'conflict',
    code: 'idempotency_key_conflict',
  });
  expect(await effects('u2')).toBe(1);
});

test('a refused write keeps nothing: neither its effects nor its key', async () => {
  const ctx = app.as(key());
  const refused = once(ctx, 'k3', 'POST /x', async (ctx) => {
    await write('u3')(ctx);
    throw fail('conflict');
  });
  expect(await refusal(refused)).toMatchObject({ code: 'conflict' });
  expect(await effects('u3')).toBe(0);
  expect(await once(ctx, 'k3', 'POST /other', write('u3'))).toMatchObject({ replayed: false });
});

test('twenty twins at once have one effect and one answer, on one node and on two', async () => {
  const nodes = [app, secondNode(app)];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      once(createCtx(nodes[n % 2] ?? app, key()), 'k4', 'POST /x', write('u4', `{"n":${n}}`)),
    ),
  );
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(await effects('u4')).toBe(1);
});

test('twins of a write that fails each try for themselves, one after the other', async () => {
  let tries = 0;
  const ctx = app.as(key());
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, () =>
      once(ctx, 'k5', 'POST /x', async (ctx) => {
        if (++tries < 3) throw fail('unavailable');
        return write('u5')(ctx);
      }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 'rejected')).toHaveLength(2);
  expect(await effects('u5')).toBe(1);
});

test('many twins of many keys finish on a small pool', async () => {
  const ctx = app.as(key());
  const answers = await Promise.all(
    Array.from({ length: 120 }, (_, n) => once(ctx, `pool-${n % 12}`, 'POST /x', write(`p${n % 12}`))),
  );
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(12);
});

test('users of widgets, live and test data, and other customers have keys of their own', async () => {
  const actors: Actor[] = [
    key(),
    visitor('ann'),
    visitor('bob'),
    { type: 'key', accountId: 'cus_a', keyId: 'key_t', mode: 'test' },
    { type: 'key', accountId: 'cus_b', keyId: 'key_b', mode: 'live' },
  ];
  for (const [n, actor] of actors.entries())
    expect(await once(app.as(actor), 'k6', 'POST /x', write('u6', String(n)))).toEqual({
      status: 201,
      body: String(n),
      replayed: false,
    });
});

test('a key is kept for a day, then it is new again', async () => {
  const ctx = app.as(key());
  await once(ctx, 'k7', 'POST /x', write('u7'));
  app.setNow('2026-06-02T09:59:59Z');
  expect(await once(ctx, 'k7', 'POST /x', write('u7'))).toMatchObject({ replayed: true });
  app.setNow('2026-06-02T10:00:00Z');
  expect(await once(ctx, 'k7', 'POST /other', write('u7'))).toMatchObject({ replayed: false });
  expect(await effects('u7')).toBe(2);
});

test('keys that are empty, long or not printable are refused', async () => {
  const ctx = app.as(key());
  await once(ctx, 'x'.repeat(255), 'POST /x', write('u8'));
  for (const bad of ['', 'x'.repeat(256), 'a b', 'ü', 'a\nb', 'a\0'])
    expect(await refusal(once(ctx, bad, 'POST /x', write('u8')))).toMatchObject({
      code: 'validation_failed',
      details: { fields: [{ field: 'Idempotency-Key' }] },
    });
});

test('the purge removes answers older than a day and no others', async () => {
  const fresh = await openTestApp();
  const ctx = fresh.as(key());
  fresh.setNow('2026-06-01T10:00:00Z');
  await once(ctx, 'old', 'POST /x', write('u'));
  fresh.setNow('2026-06-02T10:00:01Z');
  await once(ctx, 'new', 'POST /x', write('u'));
  expect(await purgeExpired(fresh)).toEqual({ answers: 1, sessions: 0, signingKeys: 0 });
  expect((await fresh.database.db.select().from(idempotency)).map((row) => row.key)).toEqual(['new']);
  await fresh.close();
});
