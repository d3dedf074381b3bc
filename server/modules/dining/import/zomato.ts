import { isHttpUrl, nearestArea, titled } from './clean.ts';
import type { Place } from '../catalogue/place.ts';
import type { Review } from '../tables.ts';
import { vibesIn } from './vibes.ts';

const COLUMNS = [
  'name',
  'address',
  'rate',
  'votes',
  'location',
  'cuisines',
  'approx_cost(for two people)',
] as const;
const MAX_DISHES = 60;
const MAX_REVIEWS = 12;
const MAX_REVIEW_CHARS = 500;

/** What the layout calls a kind of place, as a vibe. */
const KINDS: readonly [RegExp, string][] = [
  [/fine dining/i, 'upscale'],
  [/casual dining/i, 'casual'],
  [/quick bites|takeaway|food court|kiosk/i, 'quick'],
  [/pub|bar|lounge|microbrewery|nightlife/i, 'lively'],
  [/buffet/i, 'buffet'],
  [/cafe/i, 'cosy'],
];

/** Whether a header is of the Zomato Bangalore layout. */
export const isZomato = (header: readonly string[]): boolean =>
  COLUMNS.every((name) => header.includes(name));

/** A row of the Zomato Bangalore layout as a place; undefined for a row that names none. */
export function fromZomato(header: readonly string[], row: readonly string[]): Place | undefined {
  const cell = (name: string): string => row[header.indexOf(name)]?.trim() ?? '';
  const name = cell('name');
  const address = cell('address');
  if (name === '') return undefined;
  const reviews = readReviews(cell('reviews_list'));
  const kinds = `${cell('rest_type')} ${cell('listed_in(type)')}`;
  const dishes = [...new Set([...listed(cell('dish_liked')), ...quoted(cell('menu_item'))])];
  const url = cell('url').split('?')[0] ?? '';
  return {
    source: 'zomato',
    // One place stands in many rows, once for each way it is listed.
    key: `${name}\n${address}`.toLowerCase(),
    name: name.slice(0, 200),
    area: nearestArea(cell('location')) ?? (cell('location') || null),
    address: address.slice(0, 500) || null,
    lat: null,
    lng: null,
    cuisines: listed(cell('cuisines')).map(titled).slice(0, 12),
    vibes: [
      ...new Set([
        ...KINDS.filter(([pattern]) => pattern.test(kinds)).map(([, vibe]) => vibe),
        ...vibesIn(reviews.map(({ text }) => text)),
      ]),
    ],
    dietary: /\b(pure|only) veg/i.test(`${name} ${kinds}`) ? ['vegetarian'] : [],
    costForTwoMinor: numberIn(cell('approx_cost(for two people)'), 100),
    rating: ratingOf(cell('rate')),
    votes: numberIn(cell('votes'), 1) ?? 0,
    url: isHttpUrl(url) ? url : null,
    dishes: dishes
      .slice(0, MAX_DISHES)
      .map((dish) => ({ name: dish.slice(0, 120), priceMinor: null, allergens: null })),
    reviews: reviews.slice(0, MAX_REVIEWS),
    declaredAllergens: null,
  };
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Numbers come with thousands separators; anything else is none. */
function numberIn(text: string, factor: number): number | null {
  const digits = text.replaceAll(',', '');
  const value = /^\d{1,9}(\.\d+)?$/.test(digits) ? Math.round(Number(digits) * factor) : null;
  return value !== null && value <= 1_000_000_000 ? value : null;
}

/** `4.1/5`; places that are new or unrated have none. */
function ratingOf(text: string): number | null {
  const value = Number(/^(\d(?:\.\d+)?)\s*\/\s*5/.exec(text)?.[1] ?? Number.NaN);
  return value >= 0 && value <= 5 ? value : null;
}

/** Texts in the quotes of a Python list. */
function quoted(list: string): string[] {
  return [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    unescaped(single ?? double ?? ''),
  );
}

/** `[('Rated 4.0', 'RATED\n  …'), …]`, as Python prints it. */
function readReviews(list: string): Review[] {
  const texts = quoted(list);
  const reviews: Review[] = [];
  for (let i = 0; i + 1 < texts.length && reviews.length < MAX_REVIEWS; i += 2) {
    const rating = Number(/(\d(?:\.\d)?)/.exec(texts[i] ?? '')?.[1] ?? Number.NaN);
    const text = (texts[i + 1] ?? '').replace(/^RATED\s*/, '').trim();
    if (text !== '')
      reviews.push({
        rating: Number.isFinite(rating) ? rating : null,
        text: text.slice(0, MAX_REVIEW_CHARS),
      });
  }
  return reviews;
}

const unescaped = (text: string): string =>
  text.replace(/\\(x[\da-f]{2}|.)/gi, (_, code: string) =>
    code === 'n' || code === 't' || code === 'r' ? ' ' : code.length > 1 ? '' : code,
  );
