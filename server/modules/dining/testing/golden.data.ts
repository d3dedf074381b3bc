import type { Allergen } from '../allergens/allergens.ts';

/** What a place must be like, judged on the sample's own fields and not by the search. */
export interface Wanted {
  area?: string;
  cuisine?: string;
  vibe?: string;
  dietary?: string;
  dish?: string;
  name?: string;
  /** ₹ for two. */
  maxCost?: number;
  minCost?: number;
  minRating?: number;
  /** Clear of it by its own declaration or labels. */
  freeOf?: Allergen;
}

/** A query, what belongs among its first five, and what must never be there. */
export interface Golden {
  query: string;
  must: Wanted;
  never?: Wanted[];
}

const golden = (query: string, must: Wanted, ...never: Wanted[]): Golden => ({ query, must, never });

export const GOLDEN: readonly Golden[] = [
  golden(
    'romantic dinner Koramangala under 1500 no peanuts',
    { area: 'Koramangala', vibe: 'romantic', maxCost: 1500, freeOf: 'peanuts' },
    { dish: 'Pad Thai' },
    { dish: 'Peanut Masala' },
  ),
  golden('good biryani near MG Road', { area: 'MG Road', cuisine: 'Biryani' }),
  golden('masala dosa in Jayanagar', { area: 'Jayanagar', cuisine: 'South Indian' }),
  golden('idli and filter coffee for breakfast in Malleswaram', {
    area: 'Malleswaram',
    cuisine: 'South Indian',
  }),
  golden('sushi in Indiranagar', { area: 'Indiranagar', cuisine: 'Sushi' }),
  golden('thai restaurants', { cuisine: 'Thai' }),
  golden('Thai food in Koramangala', { area: 'Koramangala', cuisine: 'Thai' }),
  golden('korean bbq', { cuisine: 'Korean' }),
  golden('vietnamese pho', { cuisine: 'Vietnamese' }),
  golden('momos', { cuisine: 'Tibetan' }),
  golden('cheap chaat', { cuisine: 'Street Food', maxCost: 300 }),
  golden('street food under 200', { cuisine: 'Street Food', maxCost: 200 }),
  golden('north indian family dinner in HSR Layout', { area: 'HSR Layout', cuisine: 'North Indian' }),
  golden('north indian in hsr', { area: 'HSR Layout', cuisine: 'North Indian' }),
  golden('rooftop bar with live music', { vibe: 'rooftop', cuisine: 'Pub' }),
  golden('microbrewery in Whitefield', { area: 'Whitefield', cuisine: 'Pub' }),
  golden('craft beer and live music', { cuisine: 'Pub', vibe: 'live music' }),
  golden('quiet cafe with wifi to work from', { cuisine: 'Cafe', vibe: 'work' }),
  golden('cafe in Indiranagar', { area: 'Indiranagar', cuisine: 'Cafe' }),
  golden('pet friendly cafe', { cuisine: 'Cafe', vibe: 'pet friendly' }),
  golden('vegan food', { dietary: 'vegan' }),
  golden('vegan mexican', { dietary: 'vegan', cuisine: 'Mexican' }),
  golden('jain thali', { dietary: 'jain' }),
  golden('halal kebabs', { dietary: 'halal', cuisine: 'Kebab' }, { cuisine: 'Bengali' }),
  golden('keto steak', { dietary: 'keto', cuisine: 'Steak' }),
  golden('pure veg gujarati', { cuisine: 'Gujarati', dietary: 'vegetarian' }),
  golden('dal baati churma', { cuisine: 'Rajasthani' }),
  golden('ramen', { cuisine: 'Japanese' }),
  golden('Tonkotsu Ramen', { dish: 'Tonkotsu Ramen' }),
  golden('where can I get kunafa', { dish: 'Kunafa' }),
  golden('haleem', { dish: 'Haleem' }),
  golden('ragi mudde', { cuisine: 'Karnataka' }),
  golden('neer dosa and fish', { cuisine: 'Mangalorean' }),
  golden('kori rotti', { dish: 'Kori Rotti' }),
  golden('appam with stew', { dish: 'Appam with Stew' }),
  golden('pork vindaloo', { dish: 'Pork Vindaloo' }),
  golden('kosha mangsho', { dish: 'Kosha Mangsho' }),
  golden('goan seafood with live music', { cuisine: 'Goan' }),
  golden('italian for a date', { cuisine: 'Italian', vibe: 'romantic' }),
  golden('wood fired pizza', { cuisine: 'Pizza' }),
  golden('fine dining steak above ₹2500', { cuisine: 'Steak', minCost: 2500 }),
  golden('french bistro', { cuisine: 'French' }),
  golden('croissants for breakfast', { cuisine: 'Bakery' }),
  golden('hummus and falafel', { cuisine: 'Middle Eastern' }),
  golden('late night shawarma', { cuisine: 'Middle Eastern', vibe: 'late night' }),
  golden('mandi', { dish: 'Chicken Mandi' }),
  golden('burgers with friends', { cuisine: 'Burger' }),
  golden('tacos outdoors', { cuisine: 'Mexican', vibe: 'outdoor' }),
  golden('ice cream', { cuisine: 'Ice Cream' }),
  golden('waffles late night', { cuisine: 'Desserts', vibe: 'late night' }),
  golden('healthy smoothie bowl', { cuisine: 'Health Food' }),
  golden('misal pav', { cuisine: 'Maharashtrian' }),
  golden('andhra meals with gongura', { cuisine: 'Andhra' }),
  golden('kashmiri wazwan', { cuisine: 'Kashmiri' }),
  golden('chettinad chicken', { cuisine: 'Chettinad' }),
  golden('galouti kebab under 1200', { cuisine: 'Kebab', maxCost: 1200 }),
  golden('buffet for a big family', { vibe: 'buffet' }),
  golden('business lunch continental', { cuisine: 'Continental', vibe: 'business' }),
  golden('lakeside or scenic view dinner', { vibe: 'scenic' }),
  golden('anything but chinese in Whitefield', { area: 'Whitefield' }, { cuisine: 'Chinese' }),
  golden('rated above 4.5 italian', { cuisine: 'Italian', minRating: 4.5 }),
  golden('mexican without shellfish', { cuisine: 'Mexican', freeOf: 'shellfish' }),
  golden('desserts, peanut allergy', { cuisine: 'Desserts', freeOf: 'peanuts' }, { dish: 'Peanut Chikki' }),
  golden('tree nut free italian', { cuisine: 'Italian', freeOf: 'tree nuts' }, { dish: 'Pesto Penne' }),
  golden('north indian, egg allergy', { cuisine: 'North Indian', freeOf: 'eggs' }, { dish: 'Egg Biryani' }),
  golden(
    'chinese, I am allergic to peanuts',
    { cuisine: 'Chinese', freeOf: 'peanuts' },
    { dish: 'Kung Pao Chicken' },
  ),
  golden('bengali sweets mishti doi', { dish: 'Mishti Doi' }),
  golden('indranagar italian', { area: 'Indiranagar', cuisine: 'Italian' }),
  golden('kormangla mexican', { area: 'Koramangala', cuisine: 'Mexican' }),
  golden('between 500 and 800 punjabi', { cuisine: 'Punjabi', minCost: 500, maxCost: 800 }),
  golden('punjabi dhaba under ₹300 per person', { cuisine: 'Punjabi', maxCost: 600 }),
  golden('ದೋಸೆ', { cuisine: 'South Indian' }),
  golden('बिरयानी', { cuisine: 'Biryani' }),
];
