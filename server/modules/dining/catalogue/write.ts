import type { Db } from '../../../db/client.ts';
import { query } from '../../../db/query.ts';
import { rowOf, type Place } from './place.ts';

/** Columns of `restaurants` with their types, in the order in which rows are sent. */
const COLUMNS = `id text, source text, name text, area text, address text, lat float8, lng float8, cuisines text[],
  vibes text[], dietary text[], "costForTwoMinor" bigint, "priceTier" text, rating real, votes int, url text, dishes jsonb,
  reviews jsonb, "declaredAllergens" jsonb, findings jsonb, lexicon text, "freeOf" text[], scores jsonb, words text,
  "updatedAt" timestamptz`;
const NAMES = `id, source, name, area, address, lat, lng, cuisines, vibes, dietary, cost_for_two_minor, price_tier, rating,
  votes, url, dishes, reviews, declared_allergens, findings, lexicon, free_of, scores, words, updated_at`;
const REPLACED = NAMES.split(',')
  .map((name) => name.trim())
  .filter((name) => name !== 'id')
  .map((name) => `${name} = excluded.${name}`)
  .join(', ');

/** Adds places, or brings those that are there up to date, in one statement. Answers how many rows it wrote. */
export async function writePlaces(
  db: Db,
  places: readonly Place[],
  { now, keep = false }: { now: Date; keep?: boolean },
): Promise<number> {
  const byId = new Map(places.map((place) => rowOf(place, now.toISOString())).map((row) => [row.id, row]));
  if (byId.size === 0) return 0;
  // Postgres's own JSON reader makes the rows: one parameter instead of thousands.
  const rows = await query(
    db,
    `INSERT INTO restaurants (${NAMES})
     SELECT * FROM jsonb_to_recordset($1::text::jsonb) AS r(${COLUMNS}) ORDER BY id
     ON CONFLICT (id) DO ${keep ? 'NOTHING' : `UPDATE SET ${REPLACED}`}
     RETURNING 1`,
    [JSON.stringify([...byId.values()])],
  );
  return rows.length;
}
