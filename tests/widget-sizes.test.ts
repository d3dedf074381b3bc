import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../scripts/fresh.js';
import { weighWidgets, type WidgetWeights } from '../scripts/widget-weights.ts';

let weights: WidgetWeights;
beforeAll(async () => {
  await ensureBuilt();
  weights = weighWidgets();
}, 60_000);

test('the loader weighs 1.5 kB at most', () => {
  expect(weights.loader).toBeGreaterThan(0);
  expect(weights.loader).toBeLessThanOrEqual(1_500);
});

test('the core and the first widget weigh 20 kB at most when it shows', () => {
  expect(weights.firstWidget).toBeLessThanOrEqual(20_000);
});

test.each(['marketplace', 'challenges'] as const)(
  '%s, with all that it ever loads, adds 8 kB at most',
  (name) => {
    expect(weights.further(name)).toBeLessThanOrEqual(8_000);
  },
);

test('the launcher of the chat weighs 2 kB at most', () => {
  expect(weights.launcher).toBeLessThanOrEqual(2_000);
});

test('the chat that is opened weighs 16 kB at most, with what draws answers and without the lexer', () => {
  expect(weights.openedChat).toBeLessThanOrEqual(16_000);
});

test('nothing that comes later weighs more than 8 kB, but for the panel of the chat and its lexer', () => {
  const { files, find } = weights;
  const large = new Map([
    [find('core'), 20_000],
    [find('panel'), 12_500],
    [find('lexer'), 16_000],
  ]);
  for (const [name, { gzip }] of Object.entries(files))
    expect(gzip, name).toBeLessThanOrEqual(large.get(name) ?? 8_000);
});
