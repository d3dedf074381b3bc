import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, keep, openWorld, type World } from './world.ts';

let world: World;
let buddyId: string;
beforeAll(async () => {
  world = await openWorld();
  buddyId = await world.buddy('states');
  for (let lesson = 0; lesson < 3; lesson += 1) await world.event('states');
}, 180_000);
afterAll(() => world?.close());

const ready = async (page: Page): Promise<void> => {
  await page.locator('fledge-buddy .panel').waitFor();
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.locator('fledge-picture .figure svg').first().waitFor();
};

describe.each([360, 1280])('at %i px', (width) => {
  test.each(['light', 'dark'] as const)(
    '%s: every panel, the wardrobe and an item pass axe',
    async (colorScheme) => {
      const context = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
      const { page, trouble } = await world.visit({ user: 'states' }, context);
      await ready(page);
      await keep(page, `page-${width}-${colorScheme}`);
      for (const tab of ['Growth', 'Skills', 'Badges', 'Streak']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await axe(page), tab).toEqual([]);
        await keep(page, `tab-${tab.toLowerCase()}-${width}-${colorScheme}`);
      }
      await page.getByRole('button', { name: 'Wardrobe' }).click();
      await page.getByText('Nothing to wear yet').waitFor();
      expect(await axe(page)).toEqual([]);
      await keep(page, `wardrobe-${width}-${colorScheme}`);
      await page.keyboard.press('Escape');
      for (const standing of ['short', 'for_sale', 'locked']) {
        const card = page.locator(`fledge-marketplace .card[data-standing=${standing}]`).first();
        if ((await card.count()) === 0) continue;
        await card.click();
        await page.locator('fledge-marketplace dialog[open] .action').waitFor();
        expect(await axe(page), standing).toEqual([]);
        await keep(page, `item-${standing}-${width}-${colorScheme}`);
        await page.keyboard.press('Escape');
      }
      expect(trouble).toEqual([]);
    },
    180_000,
  );
});

test.each(['paper', 'ocean', 'candy', 'slate'])(
  'the theme %s has enough contrast, light and dark',
  async (preset) => {
    for (const theme of ['light', 'dark']) {
      const script = `data-session-url="/fledge/session?user=states" data-theme="${theme}" data-preset="${preset}"`;
      const { page } = await world.visit(
        { script },
        { viewport: { width: 720, height: 900 }, reducedMotion: 'reduce' },
      );
      await ready(page);
      expect(await axe(page), theme).toEqual([]);
      await keep(page, `theme-${preset}-${theme}`);
      await page.close();
    }
  },
  120_000,
);

test('an embed token shows all and offers nothing', async () => {
  const { body } = await world.at.call('POST', '/embed-tokens', world.key, { buddy_id: buddyId });
  const { page } = await world.visit({
    script: `data-embed-token="${body.token}"`,
    body: '<fledge-buddy></fledge-buddy>',
  });
  await page.locator('fledge-buddy .panel').waitFor();
  await page.getByText('View only').waitFor({ state: 'attached' });
  expect(await page.getByRole('button', { name: 'Wardrobe' }).count()).toBe(0);
  expect(await axe(page)).toEqual([]);
});

test('right to left, very narrow, and in forced colours nothing breaks out', async () => {
  const narrow = { viewport: { width: 312, height: 900 }, reducedMotion: 'reduce' } as const;
  const { page } = await world.visit({ user: 'states', dir: 'rtl' }, narrow);
  await ready(page);
  await keep(page, 'rtl-280');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const forced = await world.visit({ user: 'states' }, { forcedColors: 'active', reducedMotion: 'reduce' });
  await ready(forced.page);
  await keep(forced.page, 'forced-colors');
});

test('the keyboard alone buys and wears', async () => {
  await world.buddy('keys');
  for (let lesson = 0; lesson < 4; lesson += 1) await world.event('keys');
  const { page } = await world.visit({ user: 'keys' }, { viewport: { width: 720, height: 900 } });
  await ready(page);
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`
        .replace(/\s+/g, ' ')
        .trim();
    });
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focused())) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await tabTo(/^Growth/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Skills');
  const name = await page.locator('.card[data-standing=for_sale] .item-name').first().textContent();
  await tabTo(new RegExp(`^${name}`));
  await page.keyboard.press('Enter');
  await tabTo(/^(Buy for|Get it)/);
  await page.keyboard.press('Enter');
  await tabTo(/^Yes, buy it/);
  await page.keyboard.press('Enter');
  await page.getByText('It is yours!').waitFor();
  await tabTo(/^Wear it now/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take off' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toContain(String(name));
}, 120_000);
