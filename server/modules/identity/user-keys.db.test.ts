import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { flushUserKeyUse } from './index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

let people = 0;
async function newUser() {
  const account = { email: `key${++people}@user.example`, password: 'correct horse battery', name: 'Key' };
  const { body } = await at.call('POST', '/api/auth/register', undefined, account);
  const token: string = body.access_token;
  const keys = (method: string, path = '', sent?: object, by = token) =>
    at.call(method, `/api/v1/api-keys${path}`, by, sent);
  return { token, keys };
}
const budgets = (token: string) => at.call('GET', '/budgets', token);
const MAY = { name: 'May', start_date: '2026-05-01', end_date: '2026-05-31' };

test('a key that has expired is worth nothing', async () => {
  const user = await newUser();
  at.app.setNow('2026-05-01T00:00:00Z');
  const past = await user.keys('POST', '', { name: 'x', scopes: ['*'], expires_at: '2026-04-30T00:00:00Z' });
  expect([past.status, past.body.error.details.fields[0].field]).toEqual([422, 'expires_at']);
  const made = await user.keys('POST', '', { name: 'x', scopes: ['*'], expires_at: '2026-05-02T00:00:00Z' });
  const secret: string = made.body.data.secret;
  expect((await budgets(secret)).status).toBe(200);
  at.app.setNow('2026-05-02T00:00:00Z');
  expect((await budgets(secret)).status).toBe(401);
  at.app.setNow('2026-05-01T00:00:00Z');
});

test('a test key sees test data only, and makes no live keys', async () => {
  const user = await newUser();
  await at.call('POST', '/budgets', user.token, MAY);
  const made = await user.keys('POST', '', { name: 'Test', scopes: ['*'], environment: 'test' });
  const secret: string = made.body.data.secret;
  expect(secret).toMatch(/^tb_test_/);
  expect((await budgets(secret)).body.data).toEqual([]);
  await at.call('POST', '/budgets', secret, MAY);
  expect((await budgets(user.token)).body.data).toHaveLength(1);
  const live = { name: 'Live', scopes: ['*'], environment: 'live' };
  expect((await user.keys('POST', '', live, secret)).body.error.code).toBe('key_exceeds_own');
  expect((await user.keys('GET', '', undefined, secret)).body.data).toHaveLength(1);
});

test('a key is ended by its owner only, at once, and its last use is known', async () => {
  const [user, other] = [await newUser(), await newUser()];
  const { id, secret } = (await user.keys('POST', '', { name: 'Mine', scopes: ['budgets:read'] })).body.data;
  expect((await budgets(secret)).status).toBe(200);
  await flushUserKeyUse(at.app);
  expect((await user.keys('GET')).body.data).toMatchObject([{ id, last_used_at: expect.any(String) }]);
  expect((await other.keys('DELETE', `/${id}`)).status).toBe(404);
  expect((await user.keys('DELETE', '/nothing')).status).toBe(404);
  expect((await budgets(secret)).status).toBe(200);
  expect((await user.keys('DELETE', `/${id}`)).body).toEqual({ data: { deleted: true } });
  expect((await budgets(secret)).status).toBe(401);
  expect((await user.keys('DELETE', `/${id}`)).status).toBe(404);
  expect((await user.keys('GET')).body.data).toEqual([]);
});

test('what a key asks for is checked by name', async () => {
  const user = await newUser();
  for (const sent of [
    { name: 'x' },
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['everything'] },
    { scopes: ['*'] },
    { name: 'x', scopes: ['*'], expires_at: 'noon' },
  ])
    expect((await user.keys('POST', '', sent)).status).toBe(422);
});

test('a bare UUID and a page make no keys', async () => {
  const uuid = '3f2b6d0e-5a0c-4c1f-9d5b-3d6f1f1f2a3b';
  const body = { name: 'x', scopes: ['*'] };
  const answer = await at.call('POST', '/api/v1/api-keys', undefined, body, { 'x-user-id': uuid });
  expect([answer.status, answer.body.error.code]).toEqual([403, 'keys_need_login']);
  const { live } = await at.register();
  const session = await at.call('POST', '/widget-sessions', live, { user_id: 'ada', scopes: ['read'] });
  expect((await at.call('POST', '/api/v1/api-keys', session.body.token, body)).body.error.code).toBe(
    'keys_need_login',
  );
});

test('a user has at most fifty keys, however many are asked for at once', async () => {
  const user = await newUser();
  const answers = await Promise.all(
    Array.from({ length: 55 }, (_, i) => user.keys('POST', '', { name: `k${i}`, scopes: ['*'] })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
});
