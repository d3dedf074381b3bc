import { PRICE_TIERS, sameKey, type Preferences, type PriceTier } from '../people/preferences.ts';
import type { Verdict } from '../allergens/gate.ts';
import type { Budget } from '../query/budget.ts';

/** What of a place the score looks at. */
export interface FitSubject {
  cuisines: readonly string[];
  vibes: readonly string[];
  dietary: readonly string[];
  priceTier: PriceTier | null;
  /** Looked at where a budget was stated. */
  costForTwoMinor?: number | null;
}

export interface Fit {
  /** 0–100. */
  score: number;
  /** Up to four reasons, the weightiest first. */
  tags: string[];
}

interface Part {
  points: number;
  tag?: string | undefined;
}

const CUISINE = 30;
const SOME_CUISINE = 15;
const AVERSION = -10;
const PER_VIBE = 5;
const MAX_VIBE = 25;
const PRICE = 20;
const NEAR_PRICE = 10;
const PER_DIET = 5;
const MAX_DIET = 15;
const SAFE = 10;
const ONLY_INTOLERANCE = 5;
const MAX_TAGS = 4;

/**
 * How well a place fits a person: cuisine up to 30 (an aversion −10), vibes up to 25, price up to 20, diet up to 15,
 * allergies up to 10, at least 0. A budget that was stated takes the place of the prices a person is used to.
 */
export function scoreFit(
  place: FitSubject,
  taste: Preferences,
  verdict: Verdict,
  hasAllergies: boolean,
  budget?: Budget,
): Fit {
  const parts = [
    cuisinePart(place, taste),
    vibePart(place, taste),
    budget ? budgetPart(place, budget) : pricePart(place, taste),
    dietPart(place, taste),
    allergyPart(verdict, hasAllergies),
  ];
  const sum = parts.reduce((total, { points }) => total + points, 0);
  const tags = [...parts]
    .sort((a, b) => b.points - a.points)
    .flatMap(({ points, tag }) => (points > 0 && tag !== undefined ? [tag] : []));
  return { score: Math.max(0, Math.min(100, sum)), tags: tags.slice(0, MAX_TAGS) };
}

function cuisinePart({ cuisines }: FitSubject, taste: Preferences): Part {
  const liked = new Set(taste.cuisineAffinity.map(sameKey));
  const disliked = new Set(taste.cuisineAversion.map(sameKey));
  if (cuisines.some((cuisine) => disliked.has(sameKey(cuisine)))) return { points: AVERSION };
  const matching = cuisines.filter((cuisine) => liked.has(sameKey(cuisine)));
  const [first] = matching;
  if (first === undefined) return { points: 0 };
  return {
    points: matching.length === cuisines.length ? CUISINE : SOME_CUISINE,
    tag: `Matches your taste for ${first}`,
  };
}

/** Vibes for two, by whom a place is good for. */
const FOR_WHOM: Readonly<Record<string, string>> = {
  romantic: 'Great for couples',
  family: 'Great for families',
  group: 'Great for groups',
  business: 'Good for a business meal',
};

function vibePart({ vibes }: FitSubject, taste: Preferences): Part {
  const wanted = new Set(taste.vibes.map(sameKey));
  const matching = vibes.filter((vibe) => wanted.has(sameKey(vibe)));
  const [first] = matching;
  if (first === undefined) return { points: 0 };
  return {
    points: Math.min(MAX_VIBE, PER_VIBE * matching.length),
    tag: FOR_WHOM[first] ?? `Known for: ${first}`,
  };
}

function pricePart({ priceTier }: FitSubject, { priceComfort }: Preferences): Part {
  if (priceTier === null || priceComfort.length === 0) return { points: 0 };
  if (priceComfort.includes(priceTier)) return { points: PRICE, tag: 'Within budget' };
  const at = PRICE_TIERS.indexOf(priceTier);
  const isNear = priceComfort.some((tier) => Math.abs(PRICE_TIERS.indexOf(tier) - at) === 1);
  return { points: isNear ? NEAR_PRICE : 0 };
}

/** Up to a quarter above what was said is near, and no more than that. */
const NEARLY = 1.25;

function budgetPart({ costForTwoMinor: cost }: FitSubject, { minMinor, maxMinor }: Budget): Part {
  if (cost === null || cost === undefined || cost < (minMinor ?? 0)) return { points: 0 };
  const most = maxMinor ?? Number.POSITIVE_INFINITY;
  if (cost <= most) return { points: PRICE, tag: 'Within budget' };
  return { points: cost <= most * NEARLY ? NEAR_PRICE : 0 };
}

function dietPart({ dietary, cuisines }: FitSubject, taste: Preferences): Part {
  const offered = new Set([...dietary, ...cuisines].map(sameKey));
  const matching = taste.dietary.filter((diet) => offered.has(sameKey(diet)));
  const [first] = matching;
  if (first === undefined) return { points: 0 };
  return {
    points: Math.min(MAX_DIET, PER_DIET * matching.length),
    tag: `${first[0]?.toUpperCase()}${first.slice(1)}-friendly`,
  };
}

function allergyPart({ safe, warnings }: Verdict, hasAllergies: boolean): Part {
  if (safe) return { points: SAFE, tag: hasAllergies ? 'Clear of your allergens' : undefined };
  const isMild = warnings.every(({ severity }) => severity === 'intolerance');
  return { points: isMild ? ONLY_INTOLERANCE : 0 };
}
