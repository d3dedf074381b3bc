import type { Allergen } from './allergens.ts';
import { CODES, DISHES } from './dishes.data.ts';
import { fold, wordsOf } from './fold.ts';
import { createCorrector } from './spelling.ts';
import { HARMLESS, LOOKALIKES, STEMS, TERMS } from './terms.data.ts';

/** What a text mentions: each allergen with the words that say so. */
export type Mentions = ReadonlyMap<Allergen, string>;

/** Words of the longest phrase that is looked for. */
const MAX_WORDS = 4;

const listed = (phrases: string): string[] =>
  phrases
    .split(',')
    .map((phrase) => wordsOf(fold(phrase)).join(' '))
    .filter((phrase) => phrase !== '');

/** Words that only hold an English sentence together: `and a` is no spelling of anda. */
const GRAMMAR: ReadonlySet<string> = new Set(
  'a an and as at be by do for go he i in is it me my no of on or so the to up us was we'.split(' '),
);

/** Phrases without their spaces, so that pea nut, pea-nut and peanut are one. */
const joined = (phrase: string): string => phrase.replaceAll(' ', '');

function compile() {
  const phrases = new Map<string, Set<Allergen>>();
  const add = (phrase: string, allergens: readonly Allergen[]): void => {
    const key = joined(phrase);
    phrases.set(key, new Set([...(phrases.get(key) ?? []), ...allergens]));
  };
  for (const [name, words] of Object.entries(TERMS)) {
    const allergen = allergenNamed(name);
    for (const phrase of listed(words)) add(phrase, [allergen]);
  }
  for (const [codes, dishes] of Object.entries(DISHES)) {
    const allergens = [...codes].map(allergenCoded);
    for (const phrase of listed(dishes)) add(phrase, allergens);
  }
  const harmless = new Map(Object.entries(HARMLESS).map(([phrase, held]) => [joined(phrase), held]));
  return { phrases, harmless, correct: createCorrector(phrases.keys(), LOOKALIKES) };
}

function allergenNamed(name: string): Allergen {
  for (const allergen of Object.values(CODES)) if (allergen === name) return allergen;
  throw new Error(`there is no allergen ${name}`);
}

function allergenCoded(code: string): Allergen {
  const allergen = CODES[code];
  if (allergen === undefined) throw new Error(`no allergen has the code ${code}`);
  return allergen;
}

const lexicon = compile();

/** The forms a word may stand in the lists by: itself, and without the endings of an English plural. */
function singulars(word: string): string[] {
  const forms = [word];
  if (word.length > 3 && word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`, word.slice(0, -1));
  if (word.length > 4 && word.endsWith('es')) forms.push(word.slice(0, -2));
  if (word.length > 3 && word.endsWith('s')) forms.push(word.slice(0, -1));
  return forms;
}

/** A claim of absence in the one form that cannot be read otherwise. It proves nothing; it is only no mention. */
const FREE_CLAIM = /(?<!\b(?:not|non|isnt|never)[ -])\b[\p{L}\p{M}]+-free(?![- ]?(?:range|flow))/gu;
/** Where a phrase ends for certain. */
const BREAK = /[.,;:!?()[\]{}/|&+•\n\r\t]+/;

/**
 * Every allergen that a menu, a dish or a review mentions, by an ingredient or by a dish that usually holds it. Reads
 * on the side of caution: whatever may be a mention is one, and no claim of absence is believed.
 */
export function readAllergens(text: string): Mentions {
  const mentions = new Map<Allergen, string>();
  for (const segment of fold(text).replace(FREE_CLAIM, ' ').split(BREAK)) readSegment(segment, mentions);
  return mentions;
}

function readSegment(segment: string, mentions: Map<Allergen, string>): void {
  const words = wordsOf(segment);
  const isHarmless = markHarmless(words, mentions);
  const note = (allergens: Iterable<Allergen>, evidence: string): void => {
    for (const allergen of allergens) if (!mentions.has(allergen)) mentions.set(allergen, evidence);
  };
  for (let start = 0; start < words.length; start++) {
    for (let length = Math.min(MAX_WORDS, words.length - start); length > 0; length--) {
      const span = words.slice(start, start + length);
      if (span.some((_, i) => isHarmless.has(start + i))) continue;
      if (length > 1 && span.every((word) => GRAMMAR.has(word))) continue;
      const phrase = span.join('');
      for (const form of singulars(phrase)) note(lexicon.phrases.get(form) ?? [], span.join(' '));
      if (length === 1) note(hidden(phrase), phrase);
    }
  }
}

/** What is in one word only when it is read as part of a longer one, or as a slip of the keyboard. */
function hidden(word: string): Iterable<Allergen> {
  const inside = STEMS.filter((stem) => word !== stem && word.includes(stem)).flatMap((stem) => [
    ...(lexicon.phrases.get(stem) ?? lexicon.phrases.get(`${stem}y`) ?? []),
  ]);
  if (singulars(word).some((form) => lexicon.phrases.has(form))) return inside;
  const meant = singulars(word)
    .map(lexicon.correct)
    .find((known) => known !== undefined);
  return meant === undefined ? inside : [...inside, ...(lexicon.phrases.get(meant) ?? [])];
}

/** Positions of words that belong to a harmless phrase; what such a phrase does hold is noted at once. */
function markHarmless(words: readonly string[], mentions: Map<Allergen, string>): ReadonlySet<number> {
  const marked = new Set<number>();
  for (let start = 0; start < words.length; start++) {
    for (let length = Math.min(2, words.length - start); length > 0; length--) {
      const span = words.slice(start, start + length);
      const held = singulars(span.join('')).flatMap((form) => {
        const found = lexicon.harmless.get(form);
        return found ? [found] : [];
      })[0];
      if (!held) continue;
      span.forEach((_, i) => marked.add(start + i));
      for (const allergen of held) if (!mentions.has(allergen)) mentions.set(allergen, span.join(' '));
      break;
    }
  }
  return marked;
}
