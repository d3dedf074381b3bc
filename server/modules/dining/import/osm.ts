import { z } from 'zod';
import type { Place } from '../catalogue/place.ts';
import { isHttpUrl, nearestArea, titled } from './clean.ts';

const FOOD = new Set([
  'restaurant',
  'cafe',
  'fast_food',
  'food_court',
  'ice_cream',
  'pub',
  'bar',
  'biergarten',
]);

const feature = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});

/** What an amenity serves when its tags do not say. */
const KITCHENS: Readonly<Record<string, string>> = {
  cafe: 'Cafe',
  ice_cream: 'Ice Cream',
  pub: 'Pub',
  bar: 'Pub',
  biergarten: 'Pub',
};
const VIBES: Readonly<Record<string, string>> = {
  fast_food: 'quick',
  pub: 'lively',
  bar: 'lively',
  cafe: 'cosy',
  biergarten: 'outdoor',
};
const DIETS = ['vegetarian', 'vegan', 'halal', 'jain', 'gluten_free'];

/** A feature of OpenStreetMap as a place; undefined for what is no place to eat, or has no name. */
export function fromOsm(value: unknown): Place | undefined {
  const parsed = feature.safeParse(value);
  if (!parsed.success) return undefined;
  const { id, geometry, properties } = parsed.data;
  const tag = (name: string): string => {
    const text = properties?.[name];
    return typeof text === 'string' ? text.trim() : '';
  };
  const amenity = tag('amenity');
  const name = tag('name:en') || tag('name');
  const osmId = id ?? (tag('@id') || tag('osm_id'));
  if (!FOOD.has(amenity) || name === '') return undefined;
  const [lng, lat] = middleOf(geometry?.coordinates) ?? [null, null];
  const street = [tag('addr:housenumber'), tag('addr:street'), tag('addr:suburb'), tag('addr:city')];
  const website = tag('website') || tag('contact:website');
  return {
    source: 'osm',
    key: osmId === '' ? `${name}\n${lat},${lng}` : String(osmId),
    name: name.slice(0, 200),
    area: nearestArea(tag('addr:suburb'), lat, lng) ?? (tag('addr:suburb') || null),
    address:
      street
        .filter((part) => part !== '')
        .join(', ')
        .slice(0, 500) || null,
    lat,
    lng,
    cuisines: cuisinesOf(tag('cuisine'), amenity),
    vibes: [VIBES[amenity], tag('outdoor_seating') === 'yes' && 'outdoor'].filter(
      (vibe) => typeof vibe === 'string',
    ),
    dietary: DIETS.filter((diet) => /^(yes|only)$/.test(tag(`diet:${diet}`))).map((diet) =>
      diet.replace('_', '-'),
    ),
    costForTwoMinor: null,
    rating: null,
    votes: 0,
    url: isHttpUrl(website) ? website : null,
    dishes: [],
    reviews: [],
    declaredAllergens: null,
  };
}

function cuisinesOf(tag: string, amenity: string): string[] {
  const named = tag
    .split(/[;,]/)
    .map(titled)
    .filter((cuisine) => cuisine !== '');
  const own = KITCHENS[amenity];
  return [...new Set(own === undefined ? named : [...named, own])].slice(0, 12);
}

/** Longitude and latitude of a point, or the middle of whatever it is. */
function middleOf(coordinates: unknown): [number, number] | undefined {
  const points: [number, number][] = [];
  const stack: unknown[] = [coordinates];
  while (stack.length > 0 && points.length < 10_000) {
    const top = stack.pop();
    if (!Array.isArray(top)) continue;
    const [lng, lat]: unknown[] = top;
    if (typeof lng === 'number' && typeof lat === 'number') points.push([lng, lat]);
    else stack.push(...top);
  }
  if (points.length === 0) return undefined;
  const mean = (of: (point: [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [lng, lat] = [mean((point) => point[0]), mean((point) => point[1])];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : undefined;
}
