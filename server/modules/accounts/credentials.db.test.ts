import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { bearer, caller, newCustomer, refusal, secondNode } from '../../../tests/support/accounts.ts';
import { authenticate } from './authenticate.ts';
import { issueDashboardToken } from './dashboard-token.ts';
import { apiKeys, customers, logins } from './tables.ts';
import { flushUsage } from './usage.ts';
import { eq } from 'drizzle-orm';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('a customer registers, gets a token that works, and logs in with the same password', async () => {
  const open = await caller(app);
  const made = await open.auth.register({
    email: 'Ann@Acme.example',
    password: 'correct horse',
    name: 'Acme',
  });
  expect(made).toMatchObject({
    tokenType: 'bearer',
    expiresIn: 43_200,
    customer: { name: 'Acme', email: 'ann@acme.example', plan: 'starter' },
  });
  const again = await open.auth.login({ email: 'ANN@acme.example', password: 'correct horse' });
  const me = await (await caller(app, bearer(again.accessToken))).auth.me();
  expect(me).toEqual(made.customer);
});

test('an address registers once, also when two try at the same moment', async () => {
  const open = await caller(app);
  const tries = await Promise.allSettled(
    [1, 2, 3, 4].map((n) =>
      open.auth.register({ email: 'twice@acme.example', password: 'correct horse', name: `Acme ${n}` }),
    ),
  );
  expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  expect(
    await refusal(open.auth.register({ email: 'Twice@acme.example', password: 'x'.repeat(8), name: 'B' })),
  ).toEqual({ kind: 'conflict', code: 'conflict', details: { field: 'email' } });
  const rows = await app.database.db.select().from(logins).where(eq(logins.email, 'twice@acme.example'));
  expect(rows).toHaveLength(1);
});

test('a wrong password and an unknown address are refused alike, in words and in time', async () => {
  const { email } = await newCustomer(app);
  const open = await caller(app);
  const took = async (input: { email: string; password: string }) => {
    const start = performance.now();
    expect(await refusal(open.auth.login(input))).toEqual({
      kind: 'unauthenticated',
      code: 'invalid_credentials',
    });
    return performance.now() - start;
  };
  await took({ email: 'nobody@acme.example', password: 'warm up' });
  const wrong = await took({ email, password: 'wrong' });
  const unknown = await took({ email: 'nobody@acme.example', password: 'wrong' });
  expect(unknown).toBeGreaterThan(wrong / 5);
});

test('passwords are stored as argon2id and nothing but hashes of keys is stored', async () => {
  const { email, live } = await newCustomer(app);
  const [login] = await app.database.db.select().from(logins).where(eq(logins.email, email));
  expect(login?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(JSON.stringify(await app.database.db.select().from(apiKeys))).not.toContain(live.key);
});

test('a deleted customer can neither log in nor use what it held', async () => {
  const { id, email, token, live } = await newCustomer(app);
  const { db } = app.database;
  await authenticate(app, bearer(live.key));
  await db.update(customers).set({ deletedAt: app.now().toISOString() }).where(eq(customers.customerId, id));
  app.bus.emit({ name: 'account.changed', payload: { accountId: id } });
  await Promise.resolve();
  expect(await refusal(authenticate(app, bearer(live.key)))).toMatchObject({ code: 'unauthorized' });
  expect(await refusal(authenticate(app, bearer(token)))).toMatchObject({ code: 'unauthorized' });
  const open = await caller(app);
  expect(await refusal(open.auth.login({ email, password: 'correct horse' }))).toMatchObject({
    code: 'invalid_credentials',
  });
});

test('no header is nobody; a header that is no credential is refused', async () => {
  expect(await authenticate(app, {})).toEqual({ type: 'anonymous' });
  const bad = ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'hatch_live_x', 'Bearer a b', 'Bearer ä', 'Bearer \0'];
  const unknown = [
    'hatch_live_',
    `hatch_live_${'A'.repeat(36)}`,
    'hatch_',
    'wgt_sess_',
    'embed_.',
    'a.b.c',
    '…',
  ];
  for (const authorization of [
    ...bad,
    ...unknown.map((token) => `Bearer ${token}`),
    `Bearer ${'x'.repeat(9_000)}`,
  ])
    expect(await refusal(authenticate(app, { authorization })), authorization).toMatchObject({
      kind: 'unauthenticated',
      code: 'unauthorized',
    });
});

test('a key is shown once, works in its own environment, and lists by prefix', async () => {
  const { id, person, live, test } = await newCustomer(app);
  expect(live.key).toMatch(/^hatch_live_[0-9A-Za-z]{36}$/);
  expect(test.key).toMatch(/^hatch_test_[0-9A-Za-z]{36}$/);
  expect(await authenticate(app, bearer(live.key))).toEqual({
    type: 'key',
    accountId: id,
    keyId: live.id,
    mode: 'live',
  });
  expect(await authenticate(app, bearer(test.key))).toMatchObject({ mode: 'test' });
  // The header belongs to people; a key cannot leave its half by it.
  expect(await authenticate(app, { ...bearer(live.key), mode: 'test' })).toMatchObject({ mode: 'live' });
  const { data } = await person.auth.apiKeys.list();
  expect(data.map((key) => key.prefix)).toEqual(['hatch_test_', 'hatch_live_']);
  expect(JSON.stringify(data)).not.toContain(live.key.slice(11));
});

test('a test key neither sees, makes nor revokes live keys', async () => {
  const { live, test } = await newCustomer(app);
  const staging = await caller(app, bearer(test.key));
  expect((await staging.auth.apiKeys.list()).data.map((key) => key.id)).toEqual([test.id]);
  expect(await refusal(staging.auth.apiKeys.create({ name: 'up', environment: 'live' }))).toMatchObject({
    code: 'forbidden',
  });
  expect(await refusal(staging.auth.apiKeys.rotate({ environment: 'live' }))).toMatchObject({
    code: 'forbidden',
  });
  expect(await refusal(staging.auth.apiKeys.revoke({ id: live.id }))).toMatchObject({
    code: 'resource_not_found',
  });
});

test('nobody revokes keys of another customer, or keys that are none', async () => {
  const mine = await newCustomer(app);
  const other = await newCustomer(app);
  for (const id of [other.live.id, 'key_0', 'x', other.id])
    expect(await refusal(mine.person.auth.apiKeys.revoke({ id }))).toMatchObject({
      code: 'resource_not_found',
    });
  await authenticate(app, bearer(other.live.key));
});

test('a revoked key is refused at once, here and on another node', async () => {
  const { person, live } = await newCustomer(app);
  const other = secondNode(app);
  await authenticate(app, bearer(live.key));
  await authenticate(other, bearer(live.key));
  expect(await person.auth.apiKeys.revoke({ id: live.id })).toEqual({ id: live.id });
  for (const node of [app, other])
    expect(await refusal(authenticate(node, bearer(live.key)))).toMatchObject({ code: 'unauthorized' });
  expect(await person.auth.apiKeys.revoke({ id: live.id })).toEqual({ id: live.id });
});

test('a node that hears no signal believes a revoked key for five seconds at most', async () => {
  app.setNow('2026-05-01T10:00:00Z');
  const { person, live } = await newCustomer(app);
  const deaf = secondNode(app, { connected: false });
  await authenticate(deaf, bearer(live.key));
  await person.auth.apiKeys.revoke({ id: live.id });
  app.setNow('2026-05-01T10:00:05Z');
  expect(await refusal(authenticate(deaf, bearer(live.key)))).toMatchObject({ code: 'unauthorized' });
});

test('rotation replaces all secret keys of one environment and leaves the other and the pages alone', async () => {
  const { person, live, test } = await newCustomer(app);
  const second = await person.auth.apiKeys.create({ name: 'second', environment: 'live' });
  const page = await person.auth.publishableKeys.create({ name: 'page' });
  await authenticate(app, bearer(second.key));
  const fresh = await person.auth.apiKeys.rotate({});
  for (const { key } of [live, second])
    expect(await refusal(authenticate(app, bearer(key)))).toMatchObject({ code: 'unauthorized' });
  for (const { key } of [fresh, test, page]) await authenticate(app, bearer(key));
  expect(fresh).toMatchObject({ environment: 'live', name: 'Rotated key' });
});

test('a customer holds a bounded number of keys', async () => {
  const { person, live } = await newCustomer(app);
  for (let n = 2; n < 50; n++) await person.auth.apiKeys.create({ name: `k${n}`, environment: 'live' });
  expect(await refusal(person.auth.apiKeys.create({ name: 'one more', environment: 'test' }))).toMatchObject({
    kind: 'precondition',
    code: 'too_many_keys',
    details: { max: 50 },
  });
  await person.auth.apiKeys.revoke({ id: live.id });
  await person.auth.apiKeys.create({ name: 'one more', environment: 'test' });
});

test('a publishable key has its scopes, its origins and no say in anything else', async () => {
  const { id, person } = await newCustomer(app);
  const page = await person.auth.publishableKeys.create({
    name: 'shop',
    allowedOrigins: ['https://shop.example'],
  });
  expect(page).toMatchObject({ scopes: ['read:operations', 'write:embed-tokens'], environment: 'live' });
  expect(page.key).toMatch(/^hatch_pk_[0-9A-Za-z]{36}$/);
  const sent = { ...bearer(page.key), origin: 'https://shop.example' };
  const actor = { type: 'publishable', accountId: id, keyId: page.id, mode: 'live' };
  expect(await authenticate(app, sent)).toMatchObject(actor);
  expect(await authenticate(app, { publishableKey: page.key, origin: 'https://shop.example' })).toMatchObject(
    actor,
  );
  for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'null', undefined])
    expect(await refusal(authenticate(app, { ...sent, origin }))).toMatchObject({
      kind: 'forbidden',
      code: 'origin_not_allowed',
    });
  const { live } = await newCustomer(app);
  expect(await refusal(authenticate(app, { publishableKey: live.key }))).toMatchObject({
    code: 'unauthorized',
  });
  const inPage = await caller(app, sent);
  expect(await refusal(inPage.auth.apiKeys.create({ name: 'x', environment: 'live' }))).toMatchObject({
    code: 'publishable_key_scope',
  });
  expect(await refusal(inPage.auth.me())).toMatchObject({ code: 'publishable_key_scope' });
});

test("a person looks at live or test data as the header says; a support operator's token only reads", async () => {
  const { id, token, person } = await newCustomer(app);
  expect(await authenticate(app, bearer(token))).toMatchObject({ type: 'person', mode: 'live' });
  expect(await authenticate(app, { ...bearer(token), mode: 'test' })).toMatchObject({ mode: 'test' });
  expect(await refusal(authenticate(app, { ...bearer(token), mode: 'prod' }))).toMatchObject({
    kind: 'bad_request',
  });
  const support = await issueDashboardToken(app, {
    accountId: id,
    personId: 'adm_1',
    readOnly: true,
    ttlSeconds: 600,
  });
  const looking = await caller(app, bearer(support.accessToken));
  expect(await looking.auth.me()).toEqual(await person.auth.me());
  expect(await refusal(looking.customers.me.update({ name: 'x' }))).toMatchObject({
    code: 'read_only_session',
  });
});

test("a key's last use is written off the path, at most once a minute", async () => {
  app.setNow('2026-05-01T12:00:00Z');
  const { person, live } = await newCustomer(app);
  const lastUse = async () => {
    await flushUsage(app);
    const { data } = await person.auth.apiKeys.list();
    return data.find((key) => key.id === live.id)?.lastUsedAt;
  };
  expect(await lastUse()).toBeNull();
  await authenticate(app, bearer(live.key));
  expect(await lastUse()).toBe('2026-05-01T12:00:00.000Z');
  app.setNow('2026-05-01T12:00:59Z');
  await authenticate(app, bearer(live.key));
  expect(await lastUse()).toBe('2026-05-01T12:00:00.000Z');
  app.setNow('2026-05-01T12:01:00Z');
  await authenticate(app, bearer(live.key));
  expect(await lastUse()).toBe('2026-05-01T12:01:00.000Z');
});
