import type { RestaurantRow } from '../catalogue/place.ts';
import type { Radar } from '../catalogue/radar.ts';

const SIDES: readonly (keyof Radar)[] = ['food', 'service', 'ambiance', 'value', 'location'];
const PRAISED_FROM = 80;

/** The sides of a place that stand out, the best first. */
const praised = (scores: Radar): (keyof Radar)[] =>
  SIDES.filter((side) => scores[side] >= PRAISED_FROM).sort((a, b) => scores[b] - scores[a]);

/** What a place is, in one or two sentences made of its data. Says nothing of allergens: that is the gate's to say. */
export function describePlace(row: RestaurantRow): string {
  const { name, area, cuisines, vibes, costForTwoMinor, rating, votes, scores } = row;
  const kitchen = cuisines.length === 0 ? 'a place to eat' : cuisines.slice(0, 2).join(' and ');
  const where = area === null ? '' : ` in ${area}`;
  const cost = costForTwoMinor === null ? '' : `, about ₹${Math.round(costForTwoMinor / 100)} for two`;
  const known = vibes.length === 0 ? '' : ` Known for: ${vibes.slice(0, 3).join(', ')}.`;
  const rated = rating === null ? '' : ` Rated ${rating} of 5 by ${votes}.`;
  const best = praised(scores).slice(0, 2);
  const praise = best.length === 0 ? '' : ` Guests speak well of its ${best.join(' and ')}.`;
  return `${name}: ${kitchen}${where}${cost}.${known}${rated}${praise}`;
}

/** Three to five points that stand out. */
export function highlightsOf(row: RestaurantRow): string[] {
  const { cuisines, dishes, reviews, vibes, dietary, rating, votes, scores, area } = row;
  const best = [...reviews].filter((review) => (review.rating ?? 0) >= 4)[0];
  const points = [
    dishes.length > 0 &&
      `On the menu: ${dishes
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')}`,
    best && `A guest: “${best.text}”`,
    vibes.length > 0 && `Good for: ${vibes.slice(0, 3).join(', ')}`,
    dietary.length > 0 && `Caters for: ${dietary.join(', ')}`,
    rating !== null && `${rating} of 5 from ${votes} votes`,
    praised(scores)[0] && `Strong on ${praised(scores)[0]}`,
    cuisines.length > 0 && `Kitchen: ${cuisines.join(', ')}`,
    area !== null && `In ${area}`,
  ];
  return points.filter((point): point is string => typeof point === 'string' && point !== '').slice(0, 5);
}
