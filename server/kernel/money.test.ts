import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, MAX_AMOUNT_MINOR, minorOf, money } from './money.ts';
import { firstUuidAt, isUuid, newUuid } from './ids.ts';

describe('money', () => {
  test('every amount goes to the wire and back as the same cents, in two digits at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }), (minor) => {
        const text = JSON.stringify(decimalOf(minor));
        expect(text).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(minorOf(Number(text))).toBe(minor);
      }),
    );
  });

  test('also sums of ten thousand of the largest', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (minor) => {
        expect(JSON.stringify(decimalOf(minor))).toMatch(/^-?\d+(\.\d{1,2})?$/);
      }),
    );
  });

  test.each([1.005, 0.1 + 0.2, 1e308, -1e308, Number.NaN, Infinity, 1e-7, 1_000_000_000.01])(
    '%d is no amount',
    (value) => {
      expect(money.safeParse(value).success).toBe(false);
    },
  );

  test.each([
    [87.43, 8743],
    [-0, 0],
    [0.1, 10],
    [-1e9, -1e11],
  ])('%d is %i cents', (value, minor) => {
    expect(money.parse(value)).toBe(minor);
  });
});

describe('a UUID', () => {
  test('of one process sorts in the order in which it was made', () => {
    const made = Array.from({ length: 10_000 }, (_, i) => newUuid(1_780_000_000_000 + Math.floor(i / 6_000)));
    expect(made).toEqual([...made].sort());
    expect(new Set(made).size).toBe(made.length);
    expect(made.every(isUuid)).toBe(true);
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('of a millisecond lies between its bounds', () => {
    const id = newUuid(1_780_000_000_000);
    expect(id >= firstUuidAt(1_780_000_000_000) && id < firstUuidAt(1_780_000_000_001)).toBe(true);
  });
});
