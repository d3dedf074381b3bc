import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from './support/server.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer({ demo: true });
});
afterAll(() => at.close());

const newSession = async (): Promise<{ session: string; user_id: string }> =>
  (await at.call('POST', '/demo/session')).body;
const as = (session: string, method: string, path: string, body?: unknown) =>
  at.call(method, path, undefined, body, { 'x-demo-session': session });

describe('the demo over REST', () => {
  test('a visitor hatches at once, sends events, evolves and starts over', async () => {
    const { session, user_id: userId } = await newSession();
    expect(await as(session, 'GET', '/demo/state')).toMatchObject({
      status: 200,
      body: { user_id: userId, buddy: null },
    });
    const hatched = await as(session, 'POST', '/demo/hatch');
    expect(hatched).toMatchObject({
      status: 200,
      body: { user_id: userId, status: 'active', evolution_stage: 1 },
    });
    expect((await as(session, 'POST', '/demo/hatch')).body.id).toBe(hatched.body.id);

    const properties = { lesson_id: 'l', camelKey: 1 };
    const event = { event_id: 'one', type: 'lesson_completed', properties };
    expect(await as(session, 'POST', '/demo/event', event)).toMatchObject({
      status: 201,
      body: { event_id: 'one', duplicate: false },
    });
    expect((await as(session, 'POST', '/demo/event', event)).body.duplicate).toBe(true);
    expect(await as(session, 'POST', `/demo/buddy/${hatched.body.id}/evolve`)).toMatchObject({ status: 409 });
    for (let i = 0; i < 4; i++) await as(session, 'POST', '/demo/event', { type: 'lesson_completed' });
    const evolving = await as(session, 'POST', `/demo/buddy/${hatched.body.id}/evolve`);
    expect(evolving.status).toBe(202);
    const operation = `/demo/operations/${evolving.body.operation_id}`;
    await expect
      .poll(async () => (await as(session, 'GET', operation)).body.status, { timeout: 20_000 })
      .toBe('completed');
    expect((await as(session, 'GET', '/demo/state')).body).toMatchObject({
      buddy: { evolution_stage: 2 },
      evolution: { stage: 2 },
    });

    expect(await as(session, 'POST', '/demo/reset')).toMatchObject({ status: 200, body: { archived: 1 } });
    expect((await as(session, 'GET', '/demo/state')).body.buddy).toBeNull();
  });

  test('a session is resumed for the same visitor', async () => {
    const { session, user_id: userId } = await newSession();
    expect((await as(session, 'POST', '/demo/session')).body).toMatchObject({
      user_id: userId,
      resumed: true,
    });
    expect((await newSession()).user_id).not.toBe(userId);
  });

  test("two visitors see nothing of each other's", async () => {
    const [one, two] = [await newSession(), await newSession()];
    const { body: buddy } = await as(one.session, 'POST', '/demo/hatch');
    expect(await as(two.session, 'POST', `/demo/buddy/${buddy.id}/evolve`)).toMatchObject({ status: 404 });
    await as(one.session, 'POST', '/demo/event', { event_id: 'same', type: 'lesson_completed' });
    expect(
      (await as(two.session, 'POST', '/demo/event', { event_id: 'same', type: 'lesson_completed' })).body
        .duplicate,
    ).toBe(false);
  });

  test('without a session, or with a credential of somebody else, nothing is shown', async () => {
    expect((await at.call('GET', '/demo/state')).status).toBe(401);
    const { live } = await at.register('language-learning');
    expect(await at.call('GET', '/demo/state', live)).toMatchObject({
      status: 403,
      body: { error: { code: 'not_a_demo_session' } },
    });
  });

  test('two hatches at once make one buddy', async () => {
    const { session } = await newSession();
    const both = await Promise.all([as(session, 'POST', '/demo/hatch'), as(session, 'POST', '/demo/hatch')]);
    expect(both[0].body.id).toBe(both[1].body.id);
  });

  test("the public token reads the demo's own buddy and changes nothing", async () => {
    const { body } = await at.call('GET', '/demo/widget-token');
    expect(await at.call('GET', '/widget/state', body.token)).toMatchObject({
      status: 200,
      body: { buddy: { name: 'Fern' } },
    });
    expect(
      (await at.call('POST', '/widget/track', body.token, { event_id: 'x', type: 'lesson_completed' }))
        .status,
    ).toBe(403);
  });
});

describe("the host site's server", () => {
  const post = (path: string, cookie = '', headers: Record<string, string> = {}) =>
    fetch(at.url + path, { method: 'POST', headers: { cookie, ...headers } });
  const arrive = async (): Promise<string> =>
    (await post('/demo/session')).headers.get('set-cookie')?.split(';')[0] ?? '';

  test('a visitor is a cookie that scripts and other sites never see', async () => {
    const response = await post('/demo/session');
    expect(response.headers.get('set-cookie')).toMatch(
      /^fledge_demo=demo_[\w-]{32}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
    expect(await response.json()).toEqual({
      token: expect.stringMatching(/^wgt_sess_/),
      expiresAt: expect.any(String),
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('a button sends a real event, and sending it again counts once', async () => {
    const cookie = await arrive();
    const first = await (await post('/demo/do/lesson', cookie)).json();
    expect(first.entries).toMatchObject([{ event: { type: 'lesson_completed' }, duplicate: false }]);
    const again = await fetch(`${at.url}/demo/again`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ eventId: first.entries[0].event.eventId }),
    });
    expect((await again.json()).entries).toMatchObject([{ duplicate: true }]);
  });

  test('nobody without a cookie, from another site, or in a hurry gets anything done', async () => {
    expect((await post('/demo/do/lesson')).status).toBe(404);
    expect((await post('/demo/do/nonsense', await arrive())).status).toBe(404);
    const cookie = await arrive();
    expect((await post('/demo/do/lesson', cookie, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const rush = await Promise.all(Array.from({ length: 64 }, () => post('/demo/do/review', cookie)));
    const refused = rush.filter((response) => response.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(4);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('the secret key is in no page and no answer', async () => {
    const html = { accept: 'text/html' };
    const texts = await Promise.all(
      ['/', '/demo', '/site/demo.js'].map(async (path) =>
        (await fetch(at.url + path, { headers: html })).text(),
      ),
    );
    expect(texts.join('')).not.toMatch(/hatch_(live|test)_/);
  });
});

test('with the demo off there is no demo', async () => {
  const quiet = await openTestServer();
  expect((await fetch(`${quiet.url}/demo`)).status).toBe(404);
  expect((await quiet.call('POST', '/demo/session')).status).toBe(404);
  expect((await quiet.call('GET', '/demo/widget-token')).status).toBe(404);
  const html = await (await fetch(quiet.url, { headers: { accept: 'text/html' } })).text();
  expect(html).not.toContain('/demo');
  await quiet.close();
});
