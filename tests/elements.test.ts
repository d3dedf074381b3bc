import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { elementsManifest, manifestPath } from '../scripts/elements.js';
import { WIDGET_NAMES } from '../widgets/register.ts';
import { filesIn, readText } from './support/source-tree.ts';

interface Named {
  name: string;
  description: string;
}
interface Declared {
  tagName: string;
  description: string;
  members: Named[];
  events: (Named & { type: { text: string } })[];
  cssParts: Named[];
  cssProperties: Named[];
}

const manifest: { modules: { declarations: [Declared] }[] } = JSON.parse(elementsManifest());
const elements = manifest.modules.map(({ declarations: [element] }) => element);
const sources = filesIn('widgets').filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
const inSources = (pattern: RegExp): string[] =>
  [
    ...new Set(
      sources.flatMap((path) => [...readText(path).matchAll(pattern)].map(([, name]) => String(name))),
    ),
  ].sort();
const documented = (key: 'cssParts' | 'cssProperties'): string[] =>
  [...new Set(elements.flatMap((element) => element[key].map(({ name }) => name)))].sort();

test('custom-elements.json says what the doc lines say: `npm run elements` writes it anew', () => {
  expect(readFileSync(manifestPath, 'utf8')).toBe(elementsManifest());
});

test('it names every widget a page can ask for, and every word in it is explained', () => {
  expect(elements.map(({ tagName }) => tagName).sort()).toEqual(
    WIDGET_NAMES.map((name) => `fledge-${name}`).sort(),
  );
  for (const { tagName, description, members, events, cssParts, cssProperties } of elements) {
    expect(description, tagName).not.toBe('');
    expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['scheme', 'preset']));
    for (const each of [...members, ...events, ...cssParts, ...cssProperties])
      expect(each.description, `${tagName} ${each.name}`).not.toBe('');
  }
});

test('its events are those that a page can listen to, each with its detail', () => {
  const listed = readText('widgets/core/fledge-events.ts');
  const names = [...listed.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map(([, name]) => `fledge-${name}`).sort();
  expect(names).toContain('fledge-coin-earned');
  for (const { tagName, events } of elements) {
    expect(events.map(({ name }) => name).sort(), tagName).toEqual(names);
    for (const { name, type } of events) expect(type.text, name).toMatch(/^CustomEvent<\{ .*\}>$/);
  }
});

test('every part and custom property that the widgets have is documented, and no other', () => {
  const parts = new Set(inSources(/\spart="([^"]+)"/g).flatMap((names) => names.split(' ')));
  const isChosen = [...parts].some((name) => name.startsWith('${'));
  // A name that a template chooses stands as a word of its own in the sources.
  const words = new Set(isChosen ? inSources(/'([a-z]+)'/g) : []);
  const known = documented('cssParts');
  expect([...parts].filter((name) => !name.startsWith('${') && !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !parts.has(name) && !words.has(name))).toEqual([]);
  expect(documented('cssProperties')).toEqual(inSources(/var\(\s*(--fledge-[a-z-]+)/g));
});
