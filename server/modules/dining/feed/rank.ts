import type { Ctx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { judge, riskOf, type KnownFindings } from '../allergens/gate.ts';
import { freshFindings } from '../catalogue/read.ts';
import type { Diner } from '../people/diner.ts';
import type { PriceTier } from '../people/preferences.ts';
import { scoreFit } from '../search/fit.ts';
import type { FeedItem } from './feed.ts';

/** The best of each kind that are looked at. */
const PER_KIND = 60;

interface Candidate extends Record<string, unknown> {
  id: string;
  name: string;
  cuisines: string[];
  vibes: string[];
  dietary: string[];
  priceTier: PriceTier | null;
  rating: number | null;
  /** Of the user's own allergens. */
  findings: KnownFindings;
  lexicon: string;
}

/**
 * Ids of places worth scoring for a user: the best rated of the cuisines and vibes that the user likes, of the diets
 * and prices, of those that are clear of the user's allergens, and of all.
 */
export async function candidateIds(ctx: Ctx, { preferences, allergies }: Diner): Promise<string[]> {
  const { cuisineAffinity, vibes, priceComfort } = preferences;
  const best = (condition: string): string =>
    `(SELECT id FROM restaurants WHERE ${condition} ORDER BY rating DESC NULLS LAST, id LIMIT ${PER_KIND})`;
  const rows = await query<{ id: string }>(
    ctx.db,
    [
      best('cuisines && $1::text[]'),
      best('cuisines && $1::text[] AND vibes && $2::text[] AND price_tier = ANY($3::text[])'),
      best('vibes && $2::text[]'),
      best('cardinality($4::text[]) > 0 AND free_of @> $4::text[]'),
      best('cardinality($4::text[]) > 0 AND free_of @> $4::text[] AND cuisines && $1::text[]'),
      best('true'),
    ].join(' UNION '),
    [cuisineAffinity, vibes, priceComfort, allergies.map(({ allergen }) => allergen)],
    // What is rare is found by its index, what is common by walking down the best.
    { prepare: false },
  );
  return rows.map(({ id }) => id);
}

/** Scores and judges places for a user: the safe ones first, then by how bad it would be, the best fit first in each. */
export async function rankPlaces(ctx: Ctx, diner: Diner, ids: readonly string[]): Promise<FeedItem[]> {
  const rows = await query<Candidate>(
    ctx.db,
    `SELECT id, name, cuisines, vibes, dietary, price_tier AS "priceTier", rating, lexicon,
            (SELECT coalesce(jsonb_object_agg(name, findings -> name), '{}') FROM unnest($2::text[]) AS own(name)) AS findings
       FROM restaurants WHERE id = ANY($1::text[])`,
    [ids, diner.allergies.map(({ allergen }) => allergen)],
  );
  const findings = await freshFindings(ctx, rows);
  const { allergies, preferences } = diner;
  return rows
    .map((row) => {
      const verdict = judge(findings.get(row.id) ?? row.findings, allergies);
      const { score, tags } = scoreFit(row, preferences, verdict, allergies.length > 0);
      return {
        rating: row.rating ?? 0,
        risk: riskOf(verdict),
        item: {
          id: row.id,
          name: row.name,
          fitScore: score,
          fitTags: tags,
          allergySafe: verdict.safe,
          allergyWarnings: verdict.warnings,
        },
      };
    })
    .sort(
      (a, b) =>
        a.risk - b.risk ||
        b.item.fitScore - a.item.fitScore ||
        b.rating - a.rating ||
        (a.item.id < b.item.id ? -1 : 1),
    )
    .map(({ item }) => item);
}
