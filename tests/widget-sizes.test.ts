import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { BuiltFile } from '../scripts/build-widgets.js';
import { ensureBuilt } from '../scripts/fresh.js';

let files: Record<string, BuiltFile>;
beforeAll(async () => {
  await ensureBuilt();
  files = JSON.parse(readFileSync(new URL('../dist/widgets/manifest.json', import.meta.url), 'utf8'));
}, 60_000);

const find = (name: string): string => {
  const file = Object.keys(files).find((each) => each.startsWith(`${name}-`));
  if (!file) throw new Error(`no file ${name}`);
  return file;
};

/** A file with everything it imports, at once and, on request, later. */
function reach(name: string, { isLaterToo = false, seen = new Set<string>() } = {}): Set<string> {
  seen.add(name);
  const { imports = [], later = [] } = files[name] ?? {};
  // The core leads to every widget; it counts for what it is.
  const next = isLaterToo && name !== find('core') ? [...imports, ...later] : imports;
  for (const file of next) if (!seen.has(file)) reach(file, { isLaterToo, seen });
  return seen;
}
const weight = (names: Iterable<string>): number =>
  [...new Set(names)].reduce((sum, name) => sum + (files[name]?.gzip ?? 0), 0);
const core = (): string[] => ['core', 'asides', 'lively', 'motion'].flatMap((name) => [...reach(find(name))]);

test('the loader weighs 1.5 kB at most', () => {
  expect(files['fledge.js']?.gzip).toBeLessThanOrEqual(1_500);
});

test('the core and the first widget weigh 20 kB at most when it shows', () => {
  expect(weight([...reach(find('core')), ...reach(find('buddy'))])).toBeLessThanOrEqual(20_000);
});

test.each(['marketplace', 'challenges'])('%s, with all that it ever loads, adds 8 kB at most', (name) => {
  const first = new Set([...core(), ...reach(find('buddy'), { isLaterToo: true })]);
  const further = [...reach(find(name), { isLaterToo: true })].filter((file) => !first.has(file));
  expect(weight(further)).toBeLessThanOrEqual(8_000);
});

/** What opening the chat adds to a page that shows nothing else. */
const beyondCore = (...names: string[]): number => {
  const first = new Set(core());
  return weight(names.flatMap((name) => [...reach(find(name))]).filter((file) => !first.has(file)));
};

test('the launcher of the chat weighs 2 kB at most', () => {
  expect(beyondCore('chat')).toBeLessThanOrEqual(2_000);
});

test('the chat that is opened weighs 16 kB at most, with what draws answers and without the lexer', () => {
  const lexer = files[find('lexer')]?.gzip ?? 0;
  expect(beyondCore('chat', 'panel', 'paper') - lexer).toBeLessThanOrEqual(16_000);
});

test('nothing that comes later weighs more than 8 kB, but for the panel of the chat and its lexer', () => {
  const large = new Map([
    [find('core'), 20_000],
    [find('panel'), 12_500],
    [find('lexer'), 16_000],
  ]);
  for (const [name, { gzip }] of Object.entries(files))
    expect(gzip, name).toBeLessThanOrEqual(large.get(name) ?? 8_000);
});
