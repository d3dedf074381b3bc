import { against, BUDGETS } from './budgets.ts';
import { openPage, paints, SLOWED, type Spread } from './first-paint.ts';
import { idles } from './idle.ts';
import { median, type Measure } from './processes.ts';
import { openBenchWorld, type BenchWorld } from './world.ts';

const SHELF_ITEMS = 200;
const SCROLL_MS = 3_000;

/**
 * What a page with the widgets feels like: how soon they are painted on a slow machine, whether anything moves while
 * they come, how the shelf scrolls, and what they cost when nobody touches them.
 */
export async function run(): Promise<Measure[]> {
  const world = await openBenchWorld();
  try {
    await world.buddy('bench');
    for (let lesson = 0; lesson < 3; lesson += 1) await world.event('bench');
    return [...(await measurePaints(world)), await scrolls(world), ...(await idles(world))];
  } finally {
    await world.close();
  }
}

/** Each figure beside what a plain page takes here: a slow or busy machine stretches both. */
async function measurePaints(world: BenchWorld): Promise<Measure[]> {
  const seen = await paints(world, 'bench');
  const { card, buddy, calmCard, calm, withToken, fast, plain, shift, workMs, load } = seen;
  const slow = `CPU slowed ${SLOWED} times`;
  const range = ({ typical, least, most }: Spread): string =>
    `, ${least.toFixed(0)}–${most.toFixed(0)}; ${(typical / plain.typical).toFixed(1)} times a plain page`;
  return [
    against(`card painted after the script, ${slow}`, card.typical, 'ms', BUDGETS.card, range(card)),
    against(`buddy painted after the script, ${slow}`, buddy.typical, 'ms', BUDGETS.buddy, range(buddy)),
    against(
      `the same with a token in the page, ${slow}`,
      withToken.typical,
      'ms',
      BUDGETS.buddy,
      range(withToken),
    ),
    against(
      `the card in a window that was open before, ${slow}`,
      calmCard.typical,
      'ms',
      BUDGETS.card,
      range(calmCard),
    ),
    against(`the buddy in such a window, ${slow}`, calm.typical, 'ms', BUDGETS.buddy, range(calm)),
    against('the buddy as at first, nothing slowed', fast.typical, 'ms', BUDGETS.buddy, range(fast)),
    {
      name: `plain HTML with the same picture in it, ${slow}`,
      value: plain.typical,
      unit: 'ms',
      note: `to judge the others by; load of the machine ${load.toFixed(1)}`,
    },
    against(
      `the main thread's own work until the buddy stands, times ${SLOWED}`,
      workMs * SLOWED,
      'ms',
      BUDGETS.buddy,
      ', the least of all rounds, an empty page taken off',
    ),
    against('layout shift while both widgets come', shift, 'CLS', BUDGETS.shift),
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
async function scrolls(world: BenchWorld): Promise<Measure> {
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

const addressOf = ({ site }: Pick<BenchWorld, 'site'>): string =>
  `${site.url}/?options=${encodeURIComponent(JSON.stringify({ user: 'bench' }))}`;
