import type { asides } from './en/asides.ts';
import type { buddy } from './en/buddy.ts';
import type { cards } from './en/cards.ts';
import type { challenges } from './en/challenges.ts';
import type { changes } from './en/changes.ts';
import type { chat } from './en/chat.ts';
import { core } from './en/core.ts';
import type { details } from './en/details.ts';
import type { marketplace } from './en/marketplace.ts';
import type { talk } from './en/talk.ts';
import type { Phrase } from './phrase.ts';

type FirstWord =
  | keyof typeof core
  | keyof typeof asides
  | keyof (typeof buddy & typeof details & typeof marketplace & typeof challenges & typeof chat);
/** Words of the chat alone, which come when it is opened. */
export type TalkWord = Exclude<keyof (typeof talk & typeof changes & typeof cards), FirstWord>;
export type Word = FirstWord | TalkWord;
export type WordTable = Partial<Record<Word, Phrase>>;
export type Values = Record<string, string | number>;

/** Every word the widgets can say by now: a room brings its own when it loads. */
const english: WordTable = { ...core };
export const addWords = (table: WordTable): void => void Object.assign(english, table);

/** Other languages, each in a file of its own that only its readers load: adding one is adding a table. */
const TABLES: Record<string, () => Promise<WordTable>> = {
  de: async () => (await import('./de.ts')).german,
};

/** A language with its words and numbers. */
export interface Language {
  readonly lang: string;
  say(word: Word, values?: Values): string;
  number(value: number): string;
  percent(share: number): string;
  /** Words of this language that came later. */
  learn(table: WordTable): void;
}

// An unknown tag of the page must not take the widgets down.
function safeTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Written by its digits alone in every language there is a table for. */
const isPlain = (value: number, lang: string): boolean =>
  /^\d{1,3}$/.test(String(value)) && !lang.includes('-u-');

/** Numbers are written as the language writes them. */
export function createLanguage(tag: string, first: WordTable = {}): Language {
  const table = { ...first };
  const lang = safeTag(tag);
  // Each takes longer to make than a whole widget to draw: only what is used is made.
  const plural = once(() => new Intl.PluralRules(lang));
  const numbers = once(() => new Intl.NumberFormat(lang));
  const percents = once(() => new Intl.NumberFormat(lang, { style: 'percent' }));

  const choose = (phrase: Phrase, { n }: Values): string =>
    typeof phrase === 'string' ? phrase : (phrase[plural().select(Number(n))] ?? phrase.other ?? '');
  const number = (value: number): string => (isPlain(value, lang) ? String(value) : numbers().format(value));

  return {
    lang,
    number,
    percent: (share) => percents().format(share),
    learn: (more) => void Object.assign(table, more),
    say: (word, values = {}) =>
      choose(table[word] ?? english[word] ?? word, values).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name] ?? '';
        return typeof value === 'number' ? number(value) : value;
      }),
  };
}

/** The language of a tag, and English where we have no table for it: half a translation reads worse than none. */
export async function loadLanguage(tag: string): Promise<Language> {
  const lang = safeTag(tag);
  const table = await TABLES[lang.split('-')[0] ?? '']?.().catch(() => undefined);
  return createLanguage(table || lang.startsWith('en') ? lang : 'en', table);
}
