import { distance } from '../../tools/names/distance.ts';
import { isCommon } from '../../tools/names/common.data.ts';
import { withDigits } from './number-words.ts';
import { SLANG } from './slang.data.ts';
import { WELL_SPELT } from './well-spelt.data.ts';

/** Longer messages are no questions; what they begin with is understood. */
const MOST = 600;
const WORD = /[\p{L}\p{N}]+(?:['’`][\p{L}]+)*/gu;

/**
 * The message as it was meant: slang and contractions written out, typing errors in words of the vocabulary mended.
 * Words that are in no vocabulary stay as they are, in their own case: they may be names.
 */
export function tidy(message: string, vocabulary: ReadonlySet<string>): string {
  const text = message
    .slice(0, MOST)
    .normalize('NFKC')
    .replace(/[“”«»]/g, '"')
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  const meant = text.replace(WORD, (word, at: number) => {
    const lower = word.toLowerCase().replace(/'/g, '');
    const said = contraction(word.toLowerCase()) ?? SLANG.get(lower);
    if (said !== undefined) return said;
    // A word in the middle with a capital is a name.
    if (/^\p{Lu}\p{Ll}/u.test(word) && at > 0) return word;
    return mended(lower, vocabulary) ?? word;
  });
  return withDigits(meant);
}

const contraction = (word: string): string | undefined => {
  if (!word.includes("'")) return undefined;
  const joined = SLANG.get(word.replace(/'/g, ''));
  if (joined !== undefined) return joined;
  const short = /^(\p{L}+)'(s|re|ll|ve|d|m)$/u.exec(word);
  if (!short) return undefined;
  const [, start = '', end = ''] = short;
  const verbs: Readonly<Record<string, string>> = { re: 'are', ll: 'will', ve: 'have', d: 'would', m: 'am' };
  return end === 's' ? undefined : `${start} ${verbs[end] ?? ''}`;
};

/** The word of the vocabulary that a misspelt one is: one error in four letters or more, two in eight or more. */
function mended(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  if (word.length < 4 || /\d/.test(word) || vocabulary.has(word) || isCommon(word) || WELL_SPELT.has(word))
    return undefined;
  const regular = regularPlural(word);
  if (regular !== undefined && vocabulary.has(regular)) return regular;
  const most = word.length < 8 ? 1 : 2;
  let best: { word: string; off: number } | undefined;
  for (const known of vocabulary) {
    if (known.length < 4 || Math.abs(known.length - word.length) > most) continue;
    if (known[0] !== word[0] && !isSwap(known, word)) continue;
    // A plural is no error.
    if (`${known}s` === word || `${word}s` === known) return undefined;
    const off = distance(word, known, most);
    if (off <= most && (!best || off < best.off)) best = { word: known, off };
  }
  // Of four letters only two that were swapped are sure.
  if (best && word.length === 4 && !isAnagram(best.word, word)) return undefined;
  return best?.word;
}

/** “categorys” and “categorie”, as they are spelt. */
const regularPlural = (word: string): string | undefined =>
  /[^aeiou]ys$/.test(word)
    ? `${word.slice(0, -2)}ies`
    : word.endsWith('ie')
      ? `${word.slice(0, -2)}y`
      : undefined;

const isSwap = (a: string, b: string): boolean => a[0] === b[1] && a[1] === b[0];
const isAnagram = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('');
