import { fold, wordsOf } from '../allergens/fold.ts';
import { findPhrases, phraseBook } from '../query/phrases.ts';
import { VIBE_WORDS } from '../query/words.data.ts';

const book = phraseBook(VIBE_WORDS);
const SAID_BY = 2;

/** Vibes that at least two reviews speak of. */
export function vibesIn(reviews: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const review of reviews)
    for (const vibe of new Set(findPhrases(wordsOf(fold(review)), book).map(({ name }) => name)))
      counts.set(vibe, (counts.get(vibe) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= SAID_BY).map(([vibe]) => vibe);
}
