import { expect, test } from 'vitest';
import { buddy } from './en/buddy.ts';
import { addWords, createLanguage, loadLanguage } from './words.ts';

addWords(buddy);

test('numbers are written as the language writes them, and choose the plural', () => {
  const { say } = createLanguage('en');
  expect(say('daily', { n: 1 })).toBe('1 day');
  expect(say('daily', { n: 1_200 })).toBe('1,200 days');
});
test('a table of words wins over English, and English fills its gaps', () => {
  const { say, lang } = createLanguage('de', { hatch: 'Ei ausbrüten' });
  expect(lang).toBe('de');
  expect(say('hatch')).toBe('Ei ausbrüten');
  expect(say('loading')).toBe('Loading');
});
test('a language without a table, or no language at all, is English', async () => {
  expect((await loadLanguage('fr')).lang).toBe('en');
  expect((await loadLanguage('not a tag')).lang).toBe('en');
  expect((await loadLanguage('en-GB')).lang).toBe('en-GB');
});
