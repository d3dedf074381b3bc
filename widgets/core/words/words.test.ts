import { expect, test } from 'vitest';
import { german as germanFirst } from './de.ts';
import { germanTalk } from './de/talk.ts';
import { asides } from './en/asides.ts';
import { buddy } from './en/buddy.ts';
import { cards } from './en/cards.ts';
import { challenges } from './en/challenges.ts';
import { changes } from './en/changes.ts';
import { chat } from './en/chat.ts';
import { core } from './en/core.ts';
import { details } from './en/details.ts';
import { marketplace } from './en/marketplace.ts';
import { talk } from './en/talk.ts';
import type { Phrase } from './phrase.ts';
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
  expect((await loadLanguage('')).lang).toBe('en');
  expect((await loadLanguage('en-GB')).lang).toBe('en-GB');
});
test('a tag of any region and spelling finds its table, and keeps its own numbers', async () => {
  const { say, lang, number } = await loadLanguage('DE-at');
  expect(lang).toBe('de-AT');
  expect(say('daily', { n: 1 })).toBe('1 Tag');
  expect(say('daily', { n: 21_200 })).toBe(`${number(21_200)} Tage`);
  expect((await loadLanguage('de')).number(21_200)).toBe('21.200');
});

const first = { ...core, ...asides, ...buddy, ...details, ...marketplace, ...challenges, ...chat };
const english = { ...first, ...talk, ...changes, ...cards };
const german = { ...germanFirst, ...germanTalk };
/** Every plural form has the blanks that belong to it: what counts is which there are. */
const blanksOf = (phrase: Phrase): string[] => {
  const text = typeof phrase === 'string' ? phrase : Object.values(phrase).join(' ');
  return [...new Set(text.match(/\{\w+\}/g))].sort();
};

test('German and English say the same words, with the same blanks and every plural of their language', () => {
  expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  for (const [table, lang] of [
    [english, 'en'],
    [german, 'de'],
  ] as const) {
    const plurals = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const [word, phrase] of Object.entries(table)) {
      if (typeof phrase !== 'string') expect(Object.keys(phrase).sort(), word).toEqual([...plurals].sort());
    }
  }
  const blanks = (table: Record<string, Phrase>) =>
    Object.fromEntries(Object.entries(table).map(([word, phrase]) => [word, blanksOf(phrase)]));
  expect(blanks(german)).toEqual(blanks(english));
});

test('words that two rooms bring are the same', () => {
  const rooms = [core, asides, buddy, details, marketplace, challenges, chat, talk, changes, cards];
  const known = new Map<string, Phrase>();
  for (const [word, phrase] of rooms.flatMap((room) => Object.entries<Phrase>(room))) {
    if (known.has(word)) expect(phrase, word).toEqual(known.get(word));
    known.set(word, phrase);
  }
});

test('a language learns words that come later, and no other language does', () => {
  const [german, other] = [createLanguage('de'), createLanguage('de')];
  german.learn({ hatch: 'Ausbrüten' });
  expect(german.say('hatch')).toBe('Ausbrüten');
  expect(other.say('hatch')).toBe('Hatch the egg');
});
