import { generateKeyPair, SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import {
  bearer,
  caller,
  hatch,
  newCustomer,
  refusal,
  secondNode,
} from '../../../../tests/support/accounts.ts';
import { authenticate } from '../authenticate.ts';
import { issueDashboardToken } from '../dashboard-token.ts';
import { jwks, rotateSigningKey } from '../signing-keys.ts';
import { signingKeys, widgetSessions } from '../tables.ts';
import { flushUsage } from '../usage.ts';
import { purgeExpired } from '../purge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const START = '2026-06-01T10:00:00.000Z';

async function setUp() {
  app.setNow(START);
  const customer = await newCustomer(app);
  const server = await caller(app, bearer(customer.live.key));
  const buddyId = await hatch(app, customer.id, 'ann');
  return { ...customer, server, buddyId };
}

test('a session is one user, one buddy, its scopes and an hour', async () => {
  const { id, server, buddyId } = await setUp();
  const made = await server.sessions.create({ buddyId, scopes: ['items:equip', 'read'] });
  expect(made).toEqual({
    id: expect.stringMatching(/^wgs_/),
    token: expect.stringMatching(/^wgt_sess_ey/),
    scopes: ['items:equip', 'read'],
    buddyId,
    userId: 'ann',
    expiresAt: '2026-06-01T11:00:00.000Z',
  });
  expect(await authenticate(app, bearer(made.token))).toEqual({
    type: 'widget',
    accountId: id,
    mode: 'live',
    sessionId: made.id,
    kind: 'session',
    userId: 'ann',
    buddyId,
    scopes: ['read', 'items:equip'],
    origins: [],
    expiresAt: made.expiresAt,
  });
  const jwt = made.token.slice('wgt_sess_'.length);
  expect(decodeJwt(jwt)).toMatchObject({ jti: made.id, sub: 'ann', cid: id, iss: 'fledge' });
  expect(decodeProtectedHeader(jwt)).toMatchObject({ alg: 'EdDSA', typ: 'wgt-sess+jwt' });
});

test('a session of a user without a buddy follows the user', async () => {
  const { server } = await setUp();
  const made = await server.sessions.create({ userId: 'bob', scopes: ['read', 'eggs:hatch'] });
  expect(made).toMatchObject({ userId: 'bob', buddyId: null });
  expect(await authenticate(app, bearer(made.token))).toMatchObject({ userId: 'bob', buddyId: null });
});

test('sessions are only minted for own buddies, named scopes and documented lifetimes', async () => {
  const { server, test: staging, buddyId } = await setUp();
  const stranger = await setUp();
  const inTest = await caller(app, bearer(staging.key));
  for (const call of [
    () => stranger.server.sessions.create({ buddyId, scopes: ['read'] }),
    () => inTest.sessions.create({ buddyId, scopes: ['read'] }),
    () => server.sessions.create({ buddyId: 'bdy_x', scopes: ['read'] }),
    () => stranger.server.embedTokens.create({ buddyId }),
  ])
    expect(await refusal(call())).toMatchObject({ kind: 'not_found', code: 'resource_not_found' });
  const bad: unknown[] = [
    { buddyId },
    { buddyId, scopes: [] },
    { buddyId, scopes: ['read', 'read'] },
    { buddyId, scopes: ['admin'] },
    { buddyId, scopes: ['read'], ttlSeconds: 3_601 },
    { buddyId, scopes: ['read'], ttlSeconds: 0 },
    { buddyId, scopes: ['read'], allowedOrigins: ['https://shop.example/path'] },
    { buddyId, scopes: ['read'], extra: 1 },
    { scopes: ['read'] },
    { buddyId, userId: 'somebody else', scopes: ['read'] },
  ];
  for (const input of bad)
    expect(await refusal(server.sessions.create(input as never)), JSON.stringify(input)).toMatchObject({
      kind: 'invalid',
      code: 'validation_failed',
    });
  expect(await refusal(server.embedTokens.create({ buddyId, scopes: ['read'] } as never))).toMatchObject({
    details: { fields: [{ field: 'scopes', message: 'property scopes should not exist' }] },
  });
});

test('an embed token reads for a day at most', async () => {
  const { server, buddyId } = await setUp();
  const made = await server.embedTokens.create({ buddyId });
  expect(made).toMatchObject({
    token: expect.stringMatching(/^embed_ey/),
    expiresAt: '2026-06-02T10:00:00.000Z',
  });
  expect(await authenticate(app, bearer(made.token))).toMatchObject({
    kind: 'embed',
    scopes: ['read'],
    userId: 'ann',
  });
  expect(await refusal(server.embedTokens.create({ buddyId, ttlSeconds: 86_401 }))).toMatchObject({
    code: 'validation_failed',
  });
});

test('a page with the scope mints embed tokens, for its own origins and no others', async () => {
  const { person, buddyId } = await setUp();
  const origin = 'https://shop.example';
  const page = await person.auth.publishableKeys.create({ name: 'shop', allowedOrigins: [origin] });
  const inPage = await caller(app, { ...bearer(page.key), origin });
  const { token } = await inPage.embedTokens.create({ buddyId });
  expect(await authenticate(app, { ...bearer(token), origin })).toMatchObject({ origins: [origin] });
  expect(
    await refusal(inPage.embedTokens.create({ buddyId, allowedOrigins: ['https://evil.example'] })),
  ).toMatchObject({ code: 'validation_failed' });
  expect(await refusal(inPage.sessions.create({ buddyId, scopes: ['read'] }))).toMatchObject({
    code: 'publishable_key_scope',
  });
  const reader = await person.auth.publishableKeys.create({ name: 'r', scopes: ['read:buddies'] });
  expect(
    await refusal((await caller(app, bearer(reader.key))).embedTokens.create({ buddyId })),
  ).toMatchObject({ code: 'publishable_key_scope', details: { required: 'write:embed-tokens' } });
});

test('with allowed origins any other page is refused, and so is a caller that names none', async () => {
  const { server, buddyId } = await setUp();
  const { token } = await server.sessions.create({
    buddyId,
    scopes: ['read'],
    allowedOrigins: ['https://shop.example'],
  });
  await authenticate(app, { ...bearer(token), origin: 'https://shop.example' });
  // A page of this very server reads: browsers send no Origin then, and say that it is the same one.
  await authenticate(app, { ...bearer(token), fetchSite: 'same-origin' });
  for (const sent of [
    { origin: 'https://evil.example' },
    { origin: 'http://shop.example' },
    { origin: 'https://shop.example:8443' },
    { origin: 'null' },
    { origin: 'https://evil.example', fetchSite: 'same-origin' },
    { fetchSite: 'cross-site' },
    {},
  ])
    expect(await refusal(authenticate(app, { ...bearer(token), ...sent }))).toEqual({
      kind: 'forbidden',
      code: 'origin_not_allowed',
    });
});

test("the customer's own list of origins holds for every token in a page", async () => {
  const { server, person, buddyId } = await setUp();
  const { token } = await server.sessions.create({ buddyId, scopes: ['read'] });
  await authenticate(app, { ...bearer(token), origin: 'https://anywhere.example' });
  await person.customers.me.settings.update({ allowedOrigins: ['https://shop.example'] });
  await authenticate(app, { ...bearer(token), origin: 'https://shop.example' });
  expect(
    await refusal(authenticate(app, { ...bearer(token), origin: 'https://anywhere.example' })),
  ).toMatchObject({ code: 'origin_not_allowed' });
});

test('a token expires when it says so, within five seconds of clock skew', async () => {
  const { server, buddyId } = await setUp();
  const { id, token } = await server.sessions.create({ buddyId, scopes: ['read'], ttlSeconds: 60 });
  app.setNow('2026-06-01T09:59:57.000Z');
  await authenticate(app, bearer(token));
  app.setNow('2026-06-01T10:00:59.999Z');
  await authenticate(app, bearer(token));
  app.setNow('2026-06-01T10:01:00.000Z');
  expect(await refusal(authenticate(app, bearer(token)))).toEqual({
    kind: 'unauthenticated',
    code: 'token_expired',
  });
  app.setNow('2026-06-01T13:00:00.000Z');
  expect(await refusal(authenticate(app, bearer(token)))).toMatchObject({ code: 'token_expired' });
  expect(await server.sessions.get({ id })).toMatchObject({ state: 'expired' });
});

test('revocation holds at once on every node, for sessions and embed tokens', async () => {
  const { server, buddyId } = await setUp();
  const other = secondNode(app);
  const tokens = [
    await server.sessions.create({ buddyId, scopes: ['read'] }),
    await server.embedTokens.create({ buddyId }),
  ];
  for (const { id, token } of tokens) {
    await authenticate(app, bearer(token));
    await authenticate(other, bearer(token));
    await server.sessions.revoke({ id });
    for (const node of [app, other])
      expect(await refusal(authenticate(node, bearer(token)))).toEqual({
        kind: 'unauthenticated',
        code: 'token_revoked',
      });
    await server.sessions.revoke({ id });
  }
});

test('a node that hears no signal notices a revocation within five seconds', async () => {
  const { server, buddyId } = await setUp();
  const deaf = secondNode(app, { connected: false });
  const { id, token } = await server.sessions.create({ buddyId, scopes: ['read'] });
  await authenticate(deaf, bearer(token));
  await server.sessions.revoke({ id });
  app.setNow('2026-06-01T10:00:05.000Z');
  expect(await refusal(authenticate(deaf, bearer(token)))).toMatchObject({ code: 'token_revoked' });
});

test("nobody revokes or reads a stranger's session, nor one of the other environment", async () => {
  const { server, test: staging, buddyId } = await setUp();
  const { id, token } = await server.sessions.create({ buddyId, scopes: ['read'] });
  const stranger = await setUp();
  const inTest = await caller(app, bearer(staging.key));
  for (const who of [stranger.server, inTest]) {
    expect(await refusal(who.sessions.revoke({ id }))).toMatchObject({ code: 'resource_not_found' });
    expect(await refusal(who.sessions.get({ id }))).toMatchObject({ code: 'resource_not_found' });
  }
  expect(await refusal(server.sessions.revoke({ id: 'wgs_1' }))).toMatchObject({ kind: 'not_found' });
  const holder = await caller(app, bearer(token));
  expect(await refusal(holder.sessions.revoke({ id }))).toMatchObject({ code: 'forbidden' });
  expect(await refusal((await caller(app)).sessions.revoke({ id }))).toMatchObject({ code: 'unauthorized' });
});

test('a session goes from issued to active with its first use and ends revoked', async () => {
  const { server, buddyId } = await setUp();
  const { id, token } = await server.sessions.create({ buddyId, scopes: ['read'] });
  expect(await server.sessions.get({ id })).toMatchObject({ state: 'issued', firstUsedAt: null });
  app.setNow('2026-06-01T10:00:02.000Z');
  await authenticate(app, bearer(token));
  app.setNow('2026-06-01T10:00:30.000Z');
  await authenticate(app, bearer(token));
  await flushUsage(app);
  expect(await server.sessions.get({ id })).toMatchObject({
    state: 'active',
    firstUsedAt: '2026-06-01T10:00:02.000Z',
  });
  await server.sessions.revoke({ id });
  expect(await server.sessions.get({ id })).toMatchObject({ state: 'revoked' });
});

test('no token of one kind passes as another, whatever prefix it is given', async () => {
  const { id, server, token: dashboard, buddyId } = await setUp();
  const session = await server.sessions.create({ buddyId, scopes: ['read'] });
  const embed = await server.embedTokens.create({ buddyId });
  const bare = {
    session: session.token.slice('wgt_sess_'.length),
    embed: embed.token.slice('embed_'.length),
    dashboard,
  };
  const forged = [
    bare.session,
    `embed_${bare.session}`,
    bare.embed,
    `wgt_sess_${bare.embed}`,
    `wgt_sess_${bare.dashboard}`,
    `embed_${bare.dashboard}`,
    `wgt_sess_${session.token}`,
  ];
  for (const token of forged)
    expect(await refusal(authenticate(app, bearer(token))), token.slice(0, 20)).toMatchObject({
      code: 'unauthorized',
    });
  // A person that does not exist (any more) has no use for a genuine token.
  const nobody = await issueDashboardToken(app, { accountId: id, personId: 'per_x' });
  expect(await refusal(authenticate(app, bearer(nobody.accessToken)))).toMatchObject({
    code: 'unauthorized',
  });
});

test('forged signatures, algorithms and key ids are refused', async () => {
  const { id, server, buddyId } = await setUp();
  const genuine = await server.sessions.create({ buddyId, scopes: ['read'] });
  const jwt = genuine.token.slice('wgt_sess_'.length);
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const { kid } = decodeProtectedHeader(jwt);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = decodeJwt(jwt);
  const own = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const sign = (protectedHeader: { alg: string; typ?: string; kid?: string }) =>
    new SignJWT(claims).setProtectedHeader(protectedHeader);
  const typ = 'wgt-sess+jwt';
  const [published] = (await jwks(app)).keys;
  const forged = [
    `${encode({ alg: 'none', typ, kid })}.${payload}.`,
    `${encode({ alg: 'none', typ, kid })}.${payload}.${signature}`,
    `${header}.${encode({ ...claims, sub: 'bob' })}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    `${header}.${payload}.`,
    await sign({ alg: 'EdDSA', typ, kid: kid ?? '' }).sign(own.privateKey),
    await sign({ alg: 'EdDSA', typ, kid: 'unknown' }).sign(own.privateKey),
    await sign({ alg: 'EdDSA', typ }).sign(own.privateKey),
    // The public key as an HMAC secret: the classic confusion of algorithms.
    await sign({ alg: 'HS256', typ, kid: kid ?? '' }).sign(Buffer.from(String(published?.x), 'base64url')),
  ];
  for (const token of forged)
    expect(await refusal(authenticate(app, bearer(`wgt_sess_${token}`)))).toMatchObject({
      code: 'unauthorized',
    });
  expect(await authenticate(app, bearer(genuine.token))).toMatchObject({ accountId: id });
});

test('a genuine token whose session row is gone is refused', async () => {
  const { server, buddyId } = await setUp();
  const { id, token } = await server.sessions.create({ buddyId, scopes: ['read'] });
  await app.database.db.delete(widgetSessions).where(eq(widgetSessions.id, id));
  expect(await refusal(authenticate(app, bearer(token)))).toMatchObject({ code: 'unauthorized' });
});

test('after a rotation the new key signs at once and old tokens live on until they expire', async () => {
  const { server, buddyId } = await setUp();
  const other = secondNode(app);
  const old = await server.embedTokens.create({ buddyId });
  await authenticate(other, bearer(old.token));
  const { kid } = await rotateSigningKey(app);
  const fresh = await server.embedTokens.create({ buddyId });
  expect(decodeProtectedHeader(fresh.token.slice('embed_'.length)).kid).toBe(kid);
  for (const node of [app, other])
    for (const { token } of [old, fresh]) await authenticate(node, bearer(token));
  const { keys } = await jwks(app);
  expect(keys).toHaveLength((await app.database.db.select().from(signingKeys)).length);
  expect(keys[0]).toEqual({
    kty: 'OKP',
    crv: 'Ed25519',
    use: 'sig',
    alg: 'EdDSA',
    kid,
    x: expect.any(String),
  });

  app.setNow('2026-06-10T11:00:00.000Z');
  expect((await purgeExpired(app)).signingKeys).toBe(keys.length - 1);
  app.bus.emit({ name: 'credential.revoked', payload: { accountId: '', id: kid } });
  await Promise.resolve();
  expect((await jwks(app)).keys.map((key) => key.kid)).toEqual([kid]);
});

test('nodes that start together agree on one signing key', async () => {
  const fresh = await openTestApp();
  const nodes = [fresh, secondNode(fresh), secondNode(fresh), secondNode(fresh)];
  const sets = await Promise.all(nodes.map((node) => jwks(node)));
  expect(new Set(sets.map(({ keys }) => JSON.stringify(keys))).size).toBe(1);
  expect(await fresh.database.db.select().from(signingKeys)).toHaveLength(1);
  await fresh.close();
});

test('a preview shows the newest buddy, or the one asked for, and acts only for those who may', async () => {
  const { id, server, buddyId } = await setUp();
  const empty = await setUp();
  const first = await server.sessions.preview({});
  expect(first).toMatchObject({ buddyId, userId: 'ann', expiresAt: '2026-06-01T10:15:00.000Z' });
  const newer = await hatch(app, id, 'bob');
  expect(await server.sessions.preview({})).toMatchObject({ buddyId: newer, userId: 'bob' });
  expect(await server.sessions.preview({ buddyId })).toMatchObject({ buddyId });
  expect(await refusal(empty.server.sessions.preview({ buddyId }))).toMatchObject({ kind: 'not_found' });
  const support = await issueDashboardToken(app, { accountId: id, personId: 'adm', readOnly: true });
  const looking = await caller(app, bearer(support.accessToken));
  const seen = await looking.sessions.preview({});
  expect(seen.sessionToken).toBeNull();
  expect(await authenticate(app, bearer(seen.embedToken))).toMatchObject({ kind: 'embed' });
});
