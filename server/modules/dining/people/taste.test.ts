import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mergePreferences, NO_PREFERENCES, PRICE_TIERS } from './preferences.ts';
import { summarise } from './summary.ts';
import { learn, LEARNED_AT, type Signals } from './taste.ts';

const START = { preferences: NO_PREFERENCES, counts: {} };
const times = (count: number, signals: Signals, from: ReturnType<typeof learn> = START) =>
  Array.from({ length: count }).reduce<ReturnType<typeof learn>>((known) => learn(known, signals), from);

describe('taste', () => {
  it('is what comes back, not what is asked for once', () => {
    const thai = { noticed: { cuisines: ['Thai'], vibes: ['quiet'], priceTiers: ['$$'] } } satisfies Signals;
    expect(times(LEARNED_AT - 1, thai).preferences).toEqual(NO_PREFERENCES);
    expect(times(LEARNED_AT, thai).preferences).toMatchObject({
      cuisineAffinity: ['Thai'],
      vibes: ['quiet'],
      priceComfort: ['$$'],
    });
  });

  it('is learned at once when it is said, and a dislike outweighs looking', () => {
    const said = learn(START, { noticed: {}, said: { cuisineAversion: ['Sushi'] } });
    expect(said.preferences.cuisineAversion).toEqual(['Sushi']);
    const looked = times(10, { noticed: { cuisines: ['Sushi'] } }, said);
    expect(looked.preferences).toMatchObject({ cuisineAversion: ['Sushi'], cuisineAffinity: [] });
    const changed = learn(looked, { noticed: {}, said: { cuisineAffinity: ['sushi'] } });
    expect(changed.preferences).toMatchObject({ cuisineAversion: [], cuisineAffinity: ['sushi'] });
  });

  test('never grows without end', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (sets) => {
        const known = sets.reduce((all, vibes) => times(LEARNED_AT, { noticed: { vibes } }, all), START);
        expect(known.preferences.vibes.length).toBeLessThanOrEqual(50);
        expect(Object.keys(known.counts).length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 20 },
    );
  });
});

describe('preferences', () => {
  const lists = fc.record({
    dietary: fc.array(fc.constantFrom('vegan', 'Vegan', 'halal', 'jain'), { maxLength: 4 }),
    vibes: fc.array(fc.constantFrom('quiet', 'lively', 'QUIET'), { maxLength: 4 }),
    cuisineAffinity: fc.array(fc.constantFrom('Thai', 'thai', 'Italian'), { maxLength: 4 }),
    cuisineAversion: fc.array(fc.constantFrom('Thai', 'Korean'), { maxLength: 3 }),
    priceComfort: fc.array(fc.constantFrom(...PRICE_TIERS), { maxLength: 4 }),
  });

  test('merged twice are as merged once, and nothing is liked and disliked at the same time', () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const merged = mergePreferences(mergePreferences(NO_PREFERENCES, first), second);
        expect(mergePreferences(merged, second)).toEqual(merged);
        const liked = merged.cuisineAffinity.map((name) => name.toLowerCase());
        for (const name of merged.cuisineAversion) expect(liked).not.toContain(name.toLowerCase());
        for (const list of Object.values(merged))
          expect(new Set(list.map((entry) => entry.toLowerCase())).size).toBe(list.length);
      }),
    );
  });
});

test('a summary says what is known and nothing else', () => {
  expect(summarise({ preferences: NO_PREFERENCES, allergies: [] })).toContain('do not know your taste yet');
  const text = summarise({
    preferences: { ...NO_PREFERENCES, cuisineAffinity: ['Italian', 'Japanese'], priceComfort: ['$$'] },
    allergies: [{ allergen: 'peanuts', severity: 'anaphylactic' }],
  });
  expect(text).toContain('Italian and Japanese');
  expect(text).toContain('peanuts (anaphylactic)');
  expect(text).not.toMatch(/always safe|peanut-free/);
});
