import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, keep, openWorld, type World } from './world.ts';

let world: World;
/** The third day: nothing is suggested yet but from the month before. */
const month = '2026-06';
const before = '2026-05';
beforeAll(async () => {
  world = await openWorld();
  world.at.app.settings.rateLimitScale = 0;
  world.at.app.setNow(`${month}-03T12:00:00Z`);
}, 180_000);
afterAll(() => world?.close());

const body = '<fledge-challenges></fledge-challenges>';
const PATIENCE = { timeout: 15_000 };
const call = (user: string, path: string, data: unknown) =>
  world.at.call('POST', `/api/users/${user}${path}`, world.key, data);
const logged = (user: string, days: number) =>
  call(user, '/challenge-metrics', { month_range: month, metrics: { expense_log_days: days } });
const accepted = async (user: string, template: number): Promise<string> =>
  (await call(user, `/challenges/${template}/accept`, { month_range: month })).body.id;

/** A user with a mission in every state, and a reason for a suggestion. */
async function busyBoard(user: string): Promise<void> {
  await call(user, '/summaries/monthly/', {
    month_key: 202605,
    total_spent: 1000,
    spent_wants: 400,
    spent_needs: 500,
    spent_culture: 50,
    spent_unexpected: 50,
    logging_days_count: 20,
  });
  await logged(user, 9);
  for (const template of [1, 2, 4, 20]) await accepted(user, template);
  await call(user, '/reflections', { category: 'wants', reflection_text: 'Snacks were dear this week.' });
  const { body: list } = await world.at.call('GET', `/api/users/${user}/challenges`, world.key);
  const done = list.find((each: { challenge_template_id: number }) => each.challenge_template_id === 20);
  await call(user, `/challenges/${done.id}/claim`, {});
}

const board = (page: Page) => page.locator('fledge-challenges');
const ready = (page: Page): Promise<void> => board(page).locator('.card').first().waitFor();
const section = (page: Page, name: string) => board(page).locator(`[data-section=${name}]`);

describe.each([360, 1280])('at %i px', (width) => {
  test.each(['light', 'dark'] as const)('%s: the board and its filters pass axe', async (colorScheme) => {
    await busyBoard('states');
    const context = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
    const { page, trouble } = await world.visit({ user: 'states', body }, context);
    await ready(page);
    for (const name of ['ready', 'active', 'suggested', 'more', 'done'])
      expect(await section(page, name).count(), name).toBe(1);
    expect(await section(page, 'suggested').textContent()).toContain('40 % of your spending went to wants');
    expect(await axe(page)).toEqual([]);
    await keep(page, `board-${width}-${colorScheme}`);
    await board(page).getByRole('button', { name: 'Hard' }).click();
    expect(await section(page, 'ready').count()).toBe(0);
    await board(page).getByRole('button', { name: 'Culture' }).click();
    await board(page).getByText('Nothing here').waitFor();
    expect(await axe(page)).toEqual([]);
    await keep(page, `board-empty-${width}-${colorScheme}`);
    expect(trouble).toEqual([]);
  });
});

test.each(['paper', 'ocean', 'candy', 'slate'])(
  'the theme %s has enough contrast, light and dark',
  async (preset) => {
    await busyBoard('themes');
    for (const theme of ['light', 'dark']) {
      const script = `data-session-url="/fledge/session?user=themes" data-theme="${theme}" data-preset="${preset}"`;
      const { page } = await world.visit(
        { script, body },
        { viewport: { width: 720, height: 900 }, reducedMotion: 'reduce' },
      );
      await ready(page);
      expect(await axe(page), theme).toEqual([]);
      await keep(page, `board-${preset}-${theme}`);
      await page.close();
    }
  },
);

test('the story: taken on, moved by what the server learns elsewhere, claimed, and paid', async () => {
  const { page, trouble } = await world.visit(
    { user: 'story', body },
    { viewport: { width: 720, height: 900 } },
  );
  await ready(page);
  const other = await world.visit({ user: 'story', body });
  await ready(other.page);

  const mission = board(page).locator('[data-template="1"]');
  await mission.getByRole('button', { name: 'Take it on' }).click();
  const card = section(page, 'active').locator('.card');
  await card.waitFor();
  expect(await card.textContent()).toContain('0 of 7 days');
  // The next tab follows by itself.
  await section(other.page, 'active').locator('.card').waitFor(PATIENCE);

  await logged('story', 3);
  await card.getByText('3 of 7 days').waitFor(PATIENCE);
  expect(await card.textContent()).toContain('counted for you');
  expect(await card.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('43');
  await expect.poll(() => board(page).locator('[role=status]').last().textContent()).toContain('43%');

  await logged('story', 8);
  await section(page, 'ready').getByRole('button', { name: 'Claim 50 points' }).click();
  await board(page).locator('.confetti').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(350);
  await keep(page, 'board-celebration');
  await section(page, 'ready').getByText('Yours: 50 points').waitFor();
  await expect.poll(() => board(page).locator('.points').textContent(), PATIENCE).toContain('50');
  await expect
    .poll(() => board(page).locator('[role=status]').last().textContent())
    .toMatch(/50 points for Seven days.*Badge earned: First reward/);
  expect(await board(page).locator('.badge[data-earned]').textContent()).toContain('First reward');
  await expect.poll(() => board(other.page).locator('.points').textContent(), PATIENCE).toContain('50');
  await expect.poll(() => board(page).locator('.confetti').count(), PATIENCE).toBe(0);
  expect((await world.at.call('GET', '/api/users/story/points', world.key)).body.total_points).toBe(50);
  expect(trouble).toEqual([]);
});

test('who wants no motion gets none, and the claim all the same', async () => {
  const id = await accepted('still', 1);
  await logged('still', 7);
  const { page } = await world.visit({ user: 'still', body }, { reducedMotion: 'reduce' });
  await board(page).getByRole('button', { name: 'Claim 50 points' }).click();
  await board(page).locator(`[data-id=${id}] .claimed`).waitFor();
  expect(await board(page).locator('.confetti, .flying-coin').count()).toBe(0);
});

test('the keyboard alone takes on and claims, and keeps its place', async () => {
  await logged('keys', 7);
  const { page } = await world.visit({ user: 'keys', body }, { viewport: { width: 720, height: 900 } });
  await ready(page);
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement;
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`
        .replace(/\s+/g, ' ')
        .trim();
    });
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focused())) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await tabTo(/^Take it on/);
  await page.keyboard.press('Enter');
  await expect.poll(focused, PATIENCE).toContain('Seven days of receipts');
  await tabTo(/^Claim 50 points/);
  await page.keyboard.press('Enter');
  await expect.poll(focused, PATIENCE).toContain('Yours: 50 points');
});

test('the months before are there, with the reward that waits in them', async () => {
  world.at.app.setNow(`${before}-20T12:00:00Z`);
  await call('past', '/challenges/1/accept', { month_range: before });
  await call('past', '/challenges/2/accept', { month_range: before });
  await call('past', '/challenge-metrics', { month_range: before, metrics: { expense_log_days: 8 } });
  world.at.app.setNow(`${month}-03T12:00:00Z`);
  const { page } = await world.visit({ user: 'past', body }, { viewport: { width: 360, height: 900 } });
  await board(page)
    .getByRole('button', { name: /^1 reward waits in/ })
    .click();
  await section(page, 'failed').getByText('Half a month on paper').waitFor(PATIENCE);
  await board(page).getByText('1 of 2 done').waitFor();
  expect(await axe(page)).toEqual([]);
  await keep(page, 'board-past');
  await section(page, 'ready').getByRole('button', { name: 'Claim 50 points' }).click();
  await section(page, 'ready').locator('.claimed').waitFor();
  await board(page)
    .getByRole('button', { name: /^Later:/ })
    .click();
  await section(page, 'more').waitFor();
  expect(
    await board(page)
      .getByRole('button', { name: /reward waits/ })
      .count(),
  ).toBe(0);
  await board(page)
    .getByRole('button', { name: /^Later:/ })
    .click();
  await board(page).getByText('July 2026').waitFor();
  await section(page, 'more').getByRole('button', { name: 'Take it on' }).first().click();
  await section(page, 'active').locator('.card').waitFor();
});

test('a session that may not write shows all and offers nothing', async () => {
  await accepted('reader', 1);
  await logged('reader', 8);
  const { token } = await world.session('reader', 600, ['read']);
  const { page } = await world.visit({ script: `data-session-token="${token}"`, body });
  await section(page, 'ready').waitFor();
  await board(page).getByText('View only').waitFor();
  expect(
    await board(page)
      .getByRole('button', { name: /Take it on|Claim/ })
      .count(),
  ).toBe(0);
  expect(await axe(page)).toEqual([]);
});

test('a skeleton while it loads, an error with a way on, and an answer that did not come', async () => {
  const { page } = await world.visit({ user: 'trouble', script: '', body }, { reducedMotion: 'reduce' });
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let isBroken = true;
  await page.route('**/trpc/challenges.board.get*', async (route) => {
    await held;
    await (isBroken ? route.fulfill({ status: 500, body: '{}' }) : route.continue());
  });
  const options = encodeURIComponent(JSON.stringify({ user: 'trouble', body }));
  await page.goto(`${world.site.url}/?options=${options}`);
  await board(page).locator('.card-bone').first().waitFor();
  expect(await axe(page)).toEqual([]);
  letGo();
  await board(page).getByText('Something went wrong').waitFor();
  expect(await axe(page)).toEqual([]);
  await keep(page, 'board-error');
  isBroken = false;
  await board(page).getByRole('button', { name: 'Try again' }).click();
  await ready(page);

  await page.route('**/trpc/challenges.board.accept', (route) => route.abort());
  await board(page).getByRole('button', { name: 'Take it on' }).first().click();
  await board(page).getByRole('alert').getByText('No connection').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.unroute('**/trpc/challenges.board.accept');
  await board(page).getByRole('button', { name: 'Take it on' }).first().click();
  await section(page, 'active').locator('.card').waitFor();
  expect(await board(page).getByRole('alert').count()).toBe(0);
});

test('offline, expired and revoked say so in the place of the board', async () => {
  const offline = await world.visit({ script: '', body });
  await offline.page.route('**/trpc/**', (route) => route.abort());
  const options = encodeURIComponent(JSON.stringify({ user: 'away', body }));
  await offline.page.goto(`${world.site.url}/?options=${options}`);
  await offline.page.getByText('No connection').waitFor();
  const expired = await world.visit({ script: 'data-session-token="wgt_sess_not.a.token"', body });
  await expired.page.getByText('Your session has ended').waitFor();
  const { id, token } = await world.session('revoked');
  const revoked = await world.visit({ script: `data-session-token="${token}"`, body });
  await ready(revoked.page);
  await world.at.call('DELETE', `/widget-sessions/${id}`, world.key);
  await revoked.page.getByText('Access was withdrawn').waitFor(PATIENCE);
  expect(await board(revoked.page).locator('.card').count()).toBe(0);
});

test('right to left, very narrow and in forced colours nothing breaks out', async () => {
  await busyBoard('narrow');
  const context = { viewport: { width: 312, height: 900 }, reducedMotion: 'reduce' } as const;
  const { page } = await world.visit({ user: 'narrow', dir: 'rtl', body }, context);
  await ready(page);
  await keep(page, 'board-rtl-280');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(
    await board(page)
      .locator('.scroll')
      .evaluate((each) => each.scrollWidth <= each.clientWidth),
  ).toBe(true);
  const forced = await world.visit(
    { user: 'narrow', body },
    { forcedColors: 'active', reducedMotion: 'reduce' },
  );
  await ready(forced.page);
  await keep(forced.page, 'board-forced');
});
