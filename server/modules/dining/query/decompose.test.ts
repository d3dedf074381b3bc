import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decompose, isEmpty, readStated, type Query } from './decompose.ts';

describe('a message is taken apart', () => {
  it.each([
    [
      'romantic dinner Koramangala under 1500 no peanuts',
      {
        area: 'Koramangala',
        vibes: ['romantic'],
        budget: { minMinor: null, maxMinor: 150_000 },
        avoid: ['peanuts'],
      },
    ],
    ['good biryani near MG Road', { area: 'MG Road', cuisines: ['Biryani'] }],
    [
      'cheap south indian breakfast in jaynagar',
      { area: 'Jayanagar', cuisines: ['South Indian'], priceTiers: ['$'] },
    ],
    ['masala dosa please', { cuisines: ['South Indian'] }],
    ['sushi between 2000 and 3k', { cuisines: ['Sushi'], budget: { minMinor: 200_000, maxMinor: 300_000 } }],
    ['pizza under ₹400 per person', { budget: { minMinor: null, maxMinor: 80_000 } }],
    ['thai rated above 4.2 in HSR', { minRating: 4.2, area: 'HSR Layout', cuisines: ['Thai'] }],
    ['vegan cafe with wifi', { dietary: ['vegan'], cuisines: ['Cafe'], vibes: ['work'] }],
    [
      'anything but chinese in Whitefield',
      { excludedCuisines: ['Chinese'], cuisines: [], area: 'Whitefield' },
    ],
    ['show rooftop bars on a map', { ui: 'map_view', vibes: ['rooftop'] }],
    ['compare Toscano and Little Italy', { ui: 'comparison_chart', compared: ['Toscano', 'Little Italy'] }],
    [
      'I am allergic to shellfish and til, north indian',
      { avoid: ['shellfish', 'sesame'], cuisines: ['North Indian'] },
    ],
    ['nut-free desserts', { avoid: ['tree nuts', 'peanuts'], cuisines: ['Desserts'] }],
    ['lactose intolerant, ice cream?', { avoid: ['dairy'], cuisines: ['Ice Cream'] }],
    ['dairy and egg allergy, birthday cake', { avoid: expect.arrayContaining(['eggs']) }],
    ['2 people at 8 in block 5', { budget: undefined }],
  ] satisfies [string, Partial<Record<keyof Query, unknown>>][])('%s', (message, parts) => {
    expect(decompose(message)).toMatchObject(parts);
  });

  it.each([
    ['I can’t eat peanuts', ['peanuts']],
    ["my daughter can't have eggs or milk, birthday lunch", ['eggs', 'dairy']],
    ['my allergies are soy and sesame', ['soy', 'sesame']],
    ['allergies: fish, celery', ['fish', 'celery']],
    ['non-dairy ice cream', ['dairy']],
    ["I don't eat prawns", ['shellfish']],
    ['peanut-free chinese', ['peanuts']],
    ['coeliac friendly', ['gluten']],
    ['tree nut allergy, italian', ['tree nuts']],
    ['somewhere without mungfali', ['peanuts']],
    ['मूंगफली allergy', ['peanuts']],
  ])('%s', (message, avoid) => {
    expect(decompose(message).avoid).toEqual(expect.arrayContaining(avoid));
  });

  it('and what is to be avoided is not searched for', () => {
    expect(decompose('no peanuts, thai food').text).not.toContain('peanut');
  });

  it('and free delivery is no allergy', () => {
    expect(decompose('milk free delivery').avoid).toEqual([]);
  });
});

test('greetings and questions without any handle are empty', () => {
  for (const message of ['', 'where should we eat?', 'show me some restaurants please', 'I am hungry'])
    expect(isEmpty(decompose(message))).toBe(true);
  expect(isEmpty(decompose('dosa'))).toBe(false);
});

test('what a person says of its taste is heard, and what it searches for is not taken for it', () => {
  expect(readStated('I love Italian food')).toMatchObject({ cuisineAffinity: ['Italian'] });
  expect(readStated("I really like thai but I hate sushi. I'm vegetarian")).toMatchObject({
    cuisineAffinity: ['Thai'],
    cuisineAversion: ['Sushi'],
    dietary: ['vegetarian'],
  });
  expect(readStated('thai in Koramangala')).toEqual({
    cuisineAffinity: [],
    cuisineAversion: [],
    dietary: [],
  });
});

test('no message breaks it, and none takes long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (message) => {
      expect(decompose(message).text.length).toBeLessThanOrEqual(4000);
      readStated(message);
    }),
  );
  for (const hard of [
    'no '.repeat(600),
    'a '.repeat(1000),
    'i love '.repeat(280),
    'compare , '.repeat(200),
    '9'.repeat(2000),
  ])
    decompose(hard);
});
