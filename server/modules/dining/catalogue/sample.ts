import type { Allergen } from '../allergens/allergens.ts';
import { CODES } from '../allergens/dishes.data.ts';
import type { Place } from './place.ts';
import { SAMPLE } from './sample.data.ts';

const listed = (text: string | undefined, by = ';'): string[] => (text ? text.split(by) : []);
const number = (text: string | undefined): number => Number(text ?? Number.NaN);
const allergensOf = (codes: string): Allergen[] => [...codes].flatMap((code) => CODES[code] ?? []);

/** The bundled fictional restaurants. */
export const samplePlaces = (): Place[] => SAMPLE.trim().split('\n').map(readLine);

function readLine(line: string): Place {
  const [
    name = '',
    area = '',
    lat,
    lng,
    cuisines,
    vibes,
    dietary,
    cost,
    rating,
    votes,
    declared,
    dishes,
    reviews,
  ] = line.split('|');
  return {
    source: 'sample',
    key: name,
    name,
    area,
    address: `${area}, Bengaluru`,
    lat: number(lat),
    lng: number(lng),
    cuisines: listed(cuisines),
    vibes: listed(vibes),
    dietary: listed(dietary),
    costForTwoMinor: number(cost) * 100,
    rating: number(rating),
    votes: number(votes),
    url: null,
    dishes: listed(dishes).map((dish) => {
      const [name = '', price, codes = '?'] = dish.split('~');
      return { name, priceMinor: number(price) * 100, allergens: codes === '?' ? null : allergensOf(codes) };
    }),
    reviews: listed(reviews).map((review) => {
      const [stars, text = ''] = review.split('~');
      return { rating: number(stars), text };
    }),
    declaredAllergens: declared?.startsWith('=') ? allergensOf(declared.slice(1)) : null,
  };
}
