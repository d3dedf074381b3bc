import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureAdmin } from '../../server/modules/platform/index.ts';
import { openChromium } from '../support/chromium.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OPERATOR = { email: 'root@fledge.example', password: 'correct horse battery' };

let at: TestServer;
let browser: Browser;
let axe = '';

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  browser = await openChromium();
  await mkdir(`${root}screenshots`, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await at?.close();
});

async function visit(path = '/admin', context: Parameters<Browser['newContext']>[0] = {}) {
  const visitor = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...context });
  const page = await visitor.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(at.url + path);
  return { page, complaints, close: () => visitor.close() };
}

async function logIn(page: Page, password = OPERATOR.password): Promise<void> {
  await page.getByLabel('Address').fill(OPERATOR.email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}
/** A view is there when its title is, and nothing is being asked for. */
const shows = (page: Page, title: string) =>
  page.locator('main:not([aria-busy])').getByRole('heading', { level: 1, name: title }).waitFor();
const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await Reflect.get(globalThis, 'axe').run();
    return found.violations.map(
      (fault: { id: string; nodes: { html: string }[] }) => `${fault.id}: ${fault.nodes[0]?.html}`,
    );
  });
};
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('is one page at /admin and /admin/ with nothing secret in it, under a strict policy', async () => {
  const [plain, slashed] = await Promise.all(['/admin', '/admin/'].map((path) => fetch(at.url + path)));
  const html = await plain?.text();
  expect([plain?.status, slashed?.status]).toEqual([200, 200]);
  expect(await slashed?.text()).toBe(html);
  expect(html).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son\w+=/);
  expect(plain?.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(plain?.headers.get('content-security-policy')).not.toContain('unsafe');
});

test('without an operator it says how to make one, and lets nobody in', async () => {
  const { page, complaints, close } = await visit();
  await page.getByText('There is no operator yet.').waitFor();
  expect(await page.locator('#nobody').textContent()).toContain('ADMIN_EMAIL=');
  expect(await faults(page)).toEqual([]);
  await logIn(page);
  await page.getByRole('alert').getByText('The address or the password is wrong.').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

describe('with an operator', () => {
  beforeAll(() => ensureAdmin(at.app, OPERATOR));

  test.each(
    [360, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const)),
  )('every view is whole and readable at %i px, %s', async (width, colorScheme) => {
    const { page, complaints, close } = await visit('/admin', {
      viewport: { width, height: 860 },
      colorScheme,
    });
    await page.getByLabel('Address').waitFor();
    expect(await page.locator('#nobody').isVisible()).toBe(false);
    expect(await faults(page)).toEqual([]);
    await logIn(page);
    await shows(page, 'Overview');
    for (const title of ['Research', 'Missions', 'Restaurants', 'Overview']) {
      await page.getByRole('link', { name: title, exact: true }).click();
      await shows(page, title);
      expect(await page.locator('nav [aria-current]').textContent()).toBe(title);
      expect(await overflow(page), title).toBeLessThanOrEqual(0);
      expect(await faults(page), title).toEqual([]);
      await page.screenshot({ path: `${root}screenshots/panel-${title}-${width}-${colorScheme}.png` });
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('restaurants are searched, paged through and looked into, with where each finding comes from', async () => {
    const { page, close } = await visit('/admin#restaurants');
    await logIn(page);
    await shows(page, 'Restaurants');
    const rows = page.getByRole('region', { name: 'Restaurants by name' }).locator('tbody tr');
    expect(await rows.count()).toBe(20);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => rows.count()).toBe(40);
    await page.getByLabel('Name or area').fill('nothing is called like that');
    await page.keyboard.press('Enter');
    await page.getByText('No restaurant like that.').waitFor();
    await page.getByLabel('Name or area').fill('indiranagar');
    await page.keyboard.press('Enter');
    await rows.first().waitFor();
    await rows.first().getByRole('link').click();
    const findings = page.getByRole('region', { name: /What is known of each allergen/ }).locator('tbody tr');
    await findings.first().waitFor();
    expect(await findings.count()).toBe(14);
    expect(await faults(page)).toEqual([]);
    await close();
  });

  test('the research export comes down with the operator’s own login', async () => {
    const { page, close } = await visit('/admin#research');
    await logIn(page);
    await shows(page, 'Research');
    for (const [button, name] of [
      ['Download JSON', 'research.json'],
      ['Download CSV (zip)', 'research.zip'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(name);
      const bytes = await readFile(await file.path());
      if (name.endsWith('json')) expect(JSON.parse(bytes.toString())).toHaveProperty('tables.participants');
      else expect(bytes.subarray(0, 2).toString()).toBe('PK');
    }
    await close();
  });

  test('a login lasts over a reload and ends at logout; one that was ended elsewhere says so', async () => {
    const { page, close } = await visit();
    await logIn(page);
    await shows(page, 'Overview');
    await page.reload();
    await shows(page, 'Overview');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByLabel('Address').waitFor();
    await page.reload();
    await page.getByLabel('Address').waitFor();
    await logIn(page);
    await shows(page, 'Overview');
    await ensureAdmin(at.app, { ...OPERATOR, password: 'another horse battery' });
    await page.getByRole('link', { name: 'Missions', exact: true }).click();
    await page.getByText('Your login has ended. Log in again.').waitFor();
    await ensureAdmin(at.app, OPERATOR);
    await close();
  });

  test('what the server cannot answer is said, and asked again', async () => {
    const { page, close } = await visit();
    await logIn(page);
    await shows(page, 'Overview');
    await page.route('**/trpc/platform.missions*', (route) => route.abort());
    await page.getByRole('link', { name: 'Missions', exact: true }).click();
    await page.getByRole('alert').getByText('The server does not answer.').waitFor();
    await page.unroute('**/trpc/platform.missions*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Seven days of receipts').waitFor();
    await close();
  });
});
