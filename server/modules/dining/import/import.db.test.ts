import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { asSystem, createCtx, type UserCtx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { ALLERGENS } from '../allergens/allergens.ts';
import { ensureRestaurants } from '../catalogue/ensure.ts';
import { answerQuery, chat } from '../chat/chat.ts';
import { NO_PREFERENCES } from '../people/preferences.ts';
import { decompose } from '../query/decompose.ts';
import { importRestaurants, type ImportSource } from './import.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const HEADER =
  'url,address,name,online_order,book_table,rate,votes,phone,location,rest_type,dish_liked,cuisines,approx_cost(for two people),reviews_list,menu_item,listed_in(type),listed_in(city)';
const row = (
  name: string,
  more: Partial<Record<'cost' | 'rate' | 'reviews' | 'menu' | 'type', string>> = {},
): string =>
  [
    `https://www.zomato.com/bangalore/${name.toLowerCase().replaceAll(' ', '-')}?context=abc`,
    '"942, 21st Main Road, 2nd Stage, Banashankari, Bangalore"',
    `"${name}"`,
    'Yes',
    'Yes',
    more.rate ?? '4.1/5',
    '775',
    '"080 42297555\r\n+91 9743772233"',
    'Banashankari',
    'Casual Dining',
    '"Pasta, Lunch Buffet, Masala Papad, Paneer Lajawab"',
    '"North Indian, Mughlai, Chinese"',
    `"${more.cost ?? '800'}"`,
    `"${more.reviews ?? `[('Rated 4.0', 'RATED\\n  A beautiful place to dine in. Don\\'t miss it, it is romantic'), ('Rated 3.0', \\"RATED\\\\n  Romantic, but slow service\\")]`.replaceAll('\\"', '""')}"`,
    `"${more.menu ?? "['Peanut Masala', 'Roti']"}"`,
    more.type ?? 'Buffet',
    'Banashankari',
  ].join(',');

/** A file in pieces of a few characters, as a slow disk gives them; stops after `stopAt` pieces when told to. */
async function* inPieces(text: string, stopAt = Infinity): AsyncGenerator<string> {
  for (let at = 0, pieces = 0; at < text.length; at += 7, pieces++) {
    if (pieces >= stopAt) throw new Error('the power went');
    yield text.slice(at, at + 7);
  }
}
const csv = (text: string, stopAt?: number): ImportSource => ({
  format: 'csv',
  fingerprint: `f${text.length}`,
  text: inPieces(text, stopAt),
});

interface Stored extends Record<string, unknown> {
  name: string;
  area: string;
  cuisines: string[];
  vibes: string[];
  cost_for_two_minor: number;
  price_tier: string;
  rating: number;
  url: string;
  dishes: { name: string }[];
  reviews: { rating: number; text: string }[];
  findings: Record<string, { state: string; confidence: string; source: string }>;
}
const stored = () => query<Stored>(app.database.db, 'SELECT * FROM restaurants ORDER BY name');

describe('a CSV in the Zomato Bangalore layout', () => {
  it('becomes places with menus, reviews, vibes and findings, and the sample goes', async () => {
    await ensureRestaurants(app);
    const text = [HEADER, row('Jalsa'), row('New Place', { rate: 'NEW', cost: '1,300' }), ''].join('\r\n');
    const progress = await importRestaurants(app, csv(text));
    expect(progress).toEqual({ rows: 2, written: 2, skipped: 0, wasDone: false });
    const [jalsa, other, ...rest] = await stored();
    expect(rest).toEqual([]);
    expect(jalsa).toMatchObject({
      name: 'Jalsa',
      area: 'Banashankari',
      cuisines: ['North Indian', 'Mughlai', 'Chinese'],
      cost_for_two_minor: 80_000,
      price_tier: '$$$',
      rating: expect.closeTo(4.1, 3),
      url: 'https://www.zomato.com/bangalore/jalsa',
    });
    expect(jalsa?.vibes).toEqual(expect.arrayContaining(['casual', 'buffet', 'romantic']));
    expect(jalsa?.dishes.map(({ name }) => name)).toEqual(expect.arrayContaining(['Pasta', 'Peanut Masala']));
    expect(jalsa?.reviews[0]).toMatchObject({ rating: 4, text: expect.stringContaining("Don't miss it") });
    expect(jalsa?.findings.peanuts).toMatchObject({ state: 'present', confidence: 'high' });
    expect(jalsa?.findings.lupin).toMatchObject({ state: 'unknown', confidence: 'low' });
    expect(other).toMatchObject({ rating: null, cost_for_two_minor: 130_000, price_tier: '$$$$' });
  });

  it('lists a place in many rows and is stored once, and a finished file is not read again', async () => {
    const text = [
      HEADER,
      row('Jalsa'),
      row('Jalsa', { type: 'Cafes' }),
      row('Jalsa', { type: 'Delivery' }),
    ].join('\n');
    expect(await importRestaurants(app, csv(text))).toMatchObject({ rows: 3, written: 1 });
    expect(await importRestaurants(app, csv(text))).toMatchObject({ wasDone: true, written: 0 });
    expect(await stored()).toHaveLength(1);
  });

  it('cut short goes on where it stopped, and ends as if it had not been', async () => {
    const names = Array.from({ length: 450 }, (_, i) => `Place ${String(i).padStart(3, '0')}`);
    const text = [HEADER, ...names.map((name) => row(name))].join('\n');
    const pieces = Math.floor((text.length / 7) * 0.6);
    await expect(importRestaurants(app, csv(text, pieces))).rejects.toThrow('the power went');
    const before = (await stored()).length;
    expect(before).toBe(200);
    const rest = await importRestaurants(app, csv(text));
    expect(rest).toMatchObject({ rows: 450, written: 250 });
    expect((await stored()).map(({ name }) => name)).toEqual(names);
  });

  it('of another layout is refused, and nothing is stored', async () => {
    await expect(importRestaurants(app, csv('a,b\n1,2\n'))).rejects.toThrow('Zomato Bangalore layout');
    await expect(importRestaurants(app, csv(`${HEADER}\n"never closed`))).rejects.toThrow('never closed');
    expect(await stored()).toEqual([]);
  });
});

describe('a GeoJSON of OpenStreetMap', () => {
  const features = [
    {
      type: 'Feature',
      id: 'node/1',
      geometry: { type: 'Point', coordinates: [77.6245, 12.9352] },
      properties: {
        amenity: 'restaurant',
        name: 'Udupi {Garden} "]',
        cuisine: 'south_indian;udupi',
        'diet:vegetarian': 'only',
      },
    },
    {
      type: 'Feature',
      id: 'way/2',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [77.64, 12.97],
            [77.642, 12.97],
            [77.642, 12.972],
            [77.64, 12.972],
          ],
        ],
      },
      properties: {
        amenity: 'cafe',
        name: 'Corner Cafe',
        outdoor_seating: 'yes',
        website: 'javascript:alert(1)',
      },
    },
    { type: 'Feature', id: 'node/3', geometry: null, properties: { amenity: 'bank', name: 'Bank' } },
    { type: 'Feature', id: 'node/4', geometry: null, properties: { amenity: 'restaurant' } },
  ];
  const geojson = (text: string): ImportSource => ({
    format: 'geojson',
    fingerprint: text.slice(0, 80),
    text: inPieces(text),
  });

  it('becomes places on the map, and what is no place to eat is skipped', async () => {
    const text = JSON.stringify({ type: 'FeatureCollection', generator: '{x}', features }, null, 1);
    expect(await importRestaurants(app, geojson(text))).toMatchObject({ rows: 4, written: 2, skipped: 2 });
    const [cafe, udupi] = await stored();
    expect(udupi).toMatchObject({
      area: 'Koramangala',
      cuisines: ['South Indian', 'Udupi'],
      dietary: ['vegetarian'],
      lat: 12.9352,
      lng: 77.6245,
    });
    expect(cafe).toMatchObject({
      area: 'Indiranagar',
      cuisines: ['Cafe'],
      vibes: ['cosy', 'outdoor'],
      url: null,
    });
  });

  it('that is cut short is refused', async () => {
    const text = JSON.stringify({ type: 'FeatureCollection', features }).slice(0, -40);
    await expect(importRestaurants(app, geojson(text))).rejects.toThrow();
  });
});

describe('what was imported without a word on allergens', () => {
  const home = () => asSystem(app, 'home');
  const visitor = (): UserCtx =>
    createCtx(app, {
      type: 'user',
      accountId: 'home',
      mode: 'live',
      userId: 'ana',
      via: 'login',
      scopes: 'all',
    });

  it('is never called safe, whatever is to be avoided', async () => {
    const plain = { menu: "['Roti', 'Plain Rice', 'Lemonade']", reviews: '[]' };
    const text = [HEADER, ...['Jalsa', 'Onesta', 'Spice Elephant'].map((name) => row(name, plain)), ''];
    await importRestaurants(app, csv(text.join('\r\n')));
    for (const allergen of ALLERGENS) {
      const allergies = [{ allergen, severity: 'moderate' as const }];
      const { shown } = await answerQuery(home(), decompose('places in Banashankari'), {
        preferences: NO_PREFERENCES,
        allergies,
      });
      expect(shown.map(({ verdict }) => [allergen, verdict.safe])).toEqual(
        shown.map(() => [allergen, false]),
      );
      expect(shown.length, allergen).toBeGreaterThan(0);
    }
  });

  it('and is left out altogether for what it is certain to use, is said to be, not to be missing', async () => {
    await importRestaurants(app, csv([HEADER, row('Jalsa'), row('Onesta'), ''].join('\r\n')));
    let said = '';
    const message = 'dinner in Banashankari, no peanuts';
    for await (const told of chat(visitor(), { message, conversationHistory: [] }))
      if (told.event === 'result') said = told.data.textResponse;
    expect(said).toMatch(/^All 2 places that come close use what you must avoid/);
  });
});
