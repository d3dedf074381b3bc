import { distance, forgiven } from './distance.ts';
import { isCommon } from './common.data.ts';
import { wordsIn, type Word } from './words.ts';

/** A name that somebody may mean. */
export interface Named<T> {
  name: string;
  /** Breaks ties between names that fit as well as each other: more is likelier. */
  weight: number;
  of: T;
}

/** A name that was found in a text, and where. */
export interface Link<T> {
  name: string;
  of: T;
  /** 0–1. */
  score: number;
  start: number;
  end: number;
}

const ENOUGH = 0.6;
/** Names that fit this much worse than the best of their place are not meant. */
const CLOSE = 0.12;

/**
 * The names that a text means in the order of the text, the best of each place first; names that fit a place about as well as each other come
 * together, so that the reader can ask. Words are matched whole, as beginnings and with typing errors; a word that
 * everybody uses names nobody by itself.
 */
export function linkNames<T>(text: string, names: readonly Named<T>[]): Link<T>[] {
  const words = wordsIn(text);
  const found = names.flatMap((named) => bestOf(words, named) ?? []);
  found.sort((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || b.weight - a.weight);
  const kept: (Link<T> & { weight: number })[] = [];
  for (const link of found) {
    const rival = kept.find((other) => other.start < link.end && link.start < other.end);
    if (!rival || (rival.score - link.score < CLOSE && rival.end - rival.start === link.end - link.start))
      kept.push(link);
  }
  return kept.sort((a, b) => a.start - b.start).map(({ weight: _, ...link }) => link);
}

function bestOf<T>(words: readonly Word[], { name, weight, of }: Named<T>) {
  const parts = partsOf(name);
  const letters = parts.reduce((sum, part) => sum + part.length, 0);
  if (letters === 0) return undefined;
  let best: (Link<T> & { weight: number }) | undefined;
  const glued = parts.length > 1 ? words.find((word) => word.text === parts.join('')) : undefined;
  if (glued) return { name, of, weight, score: 1, start: glued.start, end: glued.end };
  for (let from = 0; from < words.length; from++) {
    const free = [...parts];
    let matched = 0;
    let telling = false;
    for (let to = from; to < words.length && free.length > 0; to++) {
      const word = words[to];
      if (!word) break;
      const hit = hitOf(word.text, free);
      if (!hit) {
        // “blue and kettle” is no “Blue Kettle”, but “roast & co” and “roast and co” are one.
        if (to > from && word.text === 'and') continue;
        break;
      }
      free.splice(free.indexOf(hit.part), 1);
      matched += Math.min(hit.part.length, word.text.length) * hit.likeness;
      telling ||= !isCommon(hit.part) && !isCommon(word.text);
      const share = matched / letters;
      const isWhole = free.length === 0;
      const score = isWhole ? share : 0.5 + 0.45 * share;
      if (!isWhole && !telling) continue;
      if (score >= ENOUGH && (!best || score > best.score))
        best = { name, of, weight, score: Math.min(1, score), start: words[from]?.start ?? 0, end: word.end };
    }
  }
  return best;
}

const FILLERS = new Set(['the', 'and', 'co', 'inc', 'ltd', 'llc', 'of', 'a']);

function partsOf(name: string): string[] {
  const all = wordsIn(name).map(({ text }) => text);
  const telling = all.filter((part) => !FILLERS.has(part));
  return telling.length > 0 ? telling : all;
}

/** The part of a name that a word is, however it is spelt. */
function hitOf(word: string, parts: readonly string[]): { part: string; likeness: number } | undefined {
  let best: { part: string; likeness: number } | undefined;
  for (const part of parts) {
    const likeness = likenessOf(word, part);
    if (likeness > (best?.likeness ?? 0)) best = { part, likeness };
  }
  return best;
}

/** 0–1: the same word, its plural, its beginning, or the word with typing errors. */
export function likenessOf(word: string, part: string): number {
  if (word === part) return 1;
  if (singular(word) === singular(part)) return 0.97;
  // A common word is spelt right; it is no typing error of a name.
  if (isCommon(word)) return 0;
  if (word.length >= 4 && part.startsWith(word) && word.length >= part.length * 0.5) return 0.9;
  const most = forgiven(Math.min(word.length, part.length));
  if (most === 0 || word[0] !== part[0]) return 0;
  const off = distance(word, part, most);
  return off > most ? 0 : 1 - 0.9 * (off / Math.max(word.length, part.length));
}

const singular = (word: string): string =>
  word.length > 4 && word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.length > 3 && word.endsWith('s') && !word.endsWith('ss')
      ? word.slice(0, -1)
      : word;
