import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { composeBuddy } from '../server/modules/art/index.ts';
import type { BenchWorld } from './world.ts';
import { median } from './processes.ts';

const ROUNDS = 7;
export const SLOWED = 4;
/** A browser that opens a window loads pages of its own into it, which takes a core for about a second. */
const WINDOW_MS = 1_500;

/** When the card and the buddy in it were on the screen, counted from the end of the script's download. */
interface Seen {
  card: number;
  buddy: number;
  /** How far things moved until the shelf and the tabs stood as well. */
  shift: number;
}

export interface Spread {
  typical: number;
  least: number;
  most: number;
}

export interface Paints {
  card: Spread;
  buddy: Spread;
  /** A page that brings its token along instead of asking for one. */
  withToken: Spread;
  /** The first two in a window that has stood for a while, as a reader's has who follows a link. */
  calmCard: Spread;
  calm: Spread;
  /** With nothing slowed down. */
  fast: Spread;
  /** A page of plain HTML with the same picture in it, from its last byte to its paint: what this machine is good for. */
  plain: Spread;
  shift: number;
  /** What the main thread itself works until the buddy stands, an empty page taken off. */
  workMs: number;
  load: number;
}

/** Tells of paints without asking in between: a page that is polled paints later. */
const WATCH = `
  const seen = window.seen = { shift: 0 };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const paint = (name) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      seen[name] ??= performance.now();
      tellPainted(name);
    };
    port2.postMessage(0);
  });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    const part = { 'fledge-buddy': '.card', 'fledge-picture': '.layer > *' }[this.localName];
    const name = this.localName === 'fledge-buddy' ? 'card' : 'buddy';
    const watcher = new MutationObserver(() => {
      if (!root.querySelector(part)) return;
      watcher.disconnect();
      paint(name);
    });
    if (part) watcher.observe(root, { childList: true, subtree: true });
    return root;
  };
`;
const WATCH_PLAIN = "addEventListener('DOMContentLoaded', () => paint('plain'));";

export async function openPage(browser: Browser): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page) };
}

/** Opens an address and answers once the named part is painted. */
async function watched(
  browser: Browser,
  address: string,
  { rate = 1, until = 'buddy', script = WATCH, afterMs = 0 } = {},
): Promise<{ page: Page; cdp: CDPSession }> {
  const { page, cdp } = await openPage(browser);
  if (rate > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: 'tellPainted' });
  const painted = new Promise<void>((resolve) =>
    cdp.on('Runtime.bindingCalled', ({ payload }) => payload === until && resolve()),
  );
  await page.addInitScript(script);
  if (afterMs) await page.waitForTimeout(afterMs);
  await page.goto(address);
  await painted;
  return { page, cdp };
}

async function firstPaint(world: BenchWorld, rate: number, address: string, afterMs = 0): Promise<Seen> {
  const { page } = await watched(world.browser, address, { rate, afterMs });
  // What follows the first paint may still push: the shelf, the later parts.
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.locator('fledge-buddy .tab').first().waitFor();
  const seen: Seen = await page.evaluate(`(() => {
    const script = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/fledge.js'));
    const { card, buddy, shift } = window.seen;
    return { card: card - script.responseEnd, buddy: buddy - script.responseEnd, shift };
  })()`);
  await page.context().close();
  return seen;
}

const busyMs = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
};

/** A busy machine stretches the clock, not this. */
async function work(world: BenchWorld, address: string, until: string, script: string): Promise<number> {
  const { page, cdp } = await watched(world.browser, address, { until, script });
  const spent = await busyMs(cdp);
  await page.context().close();
  return spent;
}

/** Pages of plain HTML: one with a buddy's picture in it, one with nothing. */
async function openPlain(): Promise<{ url: string; close: () => void }> {
  const picture = composeBuddy({ style: 'cute', variant: 3, stage: 3 }).replace('<svg ', '<svg width="320" ');
  const server = createServer(({ url }, response) => {
    const body = url === '/empty' ? '' : picture;
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><link rel="icon" href="data:,"><title>Plain</title><main>${body}</main>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

async function plainPaint(browser: Browser, address: string, rate: number): Promise<number> {
  const { page } = await watched(browser, address, { rate, until: 'plain', script: WATCH + WATCH_PLAIN });
  const ms: number = await page.evaluate(
    "seen.plain - performance.getEntriesByType('navigation')[0].responseEnd",
  );
  await page.context().close();
  return ms;
}

async function rounds<T>(run: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await run());
  return all;
}

const spread = (values: readonly number[]): Spread => ({
  typical: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** How soon the buddy of `user` is painted on a page of the host's. */
export async function paints(world: BenchWorld, user: string): Promise<Paints> {
  const plain = await openPlain();
  const addressOf = (options: object): string =>
    `${world.site.url}/?options=${encodeURIComponent(JSON.stringify(options))}`;
  const { token } = await world.session(user, 3_600);
  const minting = addressOf({ user });
  const bringing = addressOf({ script: `data-session-token="${token}"` });
  try {
    // The first page warms the server up.
    await firstPaint(world, 1, minting);
    const slow = await rounds(() => firstPaint(world, SLOWED, minting));
    const withToken = await rounds(() => firstPaint(world, SLOWED, bringing));
    const calm = await rounds(() => firstPaint(world, SLOWED, minting, WINDOW_MS));
    const fast = await rounds(() => firstPaint(world, 1, minting));
    const html = await rounds(() => plainPaint(world.browser, `${plain.url}/`, SLOWED));
    const busy = await rounds(() => work(world, minting, 'buddy', WATCH));
    const empty = await rounds(() => work(world, `${plain.url}/empty`, 'plain', WATCH + WATCH_PLAIN));
    const buddyOf = (seen: readonly Seen[]): Spread => spread(seen.map(({ buddy }) => buddy));
    const cardOf = (seen: readonly Seen[]): Spread => spread(seen.map(({ card }) => card));
    return {
      card: cardOf(slow),
      buddy: buddyOf(slow),
      calmCard: cardOf(calm),
      calm: buddyOf(calm),
      withToken: buddyOf(withToken),
      fast: buddyOf(fast),
      plain: spread(html),
      shift: Math.max(...[...slow, ...withToken, ...calm, ...fast].map(({ shift }) => shift)),
      workMs: Math.min(...busy) - Math.min(...empty),
      load: loadavg()[0] ?? 0,
    };
  } finally {
    plain.close();
  }
}
