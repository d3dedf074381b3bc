import { fold, wordsOf } from '../allergens/fold.ts';

/** A phrase that a list knows, and where it stands in the words of a text. */
export interface Hit {
  name: string;
  start: number;
  end: number;
}

export type PhraseBook = ReadonlyMap<string, readonly string[]>;

/** Phrases by their words; one phrase may stand for several names. */
export function phraseBook(lists: Readonly<Record<string, string>>): PhraseBook {
  const book = new Map<string, string[]>();
  for (const [name, phrases] of Object.entries(lists))
    for (const phrase of phrases.split(',')) {
      const key = wordsOf(fold(phrase)).join(' ');
      if (key !== '') book.set(key, [...(book.get(key) ?? []), name]);
    }
  return book;
}

const MAX_WORDS = 4;

/** Every phrase of the book in the words, the longest first at each place; plurals count. */
export function findPhrases(words: readonly string[], book: PhraseBook): Hit[] {
  const hits: Hit[] = [];
  for (let start = 0; start < words.length; start++)
    for (let length = Math.min(MAX_WORDS, words.length - start); length > 0; length--) {
      const phrase = words.slice(start, start + length).join(' ');
      const names = book.get(phrase) ?? book.get(phrase.replace(/s$/, ''));
      if (!names) continue;
      for (const name of names) hits.push({ name, start, end: start + length });
      start += length - 1;
      break;
    }
  return hits;
}

export const namesOf = (hits: readonly Hit[]): string[] => [...new Set(hits.map(({ name }) => name))];
