import { readFile } from 'node:fs/promises';
import type { BuiltFile } from '../scripts/build-widgets.js';
import type { Measure } from './processes.ts';

/**
 * What the bundle weighs, as `scripts/build-widgets.js` wrote it down. `tests/widget-sizes.test.ts` holds it to its
 * budgets.
 */
export async function run(): Promise<Measure[]> {
  const files: Record<string, BuiltFile> = JSON.parse(
    await readFile(new URL('../dist/widgets/manifest.json', import.meta.url), 'utf8'),
  );
  const named = (name: string): string =>
    Object.keys(files).find((file) => file.startsWith(`${name}-`)) ?? `${name}, which is missing`;
  /** A file with all that it imports at once. */
  const reach = (name: string, seen = new Set<string>()): Set<string> => {
    seen.add(name);
    for (const next of files[name]?.imports ?? []) if (!seen.has(next)) reach(next, seen);
    return seen;
  };
  const first = reach(named('buddy'), reach(named('boot')));
  const chat = reach(named('chat'));
  const talk = [...reach(named('panel'), reach(named('paper')))];
  const lexer = named('lexer');
  const market = [...reach(named('marketplace'))].filter((name) => !first.has(name));
  const sum = (name: string, parts: Iterable<string>, budget: number): Measure => {
    const value = [...parts].reduce((bytes, part) => bytes + (files[part]?.gzip ?? Number.NaN), 0);
    const share = Math.round((value / budget) * 100);
    return { name, value, unit: 'bytes gzip', note: `${share} % of a budget of ${budget}` };
  };
  return [
    sum('the loader', ['fledge.js'], 1_500),
    sum('core and buddy, at first sight', first, 20_000),
    sum('marketplace beside them, at first sight', market, 8_000),
    sum('the launcher of the chat', new Set([...chat].filter((name) => !first.has(name))), 2_000),
    sum(
      'the chat once it is opened, without its lexer',
      new Set([...chat, ...talk].filter((name) => !first.has(name) && name !== lexer)),
      16_000,
    ),
    sum('its lexer, with the first answer', [lexer], 16_000),
    ...Object.entries(files).map(([name, { bytes, gzip }]) => ({
      name,
      value: gzip,
      unit: 'bytes gzip',
      note: `${bytes} bytes`,
    })),
  ];
}
