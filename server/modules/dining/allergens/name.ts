import { ALLERGENS, isAllergen, type Allergen } from './allergens.ts';
import { fold, wordsOf } from './fold.ts';
import { TERMS } from './terms.data.ts';

/** Words for an allergy that name no ingredient, or several allergens at once. */
const NAMES: Readonly<Record<string, readonly Allergen[]>> = {
  nuts: ['tree nuts'],
  seafood: ['shellfish', 'fish', 'molluscs'],
  'sea food': ['shellfish', 'fish', 'molluscs'],
  lactose: ['dairy'],
  'lactose intolerance': ['dairy'],
  'lactose intolerant': ['dairy'],
  coeliac: ['gluten'],
  celiac: ['gluten'],
  'coeliac disease': ['gluten'],
  'celiac disease': ['gluten'],
  crustaceans: ['shellfish'],
  wine: ['sulphites'],
};

const known = new Map<string, readonly Allergen[]>();
for (const allergen of ALLERGENS) {
  for (const word of TERMS[allergen].split(',')) {
    const key = keyOf(word);
    known.set(key, [...new Set([...(known.get(key) ?? []), allergen])]);
  }
}
// What names an allergen outright is not what it may also be part of.
for (const allergen of ALLERGENS) known.set(keyOf(allergen), [allergen]);
for (const [name, allergens] of Object.entries(NAMES)) known.set(keyOf(name), allergens);

/** Case, separators, plurals and the word allergy itself do not matter: `Tree_Nuts`, `tree nut allergy`. */
function keyOf(name: string): string {
  const words = wordsOf(fold(name.replaceAll('_', ' '))).filter(
    (word) => !/^(allerg(y|ies|ic|en|ens)|to)$/.test(word),
  );
  return words.join('').replace(/(?<=...)(?<!s)s$/, '');
}

/** The allergens that a person means by a name, by the names that are stored; empty when it is not known. */
export const allergensNamed = (name: string): readonly Allergen[] => known.get(keyOf(name)) ?? [];

/** Up to three known allergens whose name is nearest to what was written, for a refusal that helps. */
export function closestAllergens(name: string): Allergen[] {
  const wanted = keyOf(name);
  const distances = new Map<Allergen, number>();
  for (const [key, [allergen]] of known) {
    if (allergen === undefined || Math.abs(key.length - wanted.length) > 4) continue;
    const distance = editDistance(wanted, key) / Math.max(wanted.length, key.length, 1);
    if (distance < (distances.get(allergen) ?? Infinity)) distances.set(allergen, distance);
  }
  const sorted = [...distances].sort((a, b) => a[1] - b[1]).slice(0, 3);
  return sorted.flatMap(([allergen, distance]) => (distance < 0.7 && isAllergen(allergen) ? [allergen] : []));
}

const MAX_COMPARED = 40;

/** Levenshtein's distance of two short texts. */
function editDistance(a: string, b: string): number {
  const from = a.slice(0, MAX_COMPARED);
  const to = b.slice(0, MAX_COMPARED);
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
