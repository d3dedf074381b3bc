import { getTableColumns, inArray } from 'drizzle-orm';
import type { Ctx } from '../../../db/context.ts';
import { assessKitchen, LEXICON } from '../allergens/assess.ts';
import type { KnownFindings } from '../allergens/gate.ts';
import { restaurants } from '../tables.ts';
import { kitchenOf, type RestaurantRow } from './place.ts';

const { search: _, ...COLUMNS } = getTableColumns(restaurants);

/** Whole rows by their ids, in the order of the ids; those that are gone are left out. */
export async function readRestaurants(ctx: Ctx, ids: readonly string[]): Promise<RestaurantRow[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select(COLUMNS)
    .from(restaurants)
    .where(inArray(restaurants.id, [...new Set(ids)]));
  const byId = new Map(rows.map((row) => [row.id, fresh(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Findings made with other lists than today's are made anew: the gate never judges by an old lexicon. */
const fresh = (row: RestaurantRow): RestaurantRow =>
  row.lexicon === LEXICON ? row : { ...row, findings: assessKitchen(kitchenOf(row)) };

/** The same for rows that were read without their dishes and reviews. */
export async function freshFindings(
  ctx: Ctx,
  rows: readonly { id: string; findings: KnownFindings; lexicon: string }[],
): Promise<ReadonlyMap<string, KnownFindings>> {
  const stale = rows.filter(({ lexicon }) => lexicon !== LEXICON).map(({ id }) => id);
  const anew = await readRestaurants(ctx, stale);
  return new Map([...rows, ...anew].map(({ id, findings }) => [id, findings]));
}
