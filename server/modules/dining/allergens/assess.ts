import { createHash } from 'node:crypto';
import { ALLERGENS, type Allergen, type Confidence } from './allergens.ts';
import { CUISINE_ALLERGENS } from './cuisines.data.ts';
import { DISHES } from './dishes.data.ts';
import { fold, wordsOf } from './fold.ts';
import { readAllergens, type Mentions } from './read-text.ts';
import { HARMLESS, LOOKALIKES, STEMS, TERMS } from './terms.data.ts';

/** What is known of a kitchen, as far as it speaks of allergens. */
export interface KitchenFacts {
  /** Of the place: it may say what is in the food. */
  name: string;
  cuisines: readonly string[];
  /** Dishes with what their label says of allergens; null where nobody labelled them. */
  dishes: readonly { name: string; allergens: readonly Allergen[] | null }[];
  reviews: readonly string[];
  /** The kitchen's own list of every allergen it works with; null when it has published none. */
  declared: readonly Allergen[] | null;
}

/** What the facts say of one allergen in one kitchen. */
export interface Finding {
  state: 'present' | 'absent' | 'unknown';
  /** How sure that is; unknown is always low. */
  confidence: Confidence;
  /** Where it comes from, for people: `dish: Shenga Chutney (shenga)`. */
  source: string;
}
export type Findings = Readonly<Record<Allergen, Finding>>;

/** How texts are read; raise it when that changes. */
const READING = 2;

/** Changes with the lists and with how they are read: findings stored under another one are made anew. */
export const LEXICON = createHash('sha256')
  .update(JSON.stringify([READING, TERMS, STEMS, HARMLESS, [...LOOKALIKES], DISHES, CUISINE_ALLERGENS]))
  .digest('hex')
  .slice(0, 16);

/**
 * What a kitchen's facts say of each of the fourteen. Present: labelled, declared, or mentioned in a dish or a review
 * (high), or usual in its cuisine (medium). Absent: only where the kitchen has declared its allergens (high; medium
 * when its cuisine usually has it) or has labelled every dish (medium). All else is unknown.
 */
export function assessKitchen(facts: KitchenFacts): Findings {
  const cuisines = cuisineAllergens(facts.cuisines);
  const own = readAllergens(facts.name);
  const dishes = facts.dishes.map(({ name, allergens }) => ({
    name,
    allergens,
    mentions: readAllergens(name),
  }));
  const reviews = facts.reviews.map(readAllergens);
  const isLabelled = dishes.length > 0 && dishes.every(({ allergens }) => allergens !== null);
  const finding = (allergen: Allergen): Finding => {
    const seen =
      labelOf(facts, allergen) ??
      mentionIn(dishes, allergen) ??
      reviewOf(reviews, allergen) ??
      nameOf(own, allergen);
    if (seen !== undefined) return { state: 'present', confidence: 'high', source: seen };
    const cuisine = cuisines.get(allergen);
    if (facts.declared !== null)
      return {
        state: 'absent',
        confidence: cuisine === undefined ? 'high' : 'medium',
        source: 'the kitchen’s allergen list',
      };
    if (cuisine !== undefined)
      return { state: 'present', confidence: 'medium', source: `cuisine: ${cuisine}` };
    if (isLabelled) return { state: 'absent', confidence: 'medium', source: 'labels of every dish' };
    return { state: 'unknown', confidence: 'low', source: 'nothing is known' };
  };
  return fromEntries(finding);
}

/** A finding for every name of the closed list. */
const fromEntries = (finding: (allergen: Allergen) => Finding): Findings =>
  Object.fromEntries(ALLERGENS.map((allergen) => [allergen, finding(allergen)])) as Findings;

function labelOf(facts: KitchenFacts, allergen: Allergen): string | undefined {
  const dish = facts.dishes.find(({ allergens }) => allergens?.includes(allergen));
  if (dish) return `dish label: ${dish.name}`;
  return facts.declared?.includes(allergen) ? 'the kitchen’s allergen list' : undefined;
}

function mentionIn(
  dishes: readonly { name: string; mentions: Mentions }[],
  allergen: Allergen,
): string | undefined {
  const dish = dishes.find(({ mentions }) => mentions.has(allergen));
  return dish && `dish: ${dish.name} (${dish.mentions.get(allergen)})`;
}

function reviewOf(reviews: readonly Mentions[], allergen: Allergen): string | undefined {
  const mention = reviews.map((mentions) => mentions.get(allergen)).find((words) => words !== undefined);
  return mention === undefined ? undefined : `review: ${mention}`;
}

function nameOf(mentions: Mentions, allergen: Allergen): string | undefined {
  const words = mentions.get(allergen);
  return words === undefined ? undefined : `its name: ${words}`;
}

/** By whole words either way: `Modern Thai` is Thai, `Indian` is in `South Indian`. */
function cuisineAllergens(cuisines: readonly string[]): Map<Allergen, string> {
  const found = new Map<Allergen, string>();
  for (const cuisine of cuisines) {
    const words = ` ${wordsOf(fold(cuisine)).join(' ')} `;
    for (const [name, allergens] of Object.entries(CUISINE_ALLERGENS)) {
      if (!words.includes(` ${name} `) && !` ${name} `.includes(words)) continue;
      for (const allergen of allergens) if (!found.has(allergen)) found.set(allergen, cuisine);
    }
  }
  return found;
}
