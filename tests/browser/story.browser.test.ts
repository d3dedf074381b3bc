import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, keep, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 180_000);
afterAll(() => world?.close());

const balanceOf = (page: Page): Promise<string | null> => page.locator('fledge-buddy .purse').textContent();

/** Answers wait until they are let go: what shows in between can be looked at. */
async function holdBack(page: Page, url: string): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(url, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test('the whole story: hatch, earn, buy, wear, evolve, under the strict policy and without a word on the console', async () => {
  const { page, trouble } = await world.visit({ user: 'story' }, { viewport: { width: 1280, height: 900 } });
  await page.getByText('The nest is ready').waitFor();
  await keep(page, 'story-1-nest');
  expect(await axe(page)).toEqual([]);

  await world.egg('story');
  const answers = await holdBack(page, '**/trpc/widget.hatch');
  await page.getByRole('button', { name: 'Hatch the egg' }).click();
  await page.getByText('Hatching…').waitFor();
  expect(await page.getByRole('button', { name: 'Hatch the egg' }).count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  answers();
  await page.locator('fledge-buddy .identity').waitFor();
  await page.locator('fledge-buddy .next-title').waitFor();
  await page.evaluate(() => {
    document.addEventListener('fledge-coin-earned', (event) => {
      Object.assign(window, {
        coin: { at: Date.now(), ...(event instanceof CustomEvent ? event.detail : {}) },
      });
    });
  });
  expect(await balanceOf(page)).toContain('0');

  const sentAt = Date.now();
  await world.event('story');
  await page.waitForFunction(() => 'coin' in window);
  const coin: { at: number; amount: number } = await page.evaluate('window.coin');
  expect(coin.at - sentAt).toBeLessThan(1_000);
  expect(coin.amount).toBeGreaterThan(0);
  await page.locator('.flying-coin').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    (amount) =>
      document
        .querySelector('fledge-buddy')
        ?.shadowRoot?.querySelector('.purse')
        ?.textContent?.includes(String(amount)),
    coin.amount,
  );
  await expect.poll(() => page.locator('fledge-buddy [role=status]').last().textContent()).toMatch(/earned/);
  await keep(page, 'story-2-earned');

  for (let lesson = 0; lesson < 4; lesson += 1)
    await world.event('story', 'lesson_completed', { score: 97, language: 'es' });
  const item = page.locator('fledge-marketplace .card[data-standing=for_sale]').first();
  await item.click();
  await page.getByRole('button', { name: /^(Buy for|Get it)/ }).click();
  await keep(page, 'story-3-confirm');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, buy it' }).click();
  await page.getByText('It is yours!').waitFor();
  const before = await page
    .locator('fledge-buddy fledge-picture')
    .first()
    .evaluate((element) => Reflect.get(element, 'src'));
  await page.getByRole('button', { name: 'Wear it now' }).click();
  await page.getByRole('button', { name: 'Take off' }).waitFor();
  await expect
    .poll(() =>
      page
        .locator('fledge-buddy fledge-picture')
        .first()
        .evaluate((element) => Reflect.get(element, 'src')),
    )
    .not.toBe(before);
  await page.keyboard.press('Escape');
  await keep(page, 'story-4-dressed');

  await page.getByRole('button', { name: /^Evolve into/ }).click();
  await page.getByText('Stage 2 of 5').or(page.locator('[aria-label="Stage 2 of 5"]')).first().waitFor();
  await page.waitForTimeout(2_600);
  await keep(page, 'story-5-evolved');
  expect(await axe(page)).toEqual([]);
  expect(trouble).toEqual([]);
}, 180_000);
