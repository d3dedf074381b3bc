import type { Allergen } from '../allergens/allergens.ts';
import { allergensNamed } from '../allergens/name.ts';
import { wordsOf } from '../allergens/fold.ts';

/** How a message says that something must not be in the food; what follows or stands before is read as allergens. */
const BEFORE =
  /\b(?:no|without|avoid(?:ing)?|allerg(?:ic|y|ies)(?: to| is| are|:)|intolerant to|non|(?:do not|don'?t) eat|(?:can ?not|can'?t|cannot|must not|mustn'?t) (?:eat|have|take)|free of|free from|minus|hold the)[\s-]+((?:[^.!?;]){1,80})/g;
const AFTER =
  /((?:[\p{L}\p{M}]+[ -]){0,2}[\p{L}\p{M}]+)[ -](?:allerg(?:y|ies|ic)|intoleran(?:t|ce)|free\b(?! (?:delivery|parking|wifi|refill)))/gu;
const SOLE = /\b(coeliac|celiac|lactose)\b/g;

/** Words that end the list of what is avoided. */
const STOPPERS = new Set(
  `in near at around for with please under below within and/or restaurant restaurants place places option options but
   dinner lunch food where that i we me my on`.split(/\s+/),
);
const JOINERS = new Set(['and', 'or', 'nor', 'no', 'any', 'a', 'the', 'also', 'all', 'kind', 'of']);

/** Cautious where a word may mean two: nuts without more are both kinds. */
const meaning = (name: string): readonly Allergen[] =>
  /^nuts?$/.test(name) ? ['tree nuts', 'peanuts'] : allergensNamed(name);

/**
 * The allergens that a message wants to avoid (`no peanuts or shellfish`, `nut-free`, `allergic to til`), and the
 * message without them, so that what is to be avoided is not searched for.
 */
export function readAvoided(folded: string): { allergens: Allergen[]; rest: string } {
  const found = new Set<Allergen>();
  let rest = folded;
  const take = (phrase: string): void => {
    for (const allergen of meaning(phrase)) found.add(allergen);
    rest = rest.replace(phrase, ' ');
  };
  for (const [, list = ''] of folded.matchAll(BEFORE)) for (const phrase of listed(list)) take(phrase);
  for (const [, before = ''] of folded.matchAll(AFTER)) {
    const words = wordsOf(before);
    for (const count of [3, 2, 1]) {
      const phrase = words.slice(-count).join(' ');
      if (words.length >= count && meaning(phrase).length > 0) {
        take(phrase);
        break;
      }
    }
  }
  for (const [, word = ''] of folded.matchAll(SOLE)) take(word);
  return { allergens: [...found], rest };
}

/** The allergens at the start of a list, until a word that belongs to no list. */
function listed(list: string): string[] {
  const words = wordsOf(list);
  const phrases: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = [3, 2, 1].find((count) => meaning(words.slice(at, at + count).join(' ')).length > 0);
    if (length !== undefined) {
      phrases.push(words.slice(at, at + length).join(' '));
      at += length;
    } else {
      const word = words[at] ?? '';
      if (STOPPERS.has(word) || !JOINERS.has(word)) break;
      at += 1;
    }
  }
  return phrases;
}
