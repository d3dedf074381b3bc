import type { Ctx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { notFound } from '../../../kernel/errors.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/page.ts';
import { ALLERGENS } from '../allergens/allergens.ts';
import { ensureRestaurants } from './ensure.ts';
import type { Place } from './place.ts';
import { readRestaurants } from './read.ts';

/** The catalogue as whoever runs the server looks at it. */

export interface SourceCount extends Record<string, unknown> {
  source: Place['source'];
  places: number;
  /** Those whose kitchen says itself what it works with. */
  declared: number;
}

/** How many places there are, by where they come from. */
export async function countPlaces(ctx: Ctx): Promise<SourceCount[]> {
  await ensureRestaurants(ctx.app);
  return query<SourceCount>(
    ctx.db,
    `SELECT source, count(*)::int AS places, count(declared_allergens)::int AS declared
     FROM restaurants GROUP BY source ORDER BY source`,
  );
}

export interface PlaceLine extends Record<string, unknown> {
  id: string;
  name: string;
  source: Place['source'];
  area: string | null;
  cuisines: string[];
  rating: number | null;
}

/** Places by name; `search` is part of a name or area, in whatever case. */
export async function listPlaces(
  ctx: Ctx,
  {
    limit,
    cursor,
    search = '',
    source,
  }: {
    limit: number;
    cursor?: string | undefined;
    search?: string | undefined;
    source?: Place['source'] | undefined;
  },
): Promise<Page<PlaceLine>> {
  await ensureRestaurants(ctx.app);
  const [name = '', id = ''] = decodeCursor(cursor, 2) ?? [];
  const rows = await query<PlaceLine & { sortName: string }>(
    ctx.db,
    `SELECT id, name, source, area, cuisines, rating, lower(name) AS "sortName" FROM restaurants
     WHERE (lower(name), id) > ($1, $2) AND ($3::text IS NULL OR source = $3)
       AND (strpos(lower(name), $4) > 0 OR strpos(lower(coalesce(area, '')), $4) > 0)
     ORDER BY lower(name), id LIMIT $5::int`,
    [String(name), String(id), source ?? null, search.trim().toLowerCase(), limit + 1],
  );
  return toPage(rows, limit, (row) => [row.sortName, row.id]);
}

/** One place with what is known of each allergen and where that comes from. Throws 404. */
export async function overlookPlace(ctx: Ctx, { id }: { id: string }) {
  const [place] = await readRestaurants(ctx, [id]);
  if (!place) throw notFound('restaurant');
  return {
    id: place.id,
    name: place.name,
    source: place.source,
    area: place.area,
    address: place.address,
    cuisines: place.cuisines,
    dietary: place.dietary,
    rating: place.rating,
    votes: place.votes,
    url: place.url,
    dishes: place.dishes.length,
    labelledDishes: place.dishes.filter(({ allergens }) => allergens !== null).length,
    reviews: place.reviews.length,
    declaredAllergens: place.declaredAllergens,
    updatedAt: place.updatedAt,
    findings: ALLERGENS.map((allergen) => ({ allergen, ...place.findings[allergen] })),
  };
}
