import { loadavg } from 'node:os';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openWorld, type World } from '../tests/browser/world.ts';
import { median, type Measure } from './processes.ts';

const ROUNDS = 5;
const SLOWED = 4;
const IDLE_SECONDS = 10;
const SHELF_ITEMS = 200;
const SCROLL_MS = 3_000;

const BUDGETS = { card: 300, buddy: 300, shift: 0, frame: 1_000 / 60, idle: 2 };
const against = (name: string, value: number, unit: string, budget: number, more = ''): Measure => ({
  name,
  value,
  unit,
  note: `${value <= budget ? 'within' : 'MISSES'} ${budget.toFixed(budget % 1 ? 1 : 0)} ${unit}${more}`,
});

/**
 * What a page with the widgets feels like: how soon they are painted on a slow machine, whether anything moves while
 * they come, how the shelf scrolls, and what they cost when nobody touches them.
 */
export async function run(): Promise<Measure[]> {
  const world = await openWorld();
  try {
    await world.buddy('bench');
    for (let lesson = 0; lesson < 3; lesson += 1) await world.event('bench');
    return [...(await paints(world)), await scrolls(world), ...(await idles(world))];
  } finally {
    await world.close();
  }
}

/** Notes when the card and when the buddy in it have been painted, and how much moved. */
const WATCH = `
  window.seen = { shift: 0 };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const root = document.querySelector('fledge-buddy')?.shadowRoot;
    if (root?.querySelector('.card')) seen.card ??= performance.now();
    if (root?.querySelector('fledge-picture')?.shadowRoot?.querySelector('.layer > *')) seen.buddy ??= performance.now();
    if (!seen.buddy) requestAnimationFrame(look);
  };
  look();
`;

interface Seen {
  card: number;
  buddy: number;
  shift: number;
}

async function firstPaint(world: World): Promise<Seen> {
  const { page, cdp } = await openPage(world.browser);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.addInitScript(WATCH);
  await page.goto(addressOf(world));
  await page.waitForFunction(() => Reflect.get(window, 'seen').buddy !== undefined);
  // What follows the first paint may still push: the shelf, the later parts.
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.locator('fledge-buddy .tab').first().waitFor();
  const seen = await page.evaluate(() => {
    const [script] = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('/fledge.js'));
    const { card, buddy, shift }: Seen = Reflect.get(window, 'seen');
    const since = script?.responseEnd ?? Number.NaN;
    return { card: card - since, buddy: buddy - since, shift };
  });
  await page.context().close();
  return seen;
}

/** What the main thread itself works until the buddy stands: a busy machine stretches the clock, not this. */
async function work(world: World): Promise<number> {
  const { page, cdp } = await openPage(world.browser);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(WATCH);
  await page.goto(addressOf(world));
  await page.waitForFunction(() => Reflect.get(window, 'seen').buddy !== undefined);
  const { metrics } = await cdp.send('Performance.getMetrics');
  await page.context().close();
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

async function paints(world: World): Promise<Measure[]> {
  await firstPaint(world);
  const rounds: Seen[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await firstPaint(world));
  const works: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) works.push(await work(world));
  const of = (key: keyof Seen): number[] => rounds.map((seen) => seen[key]);
  const spread = (key: keyof Seen): string =>
    `, ${Math.min(...of(key)).toFixed(0)}–${Math.max(...of(key)).toFixed(0)} in ${ROUNDS} rounds`;
  const slow = `CPU slowed ${SLOWED} times`;
  return [
    against(`card painted after the script, ${slow}`, median(of('card')), 'ms', BUDGETS.card, spread('card')),
    against(
      `buddy painted after the script, ${slow}`,
      median(of('buddy')),
      'ms',
      BUDGETS.buddy,
      spread('buddy'),
    ),
    {
      name: `the main thread's own work until then, page and all, times ${SLOWED}`,
      value: Math.min(...works) * SLOWED,
      unit: 'ms',
      note: `the least of ${ROUNDS}; load of the machine ${loadavg()[0]?.toFixed(1)}`,
    },
    against('layout shift while both widgets come', Math.max(...of('shift')), 'CLS', BUDGETS.shift),
  ];
}

/** The times between frames. As text: the runner gives functions inside functions names that no page knows. */
const SCROLL = `new Promise((resolve) => {
  const list = document.querySelector('fledge-marketplace').shadowRoot.querySelector('.scroll');
  const times = [];
  const start = performance.now();
  let [last, step] = [start, 24];
  requestAnimationFrame(function frame(now) {
    times.push(now - last);
    last = now;
    const before = list.scrollTop;
    list.scrollBy(0, step);
    if (list.scrollTop === before) step = -step;
    if (now - start < ${SCROLL_MS}) requestAnimationFrame(frame);
    else resolve(times.slice(2));
  });
})`;

/** Scrolls a shelf of many items by a finger's width each frame. */
async function scrolls(world: World): Promise<Measure> {
  const { page } = await openPage(world.browser);
  await page.route('**/trpc/widget.marketplace*', async (route) => {
    if (route.request().method() === 'OPTIONS') return route.continue();
    const response = await route.fetch();
    const body = await response.json();
    const [shop] = body.result.data.marketplaces;
    shop.items = Array.from({ length: SHELF_ITEMS }, (_, n) => ({
      ...shop.items[n % shop.items.length],
      id: `itm_${n}`,
    }));
    return route.fulfill({ response, json: body });
  });
  await page.goto(addressOf(world));
  await page
    .locator('fledge-marketplace .card')
    .nth(SHELF_ITEMS - 1)
    .waitFor();
  await page.waitForLoadState('networkidle');
  const frames: number[] = await page.evaluate(SCROLL);
  await page.context().close();
  const late = frames.filter((ms) => ms > 25).length;
  const mean = frames.reduce((sum, ms) => sum + ms, 0) / frames.length;
  const note = `, median; ${(1_000 / mean).toFixed(1)} frames a second over all, ${late} of ${frames.length} late`;
  // The clock of frames is rounded to a tenth of a millisecond.
  return against(
    `a frame while a shelf of ${SHELF_ITEMS} scrolls`,
    Math.floor(median(frames) * 10) / 10,
    'ms',
    BUDGETS.frame,
    note,
  );
}

/** Processor time of a page that nobody touches, as a share of one core, beside an empty page. */
async function idles(world: World): Promise<Measure[]> {
  const { page, cdp } = await openPage(world.browser);
  await page.goto(addressOf(world));
  await page.locator('fledge-buddy .tab').first().waitFor();
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.waitForLoadState('networkidle');
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const main = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const system = await world.browser.newBrowserCDPSession();
  const renderers = async (): Promise<number> => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  // The first seconds belong to the arrival.
  await page.waitForTimeout(3_000);
  const before = { main: await main(), all: await renderers() };
  await page.waitForTimeout(IDLE_SECONDS * 1_000);
  const after = { main: await main(), all: await renderers() };
  await page.context().close();
  const share = (from: number, to: number): number => ((to - from) / IDLE_SECONDS) * 100;
  return [
    against('idle, main thread', share(before.main, after.main), '%', BUDGETS.idle, ' of a core'),
    against('idle, the whole renderer', share(before.all, after.all), '%', BUDGETS.idle, ' of a core'),
  ];
}

const addressOf = ({ site }: Pick<World, 'site'>): string =>
  `${site.url}/?options=${encodeURIComponent(JSON.stringify({ user: 'bench' }))}`;

async function openPage(browser: Browser): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page) };
}
