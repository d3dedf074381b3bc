import type { PreferencesInput } from './preferences.ts';
import { mergePreferences, PRICE_TIERS, sameKey, type Preferences, type PriceTier } from './preferences.ts';

/** What one interaction says of a person's taste. There is no place for allergies here, on purpose. */
export interface Signals {
  /** What was asked for or looked at: counts, and becomes a preference when it comes back. */
  noticed: {
    cuisines?: readonly string[];
    vibes?: readonly string[];
    dietary?: readonly string[];
    priceTiers?: readonly PriceTier[];
  };
  /** What was said outright (“I love Thai food”): a preference at once. */
  said?: PreferencesInput;
}

/** How often each thing was noticed: `cuisine:thai` → 2. */
export type TasteCounts = Readonly<Record<string, { label: string; count: number }>>;

/** Noticed this often, a thing is a preference. */
export const LEARNED_AT = 3;
const MAX_COUNTED = 200;

/** Folds one interaction into a person's taste. Pure; the result never depends on allergies nor touches them. */
export function learn(
  known: { preferences: Preferences; counts: TasteCounts },
  { noticed, said = {} }: Signals,
): { preferences: Preferences; counts: TasteCounts } {
  const counts = new Map(Object.entries(known.counts));
  const learned: Record<Kind, string[]> = { cuisine: [], vibe: [], dietary: [], price: [] };
  const count = (kind: Kind, labels: readonly string[] = []): void => {
    for (const label of new Set(labels)) {
      const key = `${kind}:${sameKey(label)}`;
      const next = (counts.get(key)?.count ?? 0) + 1;
      counts.delete(key);
      counts.set(key, { label, count: next });
      if (next >= LEARNED_AT) learned[kind].push(label);
    }
  };
  count('cuisine', noticed.cuisines);
  count('vibe', noticed.vibes);
  count('dietary', noticed.dietary);
  count('price', noticed.priceTiers);

  const disliked = new Set(
    [...known.preferences.cuisineAversion, ...(said.cuisineAversion ?? [])].map(sameKey),
  );
  const taught = mergePreferences(known.preferences, {
    dietary: learned.dietary,
    vibes: learned.vibe,
    // A dislike that was said outweighs any number of looks.
    cuisineAffinity: learned.cuisine.filter((cuisine) => !disliked.has(sameKey(cuisine))),
    priceComfort: PRICE_TIERS.filter((tier) => learned.price.includes(tier)),
  });
  return {
    preferences: mergePreferences(taught, said),
    // The oldest are forgotten first: the map keeps what was noticed last at its end.
    counts: Object.fromEntries([...counts].slice(-MAX_COUNTED)),
  };
}

type Kind = 'cuisine' | 'vibe' | 'dietary' | 'price';
