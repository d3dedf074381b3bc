import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorld, type World } from './world.ts';

/** Every flow without a pointer: what has the focus, and what a screen reader is told. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 180_000);
afterAll(() => world?.close());

const calm = { viewport: { width: 720, height: 900 }, reducedMotion: 'reduce' } as const;

/** The name of what has the focus, through every shadow root. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    for (let inner = element; inner; inner = inner.shadowRoot?.activeElement ?? null) element = inner;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  });
const isInside = (page: Page, tag: string): Promise<boolean> =>
  page.evaluate((name) => document.activeElement?.localName === name, tag);

async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press(key);
    if (name.test(await focused(page))) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

test('an egg is hatched, and the focus goes on from the card', async () => {
  await world.egg('k-egg');
  const { page } = await world.visit({ user: 'k-egg', body: '<fledge-buddy></fledge-buddy>' }, calm);
  await page.getByRole('button', { name: 'Hatch the egg' }).waitFor();
  await tabTo(page, /^Hatch the egg$/);
  await page.keyboard.press('Enter');
  await page.locator('fledge-buddy .tab').first().waitFor();
  expect(await isInside(page, 'fledge-buddy')).toBe(true);
  await expect.poll(() => page.locator('[role=status]').textContent()).toMatch(/has hatched!$/);
  await tabTo(page, /^Wardrobe$/);
});

test('tabs, badges and the next stage are reached and told', async () => {
  await world.buddy('k-grow');
  for (let lesson = 0; lesson < 12; lesson += 1) await world.event('k-grow');
  const { page } = await world.visit({ user: 'k-grow', body: '<fledge-buddy></fledge-buddy>' }, calm);
  await page.locator('fledge-buddy .tab').first().waitFor();
  await tabTo(page, /^Growth$/);
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('Streak');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe('Badges');
  expect(await page.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe('tab-badges');
  await tabTo(page, /^\D+, Earned on \w+ \d+, \d+$/);
  await page.keyboard.press('Enter');
  expect(await page.locator('.badge[aria-pressed=true]').getAttribute('aria-describedby')).toBe('story');
  await tabTo(page, /^Evolve into /, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByLabel('Stage 2 of 5').waitFor();
  await expect.poll(() => page.locator('[role=status]').textContent()).toMatch(/^Evolved into /);
  expect(await isInside(page, 'fledge-buddy')).toBe(true);
});

test('the wardrobe opens, dresses, and gives the focus back', async () => {
  const buddyId = await world.buddy('k-dress');
  for (let lesson = 0; lesson < 4; lesson += 1) await world.event('k-dress');
  const { body: shops } = await world.at.call('GET', '/marketplaces', world.key);
  const { body: shelf } = await world.at.call('GET', `/marketplaces/${shops.data[0].id}/items`, world.key);
  const items: { id: string; price: number }[] = shelf.data;
  const [cheapest] = items.sort((a, b) => a.price - b.price);
  const bought = await world.at.call('POST', `/buddies/${buddyId}/purchase-item`, world.key, {
    item_id: cheapest?.id,
  });
  expect(bought.status).toBeLessThan(300);
  const { page } = await world.visit({ user: 'k-dress', body: '<fledge-buddy></fledge-buddy>' }, calm);
  await page.locator('fledge-buddy .tab').first().waitFor();
  await tabTo(page, /^Wardrobe$/);
  await page.keyboard.press('Enter');
  await page.locator('.hanger').waitFor();
  await tabTo(page, /Wear$/);
  await page.keyboard.press('Space');
  await page.locator('.hanger[aria-pressed=true]').waitFor();
  await expect.poll(() => page.locator('[role=status]').textContent()).toBe('New look ready.');
  expect(await focused(page)).toMatch(/Wearing$/);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Wardrobe');
});

test('each step of a purchase is said where the focus is, and a second Enter pays nothing', async () => {
  await world.buddy('k-buy');
  for (let lesson = 0; lesson < 4; lesson += 1) await world.event('k-buy');
  const { page } = await world.visit(
    { user: 'k-buy', body: '<fledge-marketplace></fledge-marketplace>' },
    calm,
  );
  const card = page.locator('.card[data-standing=for_sale]').first();
  await card.focus();
  await page.keyboard.press('Enter');
  await tabTo(page, /^(Buy for|Get it)/);
  const paid: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('widget.purchase')) paid.push(request.method());
  });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Yes, buy it' }).waitFor();
  expect(await focused(page)).toMatch(/^Buy .*\?/);
  await page.keyboard.press('Enter');
  expect(paid).toEqual([]);
  await tabTo(page, /^Yes, buy it$/);
  await page.keyboard.press('Enter');
  await page.getByText('It is yours!').waitFor();
  expect(await focused(page)).toMatch(/^It is yours!/);
  expect(await page.locator('dialog .action').getAttribute('aria-live')).toBe('polite');
  expect(paid).toContain('POST');
});
