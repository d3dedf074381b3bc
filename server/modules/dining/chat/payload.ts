import type { AllergyWarning } from '../allergens/warnings.ts';
import type { Allergen, Confidence } from '../allergens/allergens.ts';
import type { Radar } from '../catalogue/radar.ts';
import type { PriceTier } from '../people/preferences.ts';
import { describePlace } from '../search/describe.ts';
import type { Found } from '../search/search.ts';

/** A place as the chat shows it. */
export interface RestaurantResult {
  id: string;
  name: string;
  area: string | null;
  address: string | null;
  lat: number | null;
  lng: number | null;
  /** Whole rupees. */
  costForTwo: number | null;
  cuisineTypes: string[];
  priceTier: PriceTier | null;
  rating: number | null;
  fitScore: number;
  fitTags: string[];
  allergySafe: boolean;
  /** The worst warning in words; null when there is none. */
  allergyWarning: string | null;
  allergenConfidence: Confidence;
  radarScores: Radar;
  aiSummary: string;
}

export interface PlaceWarning extends AllergyWarning {
  restaurantId: string;
  restaurantName: string;
}

export interface ChatResult {
  uiType: 'restaurant_list' | 'map_view' | 'comparison_chart' | 'text';
  textResponse: string;
  restaurants: RestaurantResult[];
  allergyWarnings: PlaceWarning[];
  hasAllergyWarnings: boolean;
  clarificationNeeded: boolean;
  /** The allergens that the places were judged by; stays inside. */
  judgedBy: Allergen[];
  /** The middle of what is shown; null when nothing has a place on the map. */
  mapCenter: { lat: number; lng: number } | null;
}

export const toResult = ({ row, fit, verdict }: Found): RestaurantResult => {
  const [worst] = verdict.warnings;
  return {
    id: row.id,
    name: row.name,
    area: row.area,
    address: row.address,
    lat: row.lat,
    lng: row.lng,
    costForTwo: row.costForTwoMinor === null ? null : Math.round(row.costForTwoMinor / 100),
    cuisineTypes: row.cuisines,
    priceTier: row.priceTier,
    rating: row.rating,
    fitScore: fit.score,
    fitTags: fit.tags,
    allergySafe: verdict.safe,
    allergyWarning: worst === undefined ? null : `${worst.title}: ${worst.message}`,
    allergenConfidence: verdict.confidence,
    radarScores: row.scores,
    aiSummary: describePlace(row),
  };
};

export const warningsOf = (found: readonly Found[]): PlaceWarning[] =>
  found.flatMap(({ row, verdict }) =>
    verdict.warnings.map((warning) => ({ restaurantId: row.id, restaurantName: row.name, ...warning })),
  );

export function centerOf(
  places: readonly { lat: number | null; lng: number | null }[],
): ChatResult['mapCenter'] {
  const placed = places.flatMap(({ lat, lng }) => (lat === null || lng === null ? [] : [{ lat, lng }]));
  if (placed.length === 0) return null;
  const mean = (values: number[]): number =>
    Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e5) / 1e5;
  return { lat: mean(placed.map(({ lat }) => lat)), lng: mean(placed.map(({ lng }) => lng)) };
}
