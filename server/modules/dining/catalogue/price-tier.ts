import type { PriceTier } from '../people/preferences.ts';

/** The most that a meal for two may cost in each tier, in minor units (paise). */
const LIMITS_MINOR: readonly [PriceTier, number][] = [
  ['$', 30_000],
  ['$$', 60_000],
  ['$$$', 120_000],
];

/** Up to ₹300 for two `$`, ₹600 `$$`, ₹1200 `$$$`, above `$$$$`; null when the cost is not known. */
export function priceTierOf(costForTwoMinor: number | null): PriceTier | null {
  if (costForTwoMinor === null) return null;
  return LIMITS_MINOR.find(([, limit]) => costForTwoMinor <= limit)?.[0] ?? '$$$$';
}
