import type { Page } from 'playwright-core';
import type { BenchWorld } from './world.ts';
import { against, BUDGETS } from './budgets.ts';
import { openPage } from './first-paint.ts';
import type { Measure } from './processes.ts';

const IDLE_SECONDS = 20;
/** The arrival, with what beckons for a moment. */
const SETTLE_MS = 8_000;

interface Spent {
  main: number;
  all: number;
}

/** Processor time of a page that nobody touches, as shares of one core. */
async function idleShare(
  world: BenchWorld,
  options: object,
  settle: (page: Page) => Promise<void>,
): Promise<Spent> {
  const { page, cdp } = await openPage(world.browser);
  await page.goto(`${world.site.url}/?options=${encodeURIComponent(JSON.stringify(options))}`);
  await settle(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const system = await world.browser.newBrowserCDPSession();
  const spent = async (): Promise<Spent> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return {
      main: metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN,
      all: renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
    };
  };
  await page.waitForTimeout(SETTLE_MS);
  const before = await spent();
  await page.waitForTimeout(IDLE_SECONDS * 1_000);
  const after = await spent();
  await page.context().close();
  const share = (of: keyof Spent): number => ((after[of] - before[of]) / IDLE_SECONDS) * 100;
  return { main: share('main'), all: share('all') };
}

async function standing(page: Page): Promise<void> {
  await page.locator('fledge-buddy .tab').first().waitFor();
  await page.locator('fledge-marketplace .card').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Both widgets in view, out of view, and for somebody who asked for calm; an empty page is taken off. */
export async function idles(world: BenchWorld): Promise<Measure[]> {
  const away = async (page: Page): Promise<void> => {
    await standing(page);
    await page.evaluate("document.querySelector('main').style.marginTop = '400vh'");
  };
  const calm = async (page: Page): Promise<void> => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await standing(page);
  };
  const empty = await idleShare(world, { scripts: 0, body: '<p>Nothing</p>' }, async () => {});
  const shown = await idleShare(world, { user: 'bench' }, standing);
  const unseen = await idleShare(world, { user: 'bench' }, away);
  const still = await idleShare(world, { user: 'bench' }, calm);
  const line = (name: string, value: number, bare: number, budget: number): Measure =>
    against(
      name,
      Math.max(0, value - bare),
      '%',
      budget,
      ` of a core; ${value.toFixed(2)} less the ${bare.toFixed(2)} of an empty page`,
    );
  return [
    line('idle, main thread', shown.main, empty.main, BUDGETS.idle),
    line('idle, the whole renderer', shown.all, empty.all, BUDGETS.idle),
    line('idle and out of view, the whole renderer', unseen.all, empty.all, BUDGETS.nothing),
    line('idle with reduced motion, the whole renderer', still.all, empty.all, BUDGETS.nothing),
  ];
}
