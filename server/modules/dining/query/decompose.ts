import type { Allergen } from '../allergens/allergens.ts';
import { fold, wordsOf } from '../allergens/fold.ts';
import { PRICE_TIERS, type PriceTier } from '../people/preferences.ts';
import { AREAS } from './areas.data.ts';
import { readAvoided } from './avoided.ts';
import { readBudget, type Budget } from './budget.ts';
import { findPhrases, namesOf, phraseBook, type Hit } from './phrases.ts';
import { CUISINE_WORDS, DIETARY_WORDS, PRICE_WORDS, STOP_WORDS, VIBE_WORDS } from './words.data.ts';

/** A message, taken apart into what a search can use. */
export interface Query {
  /** The words of the message that mean something, for full text search. */
  text: string;
  cuisines: string[];
  excludedCuisines: string[];
  area: string | null;
  vibes: string[];
  dietary: string[];
  priceTiers: PriceTier[];
  budget: Budget | undefined;
  minRating: number | null;
  /** Allergens the message wants to avoid; never stored. */
  avoid: Allergen[];
  /** How the answer is best shown. */
  ui: 'restaurant_list' | 'map_view' | 'comparison_chart';
  /** Names of places to be compared, as written. */
  compared: string[];
}

const areaBook = phraseBook(
  Object.fromEntries(AREAS.map(([name, , , ...aliases]) => [name, [name, ...aliases].join(',')])),
);
const cuisineBook = phraseBook(CUISINE_WORDS);
const cuisineNames = phraseBook(Object.fromEntries(Object.keys(CUISINE_WORDS).map((name) => [name, name])));
const vibeBook = phraseBook(VIBE_WORDS);
const dietaryBook = phraseBook(DIETARY_WORDS);
const priceBook = phraseBook(PRICE_WORDS);

/** Takes a message apart: cuisines, area, budget, occasion, diet, rating, allergens to avoid, and the words that remain. */
export function decompose(message: string): Query {
  const folded = fold(message);
  const { allergens, rest } = readAvoided(folded);
  const words = wordsOf(rest);
  const isNegated = ({ start }: Hit): boolean =>
    NEGATION.test(words.slice(Math.max(0, start - 2), start).join(' '));
  const cuisineHits = findPhrases(words, cuisineBook);
  const areaHits = findPhrases(words, areaBook);
  const vibeHits = findPhrases(words, vibeBook);
  const excluded = cuisineHits.filter(isNegated);
  const compared = readCompared(message);
  const taken = new Set(
    [...areaHits, ...excluded].flatMap(({ start, end }) => words.slice(start, end).map((_, i) => start + i)),
  );
  const meaningful = words.filter(
    (word, i) => !taken.has(i) && !STOP_WORDS.has(word) && !/^\d+k?$/.test(word),
  );
  return {
    text: meaningful.slice(0, MAX_WORDS).join(' '),
    cuisines: namesOf(cuisineHits.filter((hit) => !isNegated(hit))),
    excludedCuisines: namesOf(excluded),
    area: areaHits[0]?.name ?? null,
    vibes: namesOf(vibeHits.filter((hit) => !isNegated(hit))),
    dietary: namesOf(findPhrases(words, dietaryBook).filter((hit) => !isNegated(hit))),
    priceTiers: PRICE_TIERS.filter((tier) => namesOf(findPhrases(words, priceBook)).includes(tier)),
    budget: readBudget(rest),
    minRating: readRating(rest),
    avoid: allergens,
    ui: compared.length > 1 ? 'comparison_chart' : readUi(folded),
    compared,
  };
}

const MAX_WORDS = 24;
const NEGATION = /\b(no|not|without|except|avoid|hate|dislike|anything but)\b/;

/** Whether there is anything to search by. */
export const isEmpty = (query: Query): boolean =>
  query.text === '' &&
  query.area === null &&
  query.cuisines.length + query.vibes.length + query.dietary.length + query.priceTiers.length === 0 &&
  query.budget === undefined &&
  query.minRating === null &&
  query.compared.length === 0;

/** `rated 4 and above`, `4.2+`, `at least 4 stars`. */
function readRating(text: string): number | null {
  const match =
    /\b(?:rated|rating)\s*(?:of|above|over|at least)?\s*([1-5](?:\.\d)?)/.exec(text) ??
    /\b([1-5](?:\.\d)?)\s*(?:\+|stars?|and above)/.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
}

function readUi(text: string): Query['ui'] {
  if (/\b(?:on|in) (?:a|the) map\b|\bmap view\b|\bshow .*\bmap\b|\bmap of\b|^map\b/.test(text))
    return 'map_view';
  return /\bcompare\b|\bcomparison\b/.test(text) ? 'comparison_chart' : 'restaurant_list';
}

/** The places in `compare A and B` or `A vs B`. */
function readCompared(message: string): string[] {
  const list =
    /\bcompare\s+(.{3,200})/i.exec(message)?.[1] ??
    (/\b(?:vs\.?|versus)\b/i.test(message) ? message : undefined);
  if (list === undefined) return [];
  const names = list.split(/\s*(?:,|\band\b|\bwith\b|\bvs\.?(?=\s)|\bversus\b|&|\?)\s*/i);
  return names
    .map((name) => name.trim())
    .filter((name) => name.length >= 3)
    .slice(0, 5);
}

/** What a message says outright of its writer's taste. */
export interface Stated {
  cuisineAffinity: string[];
  cuisineAversion: string[];
  dietary: string[];
}

const LOVES =
  /\bi(?:'m a fan of| am a fan of| (?:really |absolutely )?(?:love|like|adore|enjoy|prefer))\b([^.!?;]*)/g;
const HATES =
  /\bi(?: (?:really |absolutely )?(?:hate|dislike|can'?t stand)| (?:do not|don'?t) (?:like|enjoy|want))\b([^.!?;]*)/g;
const IS_DIET = /\b(?:i am|i'?m|we are|we'?re) (?:a |strictly |pure )*(vegetarian|vegan|jain|veg)\b/;

export function readStated(message: string): Stated {
  const folded = fold(message);
  const cuisinesAfter = (pattern: RegExp): string[] =>
    [...folded.matchAll(pattern)].flatMap((match) =>
      namesOf(findPhrases(wordsOf((match[1] ?? '').split(/\bbut\b/)[0] ?? ''), cuisineNames)),
    );
  const diet = IS_DIET.exec(folded)?.[1];
  return {
    cuisineAffinity: cuisinesAfter(LOVES),
    cuisineAversion: cuisinesAfter(HATES),
    dietary: diet === undefined ? [] : [diet === 'veg' ? 'vegetarian' : diet],
  };
}
