const MIN_LENGTH = 6;
const MAX_LENGTH = 24;
const VOWEL = /[aeiouy]/;

/** Finds the word that a single slip away from `word` is known; undefined when none is. */
export type Corrector = (word: string) => string | undefined;

/** The text without each of its characters in turn. */
function* deletionsOf(word: string): Generator<[shorter: string, at: number]> {
  for (let at = 0; at < word.length; at++) yield [word.slice(0, at) + word.slice(at + 1), at];
}

/**
 * Recognises a missing, doubled, additional or swapped letter and a wrong vowel in words of at least six letters (the
 * symmetric delete method). A wrong consonant makes another word more often than a slip, so it is not forgiven.
 */
export function createCorrector(known: Iterable<string>, except: ReadonlySet<string>): Corrector {
  const words = new Set([...known].filter((word) => word.length >= MIN_LENGTH && /^[a-z]+$/.test(word)));
  const shortened = new Map<string, [word: string, at: number][]>();
  for (const word of words)
    for (const [shorter, at] of deletionsOf(word))
      shortened.set(shorter, [...(shortened.get(shorter) ?? []), [word, at]]);

  return (word) => {
    if (word.length < MIN_LENGTH - 1 || word.length > MAX_LENGTH || except.has(word)) return undefined;
    const [lacking] = shortened.get(word) ?? [];
    if (lacking) return lacking[0];
    for (const [shorter, at] of deletionsOf(word)) {
      if (words.has(shorter)) return shorter;
      for (const [candidate, from] of shortened.get(shorter) ?? [])
        if (isSlip(word, at, candidate, from)) return candidate;
    }
    return undefined;
  };
}

/** Two words that are the same but for one letter each: swapped neighbours, or another vowel in the same place. */
function isSlip(word: string, at: number, candidate: string, from: number): boolean {
  const ours = word.charAt(at);
  const theirs = candidate.charAt(from);
  if (at === from) return VOWEL.test(ours) && VOWEL.test(theirs);
  return Math.abs(at - from) === 1 && ours === theirs;
}
