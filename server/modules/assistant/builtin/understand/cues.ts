/**
 * A cue is words in a row: `a|b` are alternatives, `word?` may be missing, `*` is up to four words between, `^` and `$`
 * are the ends of the message. `xamount`, `xperiod` and `xname` stand for what was read
 * already; of names, `xshop` is a merchant, `xcat` a category of the book, `xplan` one of a budget.
 */
export type Cue = readonly [words: string, weight: number];

export interface CompiledCue {
  pattern: RegExp;
  weight: number;
}

const GAP = '(?:[^\\s]+ ){0,4}?';

export const compileCue = ([words, weight]: Cue): CompiledCue => {
  const parts = words.split(' ').map((token) => {
    if (token === '*') return GAP;
    if (token === '^') return '^';
    if (token === '$') return '$';
    const isOptional = token.endsWith('?');
    const choice = `(?:${(isOptional ? token.slice(0, -1) : token).replaceAll('_', ' ').replaceAll('xname', 'xshop|xcat|xplan')}) `;
    return isOptional ? `(?:${choice})?` : choice;
  });
  // Each word ends with a blank, so words are matched whole.
  return { pattern: new RegExp(`(?<=^| )${parts.join('')}`), weight };
};

/** The words that cues are made of, for mending typing errors. */
export const wordsOfCues = (cues: readonly Cue[]): string[] =>
  cues.flatMap(([words]) => words.split(/[ |?_*^$]+/)).filter((word) => /^[a-z]{3,}$/.test(word));

/** A text as cues read it: lower case, words and placeholders with single blanks, each with one behind. */
export const readable = (text: string): string =>
  `${text
    .toLowerCase()
    .replace(/(\p{L})'s\b/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** How much a text speaks for these cues: the strongest, and a quarter of every other. */
export function scoreOf(text: string, cues: readonly CompiledCue[]): number {
  let [best, rest, against] = [0, 0, 0];
  for (const { pattern, weight } of cues) {
    if (!pattern.test(text)) continue;
    if (weight < 0) against += weight;
    else if (weight > best) {
      rest += best;
      best = weight;
    } else rest += weight;
  }
  return best === 0 ? 0 : best + Math.min(rest, 2 * best) / 4 + against;
}
