import { z } from 'zod';

/**
 * Money is whole minor units (cents) inside and a decimal number with at most two digits behind the point on the
 * wire. The largest single amount is a billion, so that a double still tells every cent apart in sums of ten thousand.
 */
export const MAX_AMOUNT_MINOR = 100_000_000_000;

/** Cents of a decimal with at most two fraction digits; undefined for any other number. */
export function minorOf(decimal: number): number | undefined {
  const minor = Math.round(decimal * 100);
  // Both sides are the double nearest to the same decimal, or the number had a third digit.
  return Number.isSafeInteger(minor) && minor / 100 === decimal ? minor + 0 : undefined;
}

/** The decimal as JSON prints it: two fraction digits at most. */
export const decimalOf = (minor: number): number => minor / 100 + 0;

/** A signed amount of money as it comes over the wire; minor units behind the parse. */
export const money = z
  .number()
  .min(-MAX_AMOUNT_MINOR / 100)
  .max(MAX_AMOUNT_MINOR / 100)
  .refine((value) => minorOf(value) !== undefined, 'must have at most 2 decimals')
  .transform((value) => minorOf(value) ?? 0);
