import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmounts } from './amounts.ts';

const read = (text: string): unknown[] =>
  readAmounts(text).map(({ value, currency }) => (currency === undefined ? value : [value, currency]));

describe('amounts', () => {
  it.each([
    ['add 12.50 for coffee', [12.5]],
    ['add $12 for lunch', [[12, 'USD']]],
    ['12,50 for lunch', [12.5]],
    ['can I afford a 1,200 laptop', [1200]],
    ['a 1.2k bike', [1200]],
    ['3 grand', [3000]],
    ['under ₹1500', [[1500, 'INR']]],
    ['20 bucks on snacks', [[20, 'USD']]],
    [
      '€8.90 and 4 pounds',
      [
        [8.9, 'EUR'],
        [4, 'GBP'],
      ],
    ],
    ['set food to 400 a month', [400]],
    ['$1,234.56', [[1234.56, 'USD']]],
    ['$.50', [[0.5, 'USD']]],
    ['1.250,00 for a sofa', [1250]],
    ['€2.400', [[2400, 'EUR']]],
    ['the last 30 days', []],
    ['top 5 merchants', []],
    ['a table for 4 people', []],
    ['20% of it', []],
    ['stage 3', []],
    ['v2.3.4', []],
    ['no, 15', [15]],
  ])('%s', (text, amounts) => {
    expect(read(text)).toEqual(amounts);
  });

  it('are read back as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (minor) => {
        const value = minor / 100;
        const written = value.toLocaleString('en-US', { minimumFractionDigits: 2 });
        expect(readAmounts(`add $${written} for x`)[0]?.value).toBe(value);
        expect(readAmounts(`add ${value} for x`)[0]?.value).toBe(value);
      }),
    );
  });
});
