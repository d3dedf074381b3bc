import { PRICE_TIERS, type PriceTier } from '../people/preferences.ts';

/** Five sides of a place, each 0–100. */
export interface Radar {
  ambiance: number;
  service: number;
  food: number;
  value: number;
  location: number;
}

export interface RadarFacts {
  /** Of five; null when nobody has rated the place. */
  rating: number | null;
  priceTier: PriceTier | null;
  vibes: readonly string[];
  reviews: readonly { rating: number | null; text: string }[];
  hasCoordinates: boolean;
}

/** Words by which a review speaks of a side. */
const ASPECTS: Readonly<Record<keyof Radar, RegExp>> = {
  ambiance: /ambi[ae]nce|decor|atmosphere|music|lighting|candle|cosy|cozy|interior|view|seating|noisy|vibe/i,
  service: /service|staff|waiter|server|wait(?:ed|ing)|host|polite|rude|attentive|slow/i,
  food: /food|taste|tasty|delicious|flavou?r|dish|fresh|bland|stale|portion/i,
  value: /value|price|pricey|expensive|cheap|worth|bill|overpriced|money/i,
  location: /location|parking|metro|walk|central|view|access|find/i,
};
const GOOD =
  /\b(good|great|lovely|excellent|superb|wonderful|best|amazing|polite|attentive|quick|fast|warm|fresh|delicious|tasty|worth|easy|fair|generous|beautiful|charming|friendly|perfect|reasonable)\b/i;
const BAD =
  /\b(bad|poor|slow|rude|bland|stale|noisy|loud|overpriced|expensive|pricey|cold|dirty|cramped|hard|worst|disappointing|average|long|forgot)\b/i;
const PLEASANT: ReadonlySet<string> = new Set([
  'romantic',
  'quiet',
  'cosy',
  'rooftop',
  'outdoor',
  'upscale',
  'scenic',
  'live music',
]);

const NEUTRAL = 60;
/** A side starts where the rating puts it, and each opinion of a review moves it by this much. */
const STEP = 6;
const MAX_STEPS = 4;

/**
 * Starts from the rating (of five, as a share of 100; 60 without one), then adds for each side: opinions in reviews
 * (±6 each, at most four), ambiance +4 a pleasant vibe, value ±5 a price tier below or above the middle, location +5
 * where the place is on the map.
 */
export function radarOf(facts: RadarFacts): Radar {
  const base = facts.rating === null ? NEUTRAL : facts.rating * 20;
  const opinion = (side: keyof Radar): number =>
    STEP * clamp(opinionsOn(side, facts.reviews), -MAX_STEPS, MAX_STEPS);
  const pleasant = facts.vibes.filter((vibe) => PLEASANT.has(vibe)).length;
  const tier = facts.priceTier === null ? 1.5 : PRICE_TIERS.indexOf(facts.priceTier);
  const of = (side: keyof Radar, extra = 0): number =>
    Math.round(clamp(base + opinion(side) + extra, 0, 100));
  return {
    ambiance: of('ambiance', 4 * Math.min(3, pleasant)),
    service: of('service'),
    food: of('food'),
    value: of('value', Math.round((1.5 - tier) * 5)),
    location: of('location', facts.hasCoordinates ? 5 : 0),
  };
}

/** Good opinions minus bad ones, sentence by sentence; a sentence without a telling word counts by the review's stars. */
function opinionsOn(side: keyof Radar, reviews: RadarFacts['reviews']): number {
  let sum = 0;
  for (const { rating, text } of reviews)
    for (const sentence of text.split(/[.!?;]+|,? but /i)) {
      if (!ASPECTS[side].test(sentence)) continue;
      if (GOOD.test(sentence) !== BAD.test(sentence)) sum += GOOD.test(sentence) ? 1 : -1;
      else if (rating !== null) sum += Math.sign(rating - 3);
    }
  return sum;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
