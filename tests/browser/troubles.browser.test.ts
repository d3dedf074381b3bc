import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page, Route } from 'playwright-core';
import { breakouts, lookAt, MODE_NAMES } from './modes.ts';
import { axe, keep, openWorld, type World } from './world.ts';

/** States in which there is nothing to show, or less than usual: each in every way that a page can be looked at. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.buddy('troubled');
  await world.event('troubled');
  await world.egg('waits');
}, 180_000);
afterAll(() => world?.close());

const refusal = (status: number, appCode: string) => (route: Route) =>
  route.fulfill({
    status,
    headers: { 'access-control-allow-origin': '*' },
    json: { error: { message: 'No.', data: { appCode, httpStatus: status, requestId: 'req_01jd7x9k2mfq' } } },
  });
const never = (): Promise<void> => new Promise(() => {});

interface Trouble {
  user?: string;
  /** What becomes of calls for a procedure. */
  answers?: Record<string, (route: Route) => Promise<void>>;
  script?: string;
  /** What the host's mint endpoint answers. */
  mint?: number;
  /** A text that shows when the state is there. */
  shows: string | RegExp;
}
const TROUBLES: Record<string, Trouble> = {
  loading: { answers: { state: never }, shows: 'Loading' },
  error: { answers: { state: refusal(500, 'internal_error') }, shows: 'Something went wrong' },
  offline: { answers: { state: (route) => route.abort() }, shows: 'No connection' },
  expired: { script: 'data-session-token="wgt_sess_not.a.token"', shows: 'Your session has ended' },
  revoked: { answers: { state: refusal(401, 'token_revoked') }, shows: 'Access was withdrawn' },
  'signed-out': { mint: 401, shows: 'You are signed out' },
  nest: { user: 'nobody', shows: 'The nest is ready' },
  egg: { user: 'waits', shows: 'It wants to come out' },
  'shelf-loading': { user: 'troubled', answers: { marketplace: never }, shows: /Next:|Evolve/ },
  'shelf-error': {
    user: 'troubled',
    answers: { marketplace: refusal(503, 'database_unavailable') },
    shows: 'The shelf did not load',
  },
  'shelf-empty': {
    user: 'troubled',
    answers: {
      marketplace: (route) =>
        route.fulfill({
          headers: { 'access-control-allow-origin': '*' },
          json: {
            result: { data: { token: { key: 'coins', label: 'Coins', balance: 1 }, marketplaces: [] } },
          },
        }),
    },
    shows: 'The shelf is empty',
  },
};

async function open({ user = 'troubled', answers = {}, script, mint, shows }: Trouble): Promise<Page> {
  const { page } = await world.visit({ script: '', body: '<p></p>' });
  for (const [name, answer] of Object.entries(answers))
    await page.route(`**/trpc/widget.${name}*`, (route) =>
      route.request().method() === 'OPTIONS' ? route.continue() : answer(route),
    );
  if (mint) await page.route('**/fledge/session*', (route) => route.fulfill({ status: mint }));
  const options = script === undefined ? { user } : { user, script };
  await page.goto(`${world.site.url}/?options=${encodeURIComponent(JSON.stringify(options))}`);
  await page.getByText(shows).first().waitFor({ state: 'attached' });
  return page;
}

/** Where a part begins, ends and has its middle, from above. */
const placeOf = async (page: Page, part: string) => {
  const box = await page.locator(part).first().boundingBox();
  if (!box) throw new Error(`${part} is not shown`);
  return { top: box.y, middle: box.y + box.height / 2, height: box.height };
};

test.each(Object.keys(TROUBLES))(
  '%s: drawn, readable and inside its card in every mode',
  async (name) => {
    const trouble = TROUBLES[name];
    if (!trouble) throw new Error(name);
    const page = await open(trouble);
    for (const mode of MODE_NAMES) {
      await lookAt(page, mode);
      await keep(page, `state-${name}-${mode}`);
      expect(await breakouts(page), mode).toEqual([]);
      expect(await axe(page), mode).toEqual([]);
    }
    await page.context().close();
  },
  120_000,
);

test('what failed is asked for again by its button, and the focus stays in the widget', async () => {
  const page = await open(TROUBLES.error ?? { shows: '' });
  await page.unroute('**/trpc/widget.state*');
  const retry = page.locator('fledge-buddy').getByRole('button', { name: 'Try again' });
  await retry.focus();
  await page.keyboard.press('Enter');
  await page.locator('fledge-buddy .next-title').waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('fledge-buddy');
});

test('a page that loses the server keeps what it knew, and says how old it is', async () => {
  const page = await open({ user: 'troubled', shows: /Next:|Evolve/ });
  await page.context().setOffline(true);
  await page.evaluate('dispatchEvent(new Event("online"))');
  const stale = page.locator('fledge-buddy').getByText('Offline. Showing what we last knew.');
  await stale.waitFor();
  for (const mode of MODE_NAMES) {
    await lookAt(page, mode);
    await keep(page, `state-stale-${mode}`);
    expect(await breakouts(page), mode).toEqual([]);
    const figure = await placeOf(page, 'fledge-buddy .picture');
    const words = await placeOf(page, 'fledge-buddy .status');
    expect((words.top - figure.top) / figure.height, `the face in ${mode}`).toBeGreaterThan(0.7);
  }
  expect(await axe(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.evaluate('dispatchEvent(new Event("online"))');
  await stale.waitFor({ state: 'detached' });
}, 120_000);

test('what an empty shelf says stands in its middle', async () => {
  const page = await open(TROUBLES['shelf-empty'] ?? { shows: '' });
  for (const mode of ['light', 'phone-360', 'rtl'] as const) {
    await lookAt(page, mode);
    const shelf = await placeOf(page, 'fledge-marketplace .scroll');
    const words = await placeOf(page, 'fledge-marketplace .notice');
    expect(Math.abs(shelf.middle - words.middle), mode).toBeLessThan(2);
  }
}, 60_000);

test('a page of many parts is inside its card in every mode', async () => {
  const page = await open({ user: 'troubled', shows: /Next:|Evolve/ });
  await page.locator('fledge-marketplace .card').first().waitFor();
  for (const mode of MODE_NAMES) {
    await lookAt(page, mode);
    for (const tab of ['Growth', 'Skills', 'Badges', 'Streak']) {
      await page.getByRole('tab', { name: tab }).click();
      await keep(page, `state-full-${tab.toLowerCase()}-${mode}`);
      expect(await breakouts(page), `${mode} ${tab}`).toEqual([]);
    }
    expect(await axe(page), mode).toEqual([]);
  }
}, 120_000);
