import { createHash } from 'node:crypto';
import { ALLERGENS, type Allergen } from '../allergens/allergens.ts';
import { assessKitchen, LEXICON, type KitchenFacts } from '../allergens/assess.ts';
import { isSafe } from '../allergens/gate.ts';
import type { Dish, restaurants, Review } from '../tables.ts';
import { priceTierOf } from './price-tier.ts';
import { radarOf } from './radar.ts';

/** A place to eat as a source describes it. */
export interface Place {
  source: 'sample' | 'zomato' | 'osm';
  /** What the source knows it by; the same key is the same place. */
  key: string;
  name: string;
  area: string | null;
  address: string | null;
  lat: number | null;
  lng: number | null;
  cuisines: string[];
  vibes: string[];
  dietary: string[];
  costForTwoMinor: number | null;
  rating: number | null;
  votes: number;
  url: string | null;
  dishes: Dish[];
  reviews: Review[];
  declaredAllergens: Allergen[] | null;
}

export type RestaurantRow = Omit<typeof restaurants.$inferSelect, 'search'>;

/** The same place gets the same id, however often and by whomever it is imported. */
export const placeId = (source: Place['source'], key: string): string =>
  `rst_${createHash('sha256').update(`${source}\n${key}`).digest('hex').slice(0, 20)}`;

/** What the gate looks at. */
export const kitchenOf = (
  place: Pick<Place, 'name' | 'cuisines' | 'dishes' | 'reviews' | 'declaredAllergens'>,
): KitchenFacts => ({
  name: place.name,
  cuisines: place.cuisines,
  dishes: place.dishes,
  reviews: place.reviews.map(({ text }) => text),
  declared: place.declaredAllergens,
});

/** The row of a place, with all that is worked out once: findings, scores, price tier, words for search. */
export function rowOf({ key, ...place }: Place, updatedAt: string): RestaurantRow {
  const findings = assessKitchen(kitchenOf(place));
  const priceTier = priceTierOf(place.costForTwoMinor);
  const hasCoordinates = place.lat !== null && place.lng !== null;
  return {
    ...place,
    id: placeId(place.source, key),
    priceTier,
    findings,
    lexicon: LEXICON,
    freeOf: ALLERGENS.filter((allergen) => isSafe(findings[allergen])),
    scores: radarOf({ ...place, priceTier, hasCoordinates }),
    words: wordsFor(place),
    updatedAt,
  };
}

const MAX_WORDS_CHARS = 6_000;

/** What a place is found by. */
function wordsFor(place: Omit<Place, 'key'>): string {
  const { name, area, cuisines, vibes, dietary, dishes, reviews } = place;
  const parts = [
    name,
    area ?? '',
    cuisines.join(' '),
    vibes.join(' '),
    dietary.join(' '),
    dishes.map((dish) => dish.name).join(', '),
    ...reviews.map(({ text }) => text),
  ];
  return parts.join('. ').slice(0, MAX_WORDS_CHARS);
}
