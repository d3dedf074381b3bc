import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWidgets } from '../../scripts/build-widgets.js';
import { openChromium } from '../support/chromium.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SIZES = [360, 1280] as const;
/** Two cores, and other tests beside this one. */
const PATIENCE = { timeout: 15_000 };
const SCHEMES = ['light', 'dark'] as const;

let at: TestServer;
let browser: Browser;
let axe = '';

beforeAll(async () => {
  if (!existsSync(`${root}dist/widgets/fledge.js`)) await buildWidgets();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  at = await openTestServer({ demo: true });
  browser = await openChromium();
  await mkdir(`${root}screenshots`, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await at?.close();
});

/** A visitor with a browser profile of its own, and what its page complained about. */
async function visit(path: string, width: number, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(at.url + path, { waitUntil: 'networkidle' });
  return { page, complaints, close: () => context.close() };
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** What axe finds in the page's own parts; the widgets have a test of their own. */
async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await Reflect.get(globalThis, 'axe').run({
      exclude: ['fledge-buddy', 'fledge-marketplace', 'fledge-challenges'],
    });
    return found.violations.map(
      (fault: { id: string; nodes: { html: string }[] }) => `${fault.id}: ${fault.nodes[0]?.html}`,
    );
  });
}

/** The next twentieth: days of the month lie behind it, and to a browser its tokens are not old. */
function lateInAMonth(): string {
  const now = new Date();
  const month = now.getUTCMonth() + (now.getUTCDate() < 20 ? 0 : 1);
  return new Date(Date.UTC(now.getUTCFullYear(), month, 20, 12)).toISOString();
}

const newest = (page: Page) => page.locator('#log > li').first();
const act = async (page: Page, name: string, entries: number) => {
  const before = await page.locator('#log > li').count();
  await page.click(`[data-do=${name}]`);
  await expect.poll(() => page.locator('#log > li').count(), PATIENCE).toBe(before + entries);
};

describe('the start page', () => {
  test('programs get JSON, browsers a page', async () => {
    const json = await fetch(`${at.url}/`);
    expect(await json.json()).toMatchObject({
      message: 'Welcome to Fledge',
      status: 'ok',
      links: { demo: '/demo' },
    });
    const html = await fetch(`${at.url}/`, { headers: { accept: 'text/html' } });
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  test.each(SIZES.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const)))(
    'shows a living buddy at %i px, %s',
    async (width, scheme) => {
      const { page, complaints, close } = await visit('/', width, scheme);
      await page.locator('fledge-buddy').getByText('Fern').first().waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.screenshot({ path: `${root}screenshots/start-${width}-${scheme}.png`, fullPage: true });
      await close();
    },
  );
});

describe('the demo', () => {
  test.each(SIZES.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const)))(
    'plays its story at %i px, %s',
    async (width, scheme) => {
      const { page, complaints, close } = await visit('/demo', width, scheme);
      await page.locator('fledge-buddy').getByRole('button', { name: /hatch/i }).click();
      await page.locator('fledge-buddy').getByText('Hatchling').first().waitFor();

      await act(page, 'lesson', 1);
      const stars = Number(/\+(\d+) stars/.exec((await newest(page).textContent()) ?? '')?.[1]);
      expect(stars).toBeGreaterThan(0);
      expect(await newest(page).textContent()).toContain('badge: hello world');
      // What the host's server sent shows in the widget, which nobody touched.
      await expect
        .poll(async () =>
          Number(
            /\d+/.exec(
              (await page.locator('fledge-buddy').getByText(/^\d+$/).allTextContents()).join(' '),
            )?.[0],
          ),
        )
        .toBeGreaterThan(0);

      await newest(page).getByRole('button', { name: 'Send the same event again' }).click();
      await expect.poll(() => newest(page).textContent(), PATIENCE).toContain('counted once');

      await act(page, 'review', 1);
      expect(await newest(page).locator('details').getAttribute('open')).not.toBeNull();
      expect(await newest(page).textContent()).toContain('Why nothing?');
      expect(await newest(page).textContent()).toContain('No rule names this type');

      await act(page, 'week', 5);
      expect(await page.locator('#log').textContent()).toContain('daily practice: 5 days');
      await act(page, 'market', 3);
      expect(await newest(page).textContent()).toMatch(/× (10|20)/);

      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.screenshot({ path: `${root}screenshots/demo-${width}-${scheme}.png`, fullPage: true });
      await close();
    },
  );

  test.each(SIZES.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const)))(
    'has a notebook whose receipts move a mission within a second, at %i px, %s',
    async (width, scheme) => {
      at.app.runFrom(lateInAMonth());
      const { page, complaints, close } = await visit('/demo', width, scheme);
      const board = page.locator('fledge-challenges');
      await board.locator('[data-template="1"]').getByRole('button', { name: 'Take it on' }).click();
      const card = board.locator('[data-section=active] .card');
      await card.getByText('0 of 7 days').waitFor();
      await page.click('[data-write=receipt]');
      await expect.poll(() => newest(page).textContent(), PATIENCE).toContain('in your book');
      const since = performance.now();
      await card.getByText('1 of 7 days').waitFor();
      expect(await card.textContent()).toContain('counted for you');
      // A second is the promise; other suites share this machine.
      expect(performance.now() - since).toBeLessThan(3_000);
      await page.click('[data-write=receipts]');
      await card.getByText('6 of 7 days').waitFor(PATIENCE);
      await page.click('[data-write=receipts]');
      const ready = board.locator('[data-section=ready]');
      await ready.getByRole('button', { name: 'Claim 50 points' }).click();
      await ready.getByText('Yours: 50 points').waitFor(PATIENCE);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page
        .locator('#notebook')
        .screenshot({ path: `${root}screenshots/notebook-${width}-${scheme}.png` });
      await close();
    },
  );
  test('the chat answers with the true figures of the visitor’s own book', async () => {
    const { page, complaints, close } = await visit('/demo', 1280, 'light');
    const chat = page.locator('fledge-chat');
    await chat.getByRole('button', { name: 'Open the assistant' }).click();
    const field = chat.getByRole('textbox', { name: 'Message' });
    await field.waitFor(PATIENCE);
    const ask = async (question: string): Promise<string> => {
      const before = await chat.locator('.answer .tools').count();
      await field.fill(question);
      await page.keyboard.press('Enter');
      await expect.poll(() => chat.locator('.answer .tools').count(), PATIENCE).toBe(before + 1);
      return chat.locator('.answer').last().innerText();
    };
    const rateSaid = await ask('What is my savings rate?');
    const spendingSaid = await ask('Analyze my spending this month');

    const overview = await page.evaluate(async () => {
      const { token } = await (await fetch('/demo/session', { method: 'POST' })).json();
      const answer = await fetch('/api/dashboard/overview', {
        headers: { authorization: `Bearer ${token}` },
      });
      return answer.json();
    });
    expect(overview.savings_rate).toBeGreaterThan(0);
    expect(rateSaid).toContain(String(overview.savings_rate));
    expect(spendingSaid).toMatch(/\d[\d,]*\.\d{2}/);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.screenshot({ path: `${root}screenshots/demo-chat-1280-light.png` });
    await close();
  });

  test('another visitor has an egg of its own and an empty log', async () => {
    const { page, close } = await visit('/demo', 1280, 'light');
    await page.locator('fledge-buddy').getByRole('button', { name: /hatch/i }).click();
    await page.locator('fledge-buddy').getByText('Hatchling').first().waitFor();
    await page.getByRole('button', { name: 'Be another visitor' }).click();
    await page.locator('fledge-buddy').getByRole('button', { name: /hatch/i }).waitFor();
    expect(await page.locator('#log > li').count()).toBe(0);
    await close();
  });

  test('is played by keyboard: doors, tabs and the night', async () => {
    const { page, close } = await visit('/demo', 1280, 'light');
    await page.getByRole('tab', { name: 'Page' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tabpanel').textContent()).toContain('widgetSessions.create');
    await page.getByRole('button', { name: 'Night on the street' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    expect(await page.locator('fledge-buddy').getAttribute('scheme')).toBe('dark');
    await page.locator('fledge-buddy').getByRole('button', { name: /hatch/i }).waitFor();
    await page.locator('[data-do=lesson]').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('#log').textContent(), PATIENCE)
      .toContain('waits for the egg to hatch');
    await close();
  });
});
