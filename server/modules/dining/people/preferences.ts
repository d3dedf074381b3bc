import { z } from 'zod';
import * as f from '../../../kernel/fields.ts';

export const PRICE_TIERS = ['$', '$$', '$$$', '$$$$'] as const;
export type PriceTier = (typeof PRICE_TIERS)[number];

const MAX_ENTRIES = 50;
const list = z.array(f.text(64)).max(MAX_ENTRIES);

/** Preferences as they come in: each list is optional, and what is left out stays. */
export const preferencesInput = z.strictObject({
  dietary: list.optional(),
  vibes: list.optional(),
  cuisineAffinity: list.optional(),
  cuisineAversion: list.optional(),
  priceComfort: z.array(z.enum(PRICE_TIERS)).max(PRICE_TIERS.length).optional(),
});
export type PreferencesInput = z.output<typeof preferencesInput>;

export const preferences = z.object({
  dietary: z.array(z.string()),
  vibes: z.array(z.string()),
  cuisineAffinity: z.array(z.string()),
  cuisineAversion: z.array(z.string()),
  priceComfort: z.array(z.enum(PRICE_TIERS)),
});
export type Preferences = z.output<typeof preferences>;

export const NO_PREFERENCES: Preferences = {
  dietary: [],
  vibes: [],
  cuisineAffinity: [],
  cuisineAversion: [],
  priceComfort: [],
};

/** How two spellings of a preference are compared. */
export const sameKey = (text: string): string => text.trim().toLowerCase();

/** Known entries in their order, then what is new; the newest go when there are too many. */
export function union<T extends string>(known: readonly T[], more: readonly T[] = []): T[] {
  const byKey = new Map<string, T>();
  for (const entry of [...known, ...more]) if (!byKey.has(sameKey(entry))) byKey.set(sameKey(entry), entry);
  return [...byKey.values()].slice(0, MAX_ENTRIES);
}

/** Lists are joined, never replaced. What is newly liked is no longer disliked, and the other way round. */
export function mergePreferences(known: Preferences, more: PreferencesInput): Preferences {
  const without = (list: readonly string[], gone: readonly string[] = []): string[] => {
    const keys = new Set(gone.map(sameKey));
    return list.filter((entry) => !keys.has(sameKey(entry)));
  };
  const liked = without(more.cuisineAffinity ?? [], more.cuisineAversion);
  return {
    dietary: union(known.dietary, more.dietary),
    vibes: union(known.vibes, more.vibes),
    cuisineAffinity: union(without(known.cuisineAffinity, more.cuisineAversion), liked),
    cuisineAversion: union(without(known.cuisineAversion, liked), more.cuisineAversion),
    priceComfort: union(known.priceComfort, more.priceComfort),
  };
}
