import type { Ctx } from '../../../db/context.ts';
import { samplePlaces } from '../catalogue/sample.ts';
import { assessKitchen } from '../allergens/assess.ts';
import { isSafe } from '../allergens/gate.ts';
import { kitchenOf, placeId, type Place } from '../catalogue/place.ts';
import { NO_PREFERENCES } from '../people/preferences.ts';
import { answerQuery } from '../chat/chat.ts';
import { decompose } from '../query/decompose.ts';
import { GOLDEN, type Golden, type Wanted } from './golden.data.ts';

const AT = 5;

export interface Recalled {
  query: string;
  /** Of the places that should be among the first five, the share that is. */
  recall: number;
  shown: string[];
  /** Places shown that must not be. */
  wrong: string[];
}

export const fits = (place: Place, wanted: Wanted): boolean => {
  const cost = (place.costForTwoMinor ?? 0) / 100;
  const { area, cuisine, vibe, dietary, dish, name, maxCost, minCost, minRating, freeOf } = wanted;
  return (
    (area === undefined || place.area === area) &&
    (cuisine === undefined || place.cuisines.includes(cuisine)) &&
    (vibe === undefined || place.vibes.includes(vibe)) &&
    (dietary === undefined || place.dietary.includes(dietary)) &&
    (dish === undefined || place.dishes.some((one) => one.name === dish)) &&
    (name === undefined || place.name === name) &&
    (maxCost === undefined || cost <= maxCost) &&
    (minCost === undefined || cost >= minCost) &&
    (minRating === undefined || (place.rating ?? 0) >= minRating) &&
    (freeOf === undefined || isSafe(assessKitchen(kitchenOf(place))[freeOf]))
  );
};

/** Runs every query of the golden set on the sample and says how well it did. */
export async function measureRecall(ctx: Ctx): Promise<Recalled[]> {
  const places = new Map(samplePlaces().map((place) => [placeId(place.source, place.key), place]));
  const results: Recalled[] = [];
  for (const golden of GOLDEN) results.push(await recallOf(ctx, golden, places));
  return results;
}

async function recallOf(
  ctx: Ctx,
  { query, must, never = [] }: Golden,
  places: Map<string, Place>,
): Promise<Recalled> {
  const { shown } = await answerQuery(ctx, decompose(query), { preferences: NO_PREFERENCES, allergies: [] });
  const found = shown.flatMap(({ row }) => places.get(row.id) ?? []);
  const relevant = [...places.values()].filter((place) => fits(place, must)).length;
  if (relevant === 0) throw new Error(`no place of the sample is right for: ${query}`);
  const hits = found.slice(0, AT).filter((place) => fits(place, must)).length;
  return {
    query,
    recall: hits / Math.min(AT, relevant),
    shown: found.map(({ name, area }) => `${name} (${area})`),
    wrong: found.filter((place) => never.some((wanted) => fits(place, wanted))).map(({ name }) => name),
  };
}
