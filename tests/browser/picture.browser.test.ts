import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeBuddy, composeEgg } from '../../server/modules/art/index.ts';
import { openStage, type Stage } from './picture-stage.ts';

/** Everything that a picture must not bring along, beside one shape of each kind that it may. */
const HOSTILE = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 9 9" onload="pwned=1" class="f-body base sr" style="position:fixed">
  <script>pwned = 1</script><style>* { fill: url(/stolen.png) }</style><title>t</title>
  <foreignObject><h:img src="/stolen.png" onerror="pwned=1"/></foreignObject><h:script>pwned = 1</h:script>
  <a xlink:href="javascript:pwned=1"><rect width="9" height="9"/></a><use href="/stolen.svg#x"/><image href="/stolen.png"/>
  <g id="ok" onclick="pwned=1" class="f-head evil" data-ox="3" data-oy="4"><path d="M0,0H9" fill="url(/stolen.svg#p)" stroke="url(#paint)" filter="url(#f)"/>
  <animate attributeName="fill" to="red"/><set attributeName="onclick" to="pwned=1"/></g>
</svg>`;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage({
    '/fox.svg': composeBuddy({ style: 'cute', variant: 3, stage: 2 }),
    '/grown.svg': composeBuddy({ style: 'cute', variant: 3, stage: 3 }),
    '/egg.svg': composeEgg({ style: 'fantasy', variant: 1, state: 'ready' }),
    '/hostile.svg': HOSTILE,
  });
}, 120_000);
afterAll(() => stage?.close());
beforeEach(async () => {
  page = await stage.open();
  return () => page.context().close();
});

/** Times at which something was repainted: a gesture was moved on, or a style was changed. */
const watchFrames = (): Promise<void> =>
  page.evaluate(() => {
    const frames = new Set<number>();
    Object.assign(globalThis, { painted: frames });
    const clock = Object.getOwnPropertyDescriptor(Animation.prototype, 'currentTime');
    const seek = clock?.set;
    if (!clock || !seek) throw new Error('no clock');
    Object.defineProperty(Animation.prototype, 'currentTime', {
      ...clock,
      set(this: Animation, time: number) {
        frames.add(Date.now());
        seek.call(this, time);
      },
    });
    const root = document.querySelector('fledge-picture')?.shadowRoot;
    if (!root) throw new Error('no picture');
    new MutationObserver(() => frames.add(Date.now())).observe(root, { attributes: true, subtree: true });
  });
const frames = (): Promise<number> => page.evaluate(() => Reflect.get(globalThis, 'painted').size);
/** The parts whose animations run, and so ask for a frame sixty times a second. */
const running = (): Promise<string[]> =>
  page.evaluate(() =>
    (document.querySelector('fledge-picture')?.shadowRoot?.getAnimations() ?? [])
      .filter((animation) => animation.playState === 'running')
      .map(
        ({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.getAttribute('class') : '') ?? '',
      ),
  );
const finishAll = (): Promise<void> =>
  page.evaluate(() =>
    document
      .querySelector('fledge-picture')
      ?.shadowRoot?.getAnimations()
      .forEach((animation) => animation.finish()),
  );
const partsIn = (part: string): Promise<string> =>
  page.evaluate((selector) => {
    const node = document.querySelector('fledge-picture')?.shadowRoot?.querySelector(selector);
    if (!node) throw new Error(`no ${selector}`);
    const { transform, translate, opacity } = getComputedStyle(node);
    return `${transform} ${translate} ${opacity}`;
  }, `.f-${part}`);

test('of a hostile hand is shapes and paint, and nothing else', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await stage.show(page, { src: '/hostile.svg', stage: 1, mood: 'calm' });
  await page.clock.runFor(1_000);
  const shown = await page.evaluate(() =>
    [...(document.querySelector('fledge-picture')?.shadowRoot?.querySelectorAll('svg, svg *') ?? [])].map(
      (node) =>
        `${node.localName} ${node.getAttributeNames().sort().join()} ${node.getAttribute('class') ?? ''}`,
    ),
  );
  expect(shown).toEqual([
    'svg aria-hidden,class,viewBox f-body',
    'g class,data-ox,data-oy,id,style f-head',
    'path d,stroke ',
  ]);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'pwned'))).toBeUndefined();
  expect(asked.filter((path) => path.includes('stolen'))).toEqual([]);
});

describe('a picture that is seen', () => {
  test.each([
    ['/fox.svg', 2, 'calm'],
    ['/egg.svg', 0, 'eager'],
  ] as const)('breathes or shakes, in less than three frames a second: %s', async (src, age, mood) => {
    await stage.show(page, { src, stage: age, mood });
    await watchFrames();
    await page.clock.runFor(60_000);
    const count = await frames();
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(180);
  });

  test('looks where the pointer is, and back when it rests', async () => {
    await stage.show(page, { src: '/fox.svg', stage: 2, mood: 'calm' });
    // It begins to look about when its first picture stands.
    await page.clock.runFor(100);
    const before = await partsIn('pupils');
    await page.mouse.move(590, 200);
    await page.clock.runFor(100);
    const right = await partsIn('pupils');
    await page.mouse.move(10, 200);
    await page.clock.runFor(100);
    const left = await partsIn('pupils');
    expect(new Set([before, right, left]).size).toBe(3);
    await page.clock.runFor(4_500);
    expect(await partsIn('pupils')).toBe(before);
  });

  test('hops off its shadow', async () => {
    await stage.show(page, { src: '/fox.svg', stage: 2, mood: 'calm' });
    await page.locator('fledge-picture .figure:not([data-rest])').waitFor();
    await page.locator('fledge-picture').evaluate((picture) => {
      if (!('hop' in picture) || typeof picture.hop !== 'function') throw new Error('no picture');
      return picture.hop();
    });
    expect(await running()).toEqual(expect.arrayContaining(['f-body', 'f-shadow']));
  });

  test('of another stage arrives through a transformation, and alone', async () => {
    await stage.show(page, { src: '/fox.svg', stage: 2, mood: 'calm' });
    await stage.show(page, { src: '/grown.svg', stage: 3, mood: 'calm' });
    await page.locator('fledge-picture .sky').waitFor({ state: 'attached' });
    expect(await page.locator('fledge-picture .layer').count()).toBe(2);
    await finishAll();
    await page.locator('fledge-picture .sky').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('fledge-picture .layer').count()).toBe(1);
  });
});

describe('a picture that nobody sees', () => {
  test.each([
    ['/fox.svg', 2, 'calm'],
    ['/egg.svg', 0, 'eager'],
    ['/egg.svg', 0, 'working'],
  ] as const)('does nothing at all: %s %i %s', async (src, age, mood) => {
    await stage.show(page, { src, stage: age, mood });
    await page.evaluate(() => document.body.style.setProperty('padding-top', '4000px'));
    await page.locator('fledge-picture .figure[data-rest]').waitFor({ state: 'attached' });
    await watchFrames();
    await page.clock.runFor(60_000);
    expect(await frames()).toBe(0);
    expect(await running()).toEqual([]);
  });
});

describe('less motion', () => {
  test('asked for beforehand: nothing moves, and a new stage is simply there', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await stage.show(page, { src: '/fox.svg', stage: 2, mood: 'working' });
    await watchFrames();
    await page.clock.runFor(60_000);
    await page.mouse.move(10, 10);
    expect(await running()).toEqual([]);
    expect(await frames()).toBe(0);
    await stage.show(page, { src: '/grown.svg', stage: 3, mood: 'calm' });
    await expect.poll(() => page.locator('fledge-picture .layer').count()).toBe(1);
    expect(await running()).toEqual([]);
  });

  test('asked for while it moves: it stops where it stands', async () => {
    await stage.show(page, { src: '/fox.svg', stage: 2, mood: 'calm' });
    const still = await partsIn('body');
    await page.clock.runFor(1_600);
    expect(await partsIn('body')).not.toBe(still);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(() => partsIn('body')).toBe(still);
    await watchFrames();
    await page.clock.runFor(60_000);
    expect(await frames()).toBe(0);
  });
});
