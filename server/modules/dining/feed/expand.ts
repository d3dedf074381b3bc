import type { UserCtx } from '../../../db/context.ts';
import type { Allergen, Confidence } from '../allergens/allergens.ts';
import { judge } from '../allergens/gate.ts';
import type { AllergyWarning } from '../allergens/warnings.ts';
import { ensureRestaurants } from '../catalogue/ensure.ts';
import type { Radar } from '../catalogue/radar.ts';
import { readRestaurants } from '../catalogue/read.ts';
import { fail } from '../errors.ts';
import { ownDiner } from '../people/known.ts';
import { noteInteraction } from '../people/interactions.ts';
import type { PriceTier } from '../people/preferences.ts';
import { describePlace, highlightsOf } from '../search/describe.ts';
import { scoreFit } from '../search/fit.ts';
import { requireSelf } from './feed.ts';

export interface Expanded {
  restaurant: {
    id: string;
    name: string;
    cuisineTypes: string[];
    priceTier: PriceTier | null;
    rating: number | null;
    fitScore: number;
  };
  aiSummary: string;
  highlights: string[];
  radarScores: Radar;
  allergenAnalysis: {
    safeForUser: boolean;
    /** The user's own allergens that are present, or usual in such a kitchen. */
    allergensPresent: Allergen[];
    /** The user's own allergens of which nothing is known. */
    allergensUnknown: Allergen[];
    confidence: Confidence;
    warnings: AllergyWarning[];
  };
}

/**
 * Everything about one place for one user. Looking closer is an interaction: taste learns from it.
 * 403 `not_yourself`, 404 `user_not_found`, `restaurant_not_found`.
 */
export async function expandRestaurant(
  ctx: UserCtx,
  { uid, restaurantId }: { uid: string; restaurantId: string },
): Promise<Expanded> {
  requireSelf(ctx, uid);
  await ensureRestaurants(ctx.app);
  const { preferences, allergies } = await ownDiner(ctx);
  const [row] = await readRestaurants(ctx, [restaurantId]);
  if (!row) throw fail('restaurant_not_found');
  await noteInteraction(ctx, uid, {
    kind: 'expand',
    restaurantId,
    signals: {
      noticed: { cuisines: row.cuisines, priceTiers: row.priceTier === null ? [] : [row.priceTier] },
    },
  });
  const verdict = judge(row.findings, allergies);
  const stateOf = ({ allergen }: AllergyWarning) => row.findings[allergen].state;
  return {
    restaurant: {
      id: row.id,
      name: row.name,
      cuisineTypes: row.cuisines,
      priceTier: row.priceTier,
      rating: row.rating,
      fitScore: scoreFit(row, preferences, verdict, allergies.length > 0).score,
    },
    aiSummary: describePlace(row),
    highlights: highlightsOf(row),
    radarScores: row.scores,
    allergenAnalysis: {
      safeForUser: verdict.safe,
      allergensPresent: verdict.warnings
        .filter((w) => stateOf(w) === 'present')
        .map(({ allergen }) => allergen),
      allergensUnknown: verdict.warnings
        .filter((w) => stateOf(w) !== 'present')
        .map(({ allergen }) => allergen),
      confidence: verdict.confidence,
      warnings: verdict.warnings,
    },
  };
}
