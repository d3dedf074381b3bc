import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorld, type World } from './world.ts';

let world: World;
let jwt: string;
beforeAll(async () => {
  world = await openWorld();
  ({ jwt } = world);
}, 180_000);
afterAll(() => world?.close());

const body = '<fledge-buddy></fledge-buddy>';
const looks = (page: Page) =>
  page.locator('fledge-buddy .base').evaluate((base) => {
    const { borderRadius } = getComputedStyle(base);
    const accent = getComputedStyle(base).getPropertyValue('--_accent').trim();
    const { preset, scheme } = base instanceof HTMLElement ? base.dataset : {};
    return { preset, scheme, borderRadius, accent };
  });
const dress = async (theme: object): Promise<void> => {
  const answer = await world.at.call('PATCH', '/customers/me/settings', jwt, { widget_theme: theme });
  expect(answer.status).toBe(200);
};

test('new settings of the customer reach an open page at once, without a question of its own', async () => {
  await world.buddy('themed');
  const { page, trouble } = await world.visit({ user: 'themed', body });
  await page.locator('fledge-buddy .tab').first().waitFor();
  expect(await looks(page)).toMatchObject({ preset: 'paper', scheme: 'auto', borderRadius: '24px' });
  // One change that is certain to come over the line: from here on, whoever asks is counted.
  await dress({ radius: 20 });
  await expect.poll(() => looks(page), { timeout: 10_000 }).toMatchObject({ borderRadius: '20px' });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('widget.state')) asked.push(request.url());
  });
  await dress({ preset: 'ocean', scheme: 'dark', accent: '#ffe14d', radius: 4 });
  const wanted = { preset: 'ocean', scheme: 'dark', borderRadius: '4px', accent: '#ffe14d' };
  await expect.poll(() => looks(page)).toEqual(wanted);
  await dress({ preset: 'candy', accent: null });
  await expect.poll(() => looks(page)).toMatchObject({ preset: 'candy', borderRadius: '4px' });
  expect(asked).toEqual([]);
  const { token } = await world.session('themed');
  const theme = await world.at.call('GET', '/widget/theme', token);
  expect(theme.body).toEqual({ preset: 'candy', scheme: 'dark', radius: 4 });
  expect(trouble).toEqual([]);
});

test('what the page decides stays as it is', async () => {
  const script = 'data-session-url="/fledge/session?user=themed" data-preset="slate"';
  const { page } = await world.visit({ script, body: '<fledge-buddy scheme="light"></fledge-buddy>' });
  await page.locator('fledge-buddy .tab').first().waitFor();
  await dress({ preset: 'ocean', scheme: 'dark', radius: 9 });
  await expect
    .poll(() => looks(page), { timeout: 10_000 })
    .toMatchObject({ preset: 'slate', scheme: 'light', borderRadius: '9px' });
});

/** Counts the tones that a page starts, and its coins. */
const LISTEN = `
  window.heard = { tones: 0, coins: 0 };
  {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...at) {
      heard.tones += 1;
      return start.apply(this, at);
    };
    addEventListener('fledge-coin-earned', () => (heard.coins += 1));
  }
`;
const heard = (page: Page): Promise<{ tones: number; coins: number }> => page.evaluate('window.heard');

test.each([
  ['', 0],
  ['data-sounds="off"', 0],
  ['data-sounds', 2],
])('a script tag with %j sounds a coin with %i tones', async (attribute, tones) => {
  const user = `sounds-${attribute.length}`;
  await world.buddy(user);
  // A first lesson brings a badge; the second is one coin and one tune.
  await world.event(user);
  const { page, trouble } = await world.visit({ script: '', body: '<p></p>' });
  await page.addInitScript(LISTEN);
  const script = `data-session-url="/fledge/session?user=${user}" ${attribute}`;
  await page.goto(`${world.site.url}/?options=${encodeURIComponent(JSON.stringify({ script, body }))}`);
  await page.getByRole('tab', { name: 'Skills' }).click();
  await page.waitForLoadState('networkidle');
  await world.event(user);
  await expect.poll(() => heard(page), { timeout: 10_000 }).toEqual({ tones, coins: 1 });
  expect(trouble).toEqual([]);
});
