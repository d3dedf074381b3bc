import type { Ctx } from '../../../db/context.ts';
import { requireDiner, type Diner } from './diner.ts';

/** What is known of a user's taste, in a few sentences made of nothing but that. */
export async function getSummary(
  ctx: Ctx,
  { uid }: { uid: string },
): Promise<{ uid: string; summary: string }> {
  return { uid, summary: summarise(await requireDiner(ctx, uid)) };
}

export function summarise({ preferences, allergies }: Pick<Diner, 'preferences' | 'allergies'>): string {
  const { cuisineAffinity, cuisineAversion, vibes, dietary, priceComfort } = preferences;
  const taste = [
    cuisineAffinity.length > 0 && `You enjoy ${joined(cuisineAffinity)} food.`,
    priceComfort.length > 0 && `You are comfortable with ${joined(priceComfort)} prices.`,
    vibes.length > 0 && `You like places that are ${joined(vibes)}.`,
    dietary.length > 0 && `You eat ${joined(dietary)}.`,
    cuisineAversion.length > 0 && `You would rather not have ${joined(cuisineAversion)} food.`,
  ].filter((sentence) => sentence !== false);
  const known = taste.length > 0 ? taste : ['I do not know your taste yet: tell me what you like.'];
  if (allergies.length === 0) return [...known, 'You have told me of no allergies.'].join(' ');
  const list = joined(allergies.map(({ allergen, severity }) => `${allergen} (${severity})`));
  return [
    ...known,
    `Your confirmed allergies: ${list}. Every place I show is checked against them; what nobody knows for certain is marked as not safe.`,
  ].join(' ');
}

const joined = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
