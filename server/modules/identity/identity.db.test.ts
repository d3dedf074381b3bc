import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCtx } from '../../db/context.ts';
import { openTestServer, type Answer, type TestServer } from '../../../tests/support/server.ts';
import { authenticate } from './authenticate.ts';
import { countAttempt, noteSuccess } from './attempts.ts';
import { openTenant } from './home.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const PASSWORD = 'correct horse battery';
let people = 0;
async function register(name = `person${++people}`): Promise<Answer['body']> {
  const account = { email: `${name}@user.example`, password: PASSWORD, name };
  const { status, body } = await at.call('POST', '/api/auth/register', undefined, account);
  expect(status).toBe(201);
  return body;
}
const logIn = (email: string, password = PASSWORD) =>
  fetch(`${at.url}/api/auth/login`, {
    method: 'POST',
    body: new URLSearchParams({ username: email, password }),
  });
const refresh = (refreshToken: string) =>
  at.call('POST', '/api/auth/refresh', undefined, { refresh_token: refreshToken });
const logout = (token: string) => at.call('POST', '/api/auth/logout', token, {});

describe('an end user', () => {
  test('registers, logs in by form, and is the same user', async () => {
    const made = await register();
    expect(made).toMatchObject({ token_type: 'bearer', email: 'person1@user.example', name: 'person1' });
    const answer = await logIn('PERSON1@user.example');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ user_id: made.user_id, token_type: 'bearer' });
  });

  test('whose address is taken is told so, in the words of the family', async () => {
    await register('twice');
    const again = await at.call('POST', '/api/auth/register', undefined, {
      email: 'twice@user.example',
      password: PASSWORD,
      name: 'Twice',
    });
    expect(again.status).toBe(409);
    expect(again.body).toEqual({ detail: 'Somebody has already registered with that address.' });
  });

  test('of two that register the same address at once, one gets it', async () => {
    const account = { email: 'race@user.example', password: PASSWORD, name: 'Race' };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => at.call('POST', '/api/auth/register', undefined, account)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('a wrong password and an unknown address are told the same', async () => {
    await register('known');
    const [wrong, unknown] = await Promise.all([
      logIn('known@user.example', 'not it at all'),
      logIn('nobody@user.example'),
    ]);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  test('a form without its fields is a 422 that names them', async () => {
    const answer = await fetch(`${at.url}/api/auth/login`, {
      method: 'POST',
      body: new URLSearchParams({ username: 'x' }),
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ detail: 'password: is required in the form' });
  });
});

describe('refresh tokens', () => {
  test('are used once: each exchange gives the next', async () => {
    const first = await register();
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    const third = await refresh(second.body.refresh_token);
    expect(third.status).toBe(200);
    expect((await logout(third.body.access_token)).status).toBe(200);
  });

  test('one that was used before ends its whole family, access tokens included', async () => {
    const first = await register();
    const { body: second } = await refresh(first.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(401);
    expect((await logout(second.access_token)).status).toBe(401);
  });

  test('of many exchanges of one token at once at most one succeeds, and the family ends', async () => {
    const first = await register();
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(first.refresh_token)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect((await refresh(won[0]?.body.refresh_token)).status).toBe(401);
  });

  test('an access token is no refresh token, nor the other way round', async () => {
    const { access_token: access, refresh_token: token } = await register();
    expect((await refresh(access)).status).toBe(401);
    expect((await logout(token)).status).toBe(401);
  });

  test('logging out ends this login at once and no other', async () => {
    const here = await register('both');
    const there: Answer['body'] = await (await logIn('both@user.example')).json();
    expect((await logout(here.access_token)).status).toBe(200);
    expect((await logout(here.access_token)).status).toBe(401);
    expect((await refresh(here.refresh_token)).status).toBe(401);
    expect((await refresh(there.refresh_token)).status).toBe(200);
  });
});

describe('guessing passwords', () => {
  const attempt = async (email: string, address: string) => {
    const tenant = await openTenant(createCtx(at.app, { type: 'anonymous' }, '', undefined, address));
    return countAttempt(tenant, email);
  };

  test('ends after ten from one address, and the right password does not help then', async () => {
    await register('guessed');
    for (let n = 0; n < 10; n++) await attempt('guessed@user.example', '203.0.113.1');
    await expect(attempt('guessed@user.example', '203.0.113.1')).rejects.toMatchObject({
      code: 'too_many_attempts',
    });
  });

  test('counts the networks of an attack less each, and one that has got in before as ever', async () => {
    const email = 'crowd@user.example';
    const home = await openTenant(createCtx(at.app, { type: 'anonymous' }, '', undefined, '198.51.100.7'));
    await countAttempt(home, email);
    await noteSuccess(home, email);
    for (let n = 0; n < 60; n++) await attempt(email, `203.0.113.${100 + n}`);
    for (let n = 0; n < 3; n++) await attempt(email, '192.0.2.1');
    await expect(attempt(email, '192.0.2.1')).rejects.toMatchObject({ code: 'too_many_attempts' });
    for (let n = 0; n < 10; n++) await countAttempt(home, email);
    await expect(countAttempt(home, email)).rejects.toMatchObject({ code: 'too_many_attempts' });
  });

  test('locks no owner out, neither at home nor somewhere new, however long strangers go on', async () => {
    const email = 'owner@user.example';
    await register('owner');
    for (let n = 0; n < 200; n++) await attempt(email, '203.0.113.9').catch(() => undefined);
    for (let n = 0; n < 10; n++) await attempt(email, '192.0.2.2');
    for (let n = 0; n < 100; n++) await attempt(email, `203.0.113.${n}`).catch(() => undefined);
    expect((await logIn(email)).status).toBe(200);
  });

  test('from the addresses of one IPv6 subscriber counts as from one', async () => {
    for (let n = 0; n < 10; n++) await attempt('six@user.example', `2001:db8:1:2::${n}`);
    await expect(attempt('six@user.example', '2001:db8:1:2:ffff::1')).rejects.toMatchObject({
      code: 'too_many_attempts',
    });
    await attempt('six@user.example', '2001:db8:1:3::1');
  });
});

describe('who calls', () => {
  const asked = (headers: Parameters<typeof authenticate>[1]) => authenticate(at.app, headers);
  const UUID = '7f1ad21c-94a3-4a2e-9c39-0a8a4b6a8f10';

  test('a bare UUID is a user of the tenant home, unless the operator refuses bare UUIDs', async () => {
    expect(await asked({ userId: UUID })).toMatchObject({ type: 'user', accountId: 'home', via: 'uuid' });
    at.app.settings.legacyUuidAuth = false;
    expect(await asked({ userId: UUID })).toEqual({ type: 'anonymous' });
    at.app.settings.legacyUuidAuth = true;
    for (const userId of ['1', '7f1ad21c-94a3-1a2e-9c39-0a8a4b6a8f10', 'x'.repeat(300)])
      await expect(asked({ userId })).rejects.toMatchObject({ code: 'invalid_user_id', kind: 'bad_request' });
  });

  test("a host's key acts as the user it names, inside the host's own data", async () => {
    const { live, test: key, customerId } = await at.register();
    expect(await asked({ authorization: `Bearer ${live}`, userId: 'ana' })).toMatchObject({
      type: 'key',
      accountId: customerId,
      mode: 'live',
      userId: 'ana',
    });
    expect(await asked({ authorization: `Bearer ${key}`, userId: 'ana' })).toMatchObject({ mode: 'test' });
  });

  test('the service token names the backend, and a wrong one nobody', async () => {
    const { serviceToken } = at.app.settings;
    expect(await asked({ serviceToken })).toMatchObject({ type: 'service', accountId: 'home' });
    expect(await asked({ serviceToken, userId: UUID })).toMatchObject({ type: 'user', via: 'service' });
    await expect(asked({ serviceToken: `${serviceToken}x` })).rejects.toMatchObject({
      code: 'invalid_service_token',
    });
  });

  test('an end user opens no door of a customer', async () => {
    const { access_token: token } = await register();
    expect((await at.call('GET', '/eggs', token)).status).toBe(403);
    expect((await at.call('GET', '/customers/me', token)).status).toBe(403);
  });
});

describe('an external issuer', () => {
  let issuer: Server;
  let sign: (
    claims: Record<string, unknown>,
    options?: { issuer?: string; seconds?: number },
  ) => Promise<string>;
  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
    issuer = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const { port } = issuer.address() as AddressInfo;
    at.app.settings.externalIssuer = {
      jwksUrl: `http://127.0.0.1:${port}/keys`,
      issuer: 'https://id.example',
      audience: 'fledge',
    };
    sign = (claims, { issuer: name = 'https://id.example', seconds = 60 } = {}) =>
      new SignJWT({ aud: 'fledge', ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(name)
        .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
        .sign(privateKey);
  });
  afterAll(() => new Promise((resolve) => issuer.close(resolve)));

  const asked = async (token: string) => authenticate(at.app, { authorization: `Bearer ${token}` });

  test("its token names the subject; another issuer's, audience or time does not", async () => {
    expect(await asked(await sign({ sub: 'zoe' }))).toMatchObject({ userId: 'zoe', via: 'external' });
    await expect(asked(await sign({ sub: 'zoe' }, { seconds: -120 }))).rejects.toMatchObject({
      code: 'token_expired',
    });
    for (const token of [
      await sign({ sub: 'zoe' }, { issuer: 'https://other.example' }),
      await sign({ sub: 'zoe', aud: 'other' }),
      await sign({}),
      await sign({ sub: 'x'.repeat(500) }),
      `${(await sign({ sub: 'zoe' })).slice(0, -4)}AAAA`,
    ])
      await expect(asked(token)).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
