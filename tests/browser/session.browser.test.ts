import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, keep, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 180_000);
afterAll(() => world?.close());

const buddyOnly = '<fledge-buddy></fledge-buddy>';
const drawn = (page: Page, count = 1) =>
  expect.poll(() => page.locator('fledge-buddy .next-title').count(), { timeout: 30_000 }).toBe(count);

test('script twice, mounted twice, moved: one session, one socket, one voice', async () => {
  await world.buddy('twice');
  const before = world.site.minted;
  const sockets: string[] = [];
  const { page, trouble } = await world.visit({
    user: 'twice',
    scripts: 2,
    body: '<div data-fledge="buddy"></div><div id="there"></div><fledge-buddy></fledge-buddy>',
  });
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await drawn(page, 2);
  const heard = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        document.addEventListener('fledge-coin-earned', () => {
          count += 1;
          setTimeout(() => resolve(count), 500);
        });
      }),
  );
  await page.evaluate(() => {
    const [first] = document.querySelectorAll('fledge-buddy');
    if (first) document.querySelector('#there')?.append(first);
  });
  await world.event('twice');
  expect(await heard).toBe(1);
  await drawn(page, 2);
  const voices = async (): Promise<number> => {
    const said = await page.locator('fledge-buddy [role=status]').allTextContents();
    return said.filter((text) => /earned/.test(text)).length;
  };
  await expect.poll(voices).toBe(1);
  expect(world.site.minted - before).toBe(1);
  expect(sockets.length).toBeLessThanOrEqual(1);
  expect(trouble).toEqual([]);
});

test('the token, then state and picture at once, without leave, before everything that can wait', async () => {
  await world.buddy('prompt');
  const { page, trouble } = await world.visit({ user: 'prompt' });
  await drawn(page);
  // Nothing of the first visit may still be on its way.
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // The browser's own questions are told to nobody but the server.
  const leaves: string[] = [];
  const note = ({ method, url }: IncomingMessage): void =>
    void (method === 'OPTIONS' && leaves.push(url ?? ''));
  world.at.server.http.server.on('request', note);
  await page.reload();
  await drawn(page);
  await page.locator('fledge-marketplace .card').first().waitFor();
  const first = asked.slice(
    0,
    asked.findIndex((path) => /(marketplace|lively|motion|later|asides)-/.test(path)),
  );
  const times = (part: RegExp): number => asked.filter((path) => part.test(path)).length;
  const early = [/fledge\/session$/, /widget\.state$/];
  expect(early.map((part) => [times(part), first.some((path) => part.test(path))])).toEqual(
    early.map(() => [1, true]),
  );
  expect(times(/\/(art|files)\/(?!.*(item|icon))/)).toBe(0);
  world.at.server.http.server.off('request', note);
  expect(leaves).toEqual([]);
  expect(trouble).toEqual([]);
});

test('what was asked for one user is not shown to the next', async () => {
  await Promise.all([world.buddy('early-one'), world.buddy('early-two')]);
  const { token } = await world.session('early-two');
  const { page } = await world.visit({ user: 'early-one', body: buddyOnly });
  // Before any script of the page has run: the queue is there when the loader comes.
  await page.addInitScript(`
    window.Fledge = [['identify', '${token}']];
    window.shown = [];
    document.addEventListener('fledge-ready', ({ detail }) => shown.push(detail.userId));
  `);
  await page.reload();
  await drawn(page);
  expect(await page.evaluate(() => Reflect.get(window, 'shown'))).toEqual(['early-two']);
});

test('a token is renewed before it ends, and the page goes on hearing', async () => {
  await world.buddy('renew');
  const mint = world.site.mint;
  world.site.mint = (userId) => world.session(userId, 60);
  try {
    const { page, trouble } = await world.visit({ user: 'renew', body: buddyOnly });
    await page.clock.install();
    await page.reload();
    await drawn(page);
    const before = world.site.minted;
    await page.clock.fastForward(49_000);
    await expect.poll(() => world.site.minted - before).toBe(1);
    const seen = page.evaluate(
      () => new Promise((resolve) => document.addEventListener('fledge-coin-earned', () => resolve(true))),
    );
    await page.clock.resume();
    await world.event('renew');
    expect(await seen).toBe(true);
    expect(trouble).toEqual([]);
  } finally {
    world.site.mint = mint;
  }
});

test('a revoked token shows its state at once, and nothing of the user stays', async () => {
  await world.buddy('revoked');
  const { id, token } = await world.session('revoked');
  const { page } = await world.visit(
    { script: `data-session-token="${token}"`, body: buddyOnly },
    { viewport: { width: 360, height: 760 } },
  );
  await drawn(page);
  await page.waitForTimeout(500);
  const { status } = await world.at.call('DELETE', `/widget-sessions/${id}`, world.key);
  expect(status).toBeLessThan(300);
  await page.getByText('Access was withdrawn').waitFor({ timeout: 5_000 });
  expect(await page.locator('fledge-buddy .identity').count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  await keep(page, 'state-revoked');
});

test('a token that ended says so', async () => {
  const { page } = await world.visit({
    script: 'data-session-token="wgt_sess_not.a.token"',
    body: buddyOnly,
  });
  await page.getByText('Your session has ended').waitFor();
  expect(await axe(page)).toEqual([]);
  await keep(page, 'state-expired');
});

test('after a change of user nothing of the first is left, not even a late answer', async () => {
  const firstName = 'Ada’s own';
  const secondName = 'Bob’s own';
  await rename(await world.buddy('first'), firstName);
  await rename(await world.buddy('second'), secondName);
  const { token } = await world.session('second');
  const { page, trouble } = await world.visit({ user: 'first' });
  await drawn(page);
  expect(await page.locator('fledge-buddy .name').textContent()).toBe(firstName);

  // The first user's state is asked for and held back until the second is here.
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let isFirst = true;
  await page.route('**/trpc/widget.state*', async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    const response = await route.fetch();
    await held;
    await route.fulfill({ response }).catch(() => {});
  });
  await world.event('first');
  await page.waitForTimeout(600);
  await page.evaluate(`Fledge.identify({ sessionToken: '${token}' })`);
  expect(await page.getByText(firstName).count()).toBe(0);
  letGo();
  await drawn(page);
  await page.waitForTimeout(500);
  expect(await page.locator('fledge-buddy .name').textContent()).toBe(secondName);
  const left = await page.evaluate(() => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    [...document.querySelectorAll('fledge-buddy, fledge-marketplace')]
      .map((element) => element.shadowRoot?.textContent)
      .join(),
  ]);
  expect(left.slice(0, 3)).toEqual([0, 0, '']);
  expect(left[3]).not.toContain(firstName);

  await page.evaluate('Fledge.logout()');
  await page.getByText('You are signed out').first().waitFor();
  expect(await page.getByText(secondName).count()).toBe(0);
  expect(trouble).toEqual([]);
});

test('commands wait for the script, and for the session', async () => {
  await world.buddy('commands');
  const { page } = await world.visit({ user: 'commands', body: buddyOnly });
  const answer = await page.evaluate(`Fledge.track('lesson_completed', { score: 50, language: 'es' })`);
  expect(answer).toMatchObject({ accepted: true, duplicate: false });
});

test('with sockets blocked the page asks instead', async () => {
  await world.buddy('polling');
  const { page } = await world.visit({ script: '', body: buddyOnly });
  await page.addInitScript(
    "window.WebSocket = function () { throw new DOMException('blocked', 'SecurityError'); }",
  );
  const options = encodeURIComponent(JSON.stringify({ user: 'polling', body: buddyOnly }));
  await page.goto(`${world.site.url}/?options=${options}`);
  await drawn(page);
  const seen = page.evaluate(
    () => new Promise((resolve) => document.addEventListener('fledge-coin-earned', () => resolve(true))),
  );
  await world.event('polling');
  expect(await seen).toBe(true);
});

test('a server that is away is said to be away, and found again', async () => {
  await world.buddy('away');
  const { page } = await world.visit(
    { script: '', body: buddyOnly },
    { viewport: { width: 360, height: 760 } },
  );
  await page.route('**/trpc/**', (route) => route.abort());
  const options = encodeURIComponent(JSON.stringify({ user: 'away', body: buddyOnly }));
  await page.goto(`${world.site.url}/?options=${options}`);
  await page.getByText('No connection').waitFor();
  expect(await axe(page)).toEqual([]);
  await keep(page, 'state-offline');
  await page.unroute('**/trpc/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await drawn(page);
});

async function rename(buddyId: string, name: string): Promise<void> {
  const { status } = await world.at.call('PATCH', `/buddies/${buddyId}`, world.key, { name });
  expect(status).toBe(200);
}
