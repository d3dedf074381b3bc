import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from './distance.ts';
import { linkNames } from './link.ts';

const NAMES = [
  'Whole Foods',
  'Greenfield Market',
  'Corner Pantry',
  'Blue Kettle',
  'Roast & Co',
  'Metro Card',
  'Hail Rides',
  'Daily Ledger',
  'Savings interest',
  'Burger Yard',
  'City Power & Light',
  'Trattoria Sole',
  'Green Fork',
];
const link = (text: string, names = NAMES): string[] =>
  linkNames(
    text,
    names.map((name) => ({ name, weight: 1, of: null })),
  ).map(({ name }) => name);

describe('names in a text', () => {
  it.each([
    ['how much at whole foods', ['Whole Foods']],
    ['how much at wholefoods last month', ['Whole Foods']],
    ['spent at blue ketle', ['Blue Kettle']],
    ['trattoria', ['Trattoria Sole']],
    ['at roast and co', ['Roast & Co']],
    ['at the roast', ['Roast & Co']],
    ['burgers', ['Burger Yard']],
    ['whole foods vs corner pantry', ['Whole Foods', 'Corner Pantry']],
    ['what is my daily average', []],
    ['what is my savings rate', []],
    ['add it to my card', []],
    ['green', ['Green Fork']],
  ])('%s', (text, names) => {
    expect(link(text)).toEqual(names);
  });

  it('come together where a place fits several, so that the reader can ask', () => {
    expect(link('at corner', ['Corner Pantry', 'Corner Bakery']).sort()).toEqual([
      'Corner Bakery',
      'Corner Pantry',
    ]);
    expect(link('at corner bakery', ['Corner Pantry', 'Corner Bakery'])).toEqual(['Corner Bakery']);
  });

  it('are found by themselves, whatever they are and wherever they stand', () => {
    const anyName = fc.stringMatching(/^[a-z]{4,9}( [a-z]{4,9})?$/);
    fc.assert(
      fc.property(anyName, (name) => {
        const [first] = linkNames(`How much at ${name.toUpperCase()}?`, [{ name, weight: 1, of: null }]);
        expect(first?.score).toBe(1);
        expect('How much at '.length).toBeLessThanOrEqual(first?.start ?? 0);
      }),
    );
  });
});

describe('the distance of two words', () => {
  it('counts a swap as one, keeps symmetry and stops at its bound', () => {
    expect(distance('spnet', 'spent', 2)).toBe(1);
    expect(distance('ketle', 'kettle', 2)).toBe(1);
    expect(distance('abc', 'xyz', 1)).toBe(2);
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, 9)).toBe(distance(b, a, 9));
        expect(distance(a, b, 9)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});
