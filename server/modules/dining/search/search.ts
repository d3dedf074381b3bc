import type { Ctx } from '../../../db/context.ts';
import type { Allergy } from '../allergens/allergens.ts';
import { judge, riskOf, type Verdict } from '../allergens/gate.ts';
import type { RestaurantRow } from '../catalogue/place.ts';
import { readRestaurants } from '../catalogue/read.ts';
import type { Preferences } from '../people/preferences.ts';
import { union } from '../people/preferences.ts';
import type { Query } from '../query/decompose.ts';
import { findCandidates, type Candidate } from './candidates.ts';
import { scoreFit, type Fit } from './fit.ts';
import { meaningOf } from './vectors.ts';

/** A place that was found, scored for what was asked and for who asks. */
export interface Found {
  row: RestaurantRow;
  fit: Fit;
  verdict: Verdict;
  isExact: boolean;
  /** 0–100: words, meaning, rating and fit together. */
  relevance: number;
}

export interface Asker {
  preferences: Preferences;
  allergies: readonly Allergy[];
}

/** Shares of the relevance. Without an embedding server the words carry the share of the meaning too. */
const SHARES = { exact: 30, words: 20, meaning: 15, named: 15, rating: 10, fit: 10 };
/** What a place that does not meet everything can have of the first share, if it meets nearly everything. */
const NEAR = 20;

/** Everything found for a query, the most relevant first, each with its verdict. */
export async function search(ctx: Ctx, query: Query, asker: Asker): Promise<Found[]> {
  const candidates = await findCandidates(ctx, query);
  const ids = candidates.map(({ id }) => id);
  const [rows, meaning] = await Promise.all([readRestaurants(ctx, ids), meaningOf(ctx, query.text, ids)]);
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const taste = tasteFor(query, asker.preferences);
  return rows
    .flatMap((row) => {
      const candidate = byId.get(row.id);
      if (!candidate) return [];
      const verdict = judge(row.findings, asker.allergies);
      const fit = scoreFit(row, taste, verdict, asker.allergies.length > 0, query.budget);
      const relevance = relevanceOf(candidate, meaning?.get(row.id), row, fit);
      return [{ row, fit, verdict, isExact: candidate.isExact, relevance }];
    })
    .sort((a, b) => b.relevance - a.relevance);
}

function relevanceOf(
  { text, named, met, isExact }: Candidate,
  meaning: number | undefined,
  { rating }: RestaurantRow,
  fit: Fit,
): number {
  return (
    (isExact ? SHARES.exact : NEAR * met) +
    text * (meaning === undefined ? SHARES.words + SHARES.meaning : SHARES.words) +
    (meaning ?? 0) * SHARES.meaning +
    named * SHARES.named +
    ((rating ?? 3) / 5) * SHARES.rating +
    (fit.score / 100) * SHARES.fit
  );
}

/** What the asker likes, and what this message asks for. */
function tasteFor(query: Query, preferences: Preferences): Preferences {
  return {
    ...preferences,
    cuisineAffinity: union(query.cuisines, preferences.cuisineAffinity),
    vibes: union(query.vibes, preferences.vibes),
    dietary: union(query.dietary, preferences.dietary),
    priceComfort: query.priceTiers.length > 0 ? query.priceTiers : preferences.priceComfort,
  };
}

/** The order in which people are shown what was found: the safest first, then by relevance. */
export const bySafety = (a: Found, b: Found): number =>
  riskOf(a.verdict) - riskOf(b.verdict) || b.relevance - a.relevance;
