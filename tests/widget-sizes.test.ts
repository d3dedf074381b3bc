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
  expect(weight([...reach(find('boot')), ...reach(find('buddy'))])).toBeLessThanOrEqual(20_000);
});

test.each(['marketplace', 'challenges'])('%s, with all that it ever loads, adds 8 kB at most', (name) => {
  const first = new Set([...core(), ...reach(find('buddy'), { isLaterToo: true })]);
  const further = [...reach(find(name), { isLaterToo: true })].filter((file) => !first.has(file));
  expect(weight(further)).toBeLessThanOrEqual(8_000);
});

test('nothing that comes later weighs more than 8 kB', () => {
  for (const [name, { gzip }] of Object.entries(files)) {
    if (name !== find('core')) expect(gzip, name).toBeLessThanOrEqual(8_000);
  }
});
