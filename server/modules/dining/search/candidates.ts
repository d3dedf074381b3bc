import type { Ctx } from '../../../db/context.ts';
import { query as run } from '../../../db/query.ts';
import { AREAS } from '../query/areas.data.ts';
import type { Query } from '../query/decompose.ts';
import { nameSearch } from './names.ts';

/** Places that are looked at closer. */
const LIMIT = 60;
/** With fewer than these, the next best are looked at too. */
const ENOUGH = 5;

export interface Candidate extends Record<string, unknown> {
  id: string;
  /** 0–1 among those found: how well the words fit. */
  text: number;
  /** 0–1: how near its name is to what was asked for. */
  named: number;
  /** Which of several names it was found by. */
  nearest: string | null;
  /** 0–1: how much of what was asked for it meets, by weight; what it nearly meets counts half. */
  met: number;
  /** Meets every condition of the query. */
  isExact: boolean;
}

type Value = string | number | string[];

/** One condition of a query, and how much it matters when not all can be met. */
interface Condition {
  sql: string;
  /** Met nearly, where something is near it. */
  near?: string;
  weight: number;
  /** Never given up: nobody who asks for Thai, for vegan or for a price is helped by anything else. */
  isFirm: boolean;
}

/** Places that meet the query's conditions, best first; when there are few, then those that meet some of them. */
export async function findCandidates(ctx: Ctx, query: Query): Promise<Candidate[]> {
  const exact = await select(ctx, query, 'all');
  if (query.compared.length > 0) return oneForEach(exact);
  if (exact.length >= ENOUGH) return exact;
  const known = new Set(exact.map(({ id }) => id));
  const near = await select(ctx, query, 'some');
  return [
    ...exact,
    ...near.filter(({ id }) => !known.has(id)).map((place) => ({ ...place, isExact: false })),
  ];
}

async function select(ctx: Ctx, query: Query, which: 'all' | 'some'): Promise<Candidate[]> {
  const names = await nameSearch(ctx.app);
  const parameters: Value[] = [];
  const at = (value: Value): string => `$${parameters.push(value)}`;
  const conditions = conditionsOf(query, at);
  const wanted = query.compared.length > 0 ? query.compared : query.text === '' ? [] : [query.text];
  const words = `replace(plainto_tsquery('english', ${at(query.text)})::text, '&', '|')::tsquery`;
  const named = at(wanted);
  const hasWords = `(search @@ (SELECT q FROM asked) OR ${names.condition(named)})`;
  const filter = query.compared.length > 0 ? names.condition(named) : filterOf(conditions, hasWords, which);
  // What a place does not tell is not met, and never counts as null.
  const held = (sql: string): string => `coalesce(${sql}, false)::int`;
  const met =
    conditions
      .map(({ sql, near, weight }) => `(${held(sql)} + ${held(near ?? sql)}) * ${weight / 2}`)
      .join(' + ') || '0';
  const all = conditions.reduce((sum, { weight }) => sum + weight, 0);
  const vibes = at(query.vibes);
  return run<Candidate>(
    ctx.db,
    `WITH asked AS (SELECT ${words} AS q), scored AS (
       SELECT id, rating, ts_rank(search, (SELECT q FROM asked)) AS rank,
              coalesce(${names.nearness(named)}, 0)::float8 AS named,
              ${names.nearest(named)} AS nearest, (${met}) AS met,
              cardinality(ARRAY(SELECT unnest(vibes) INTERSECT SELECT unnest(${vibes}::text[]))) AS vibes
       FROM restaurants WHERE ${filter})
     SELECT id, (rank / greatest(max(rank) OVER (), 1e-6))::float8 AS text, named, nearest,
            (met / ${Math.max(all, 1)}.0)::float8 AS met, met = ${all} AS "isExact"
     FROM scored ORDER BY met DESC, vibes DESC, named DESC, rank DESC, rating DESC NULLS LAST, id LIMIT ${LIMIT}`,
    parameters,
    // Each mix of conditions is a text of its own.
    { prepare: false },
  );
}

/** Of places found by several names, the one that is nearest to each. */
function oneForEach(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string | null, Candidate>();
  for (const place of candidates) {
    const known = best.get(place.nearest);
    if (!known || place.named > known.named) best.set(place.nearest, place);
  }
  return [...best.values()];
}

/** All conditions; or the firm ones with any other, the words among them. Without conditions the words decide. */
function filterOf(conditions: readonly Condition[], hasWords: string, which: 'all' | 'some'): string {
  if (conditions.length === 0) return hasWords;
  const all = (list: readonly Condition[]): string[] =>
    list.map(({ sql, near }) => `(${which === 'some' ? (near ?? sql) : sql})`);
  if (which === 'all') return all(conditions).join(' AND ');
  const firm = conditions.filter(({ isFirm }) => isFirm);
  const any = [...all(conditions.filter(({ isFirm }) => !isFirm)), hasWords].join(' OR ');
  return [...all(firm), `(${any})`].join(' AND ');
}

/** A budget is nearly met up to a quarter above it. */
const NEARLY = 1.25;

/** The query's conditions: near an area are its neighbours, near a budget is what costs a little more. */
function conditionsOf(query: Query, at: (value: Value) => string): Condition[] {
  const { area, cuisines, excludedCuisines, dietary, budget, minRating, priceTiers, vibes } = query;
  const conditions: Condition[] = [];
  const add = (sql: string, weight: number, more: Partial<Condition> = {}): void =>
    void conditions.push({ sql, weight, isFirm: false, ...more });
  const isFirm = true;
  if (cuisines.length > 0) add(`cuisines && ${at(cuisines)}::text[]`, 4, { isFirm });
  if (excludedCuisines.length > 0) add(`NOT cuisines && ${at(excludedCuisines)}::text[]`, 1, { isFirm });
  if (dietary.length > 0) add(`dietary @> ${at(dietary)}::text[]`, 1, { isFirm });
  if (area !== null) add(`area = ${at(area)}`, 3, { near: `area = ANY(${at(neighboursOf(area))}::text[])` });
  const { minMinor = null, maxMinor = null } = budget ?? {};
  const costs = (most: number): string => `cost_for_two_minor <= ${at(Math.round(most))}::bigint`;
  if (maxMinor !== null) add(costs(maxMinor), 2, { isFirm, near: costs(maxMinor * NEARLY) });
  if (minMinor !== null) add(`cost_for_two_minor >= ${at(minMinor)}::bigint`, 1, { isFirm });
  if (priceTiers.length > 0 && budget === undefined) add(`price_tier = ANY(${at(priceTiers)}::text[])`, 2);
  if (minRating !== null) add(`rating >= ${at(minRating)}::real`, 1);
  if (vibes.length > 0) add(`vibes && ${at(vibes)}::text[]`, 2);
  return conditions;
}

const NEIGHBOURS = 4;

/** An area and those whose middle is nearest to its own. */
export function neighboursOf(area: string): string[] {
  const home = AREAS.find(([name]) => name === area);
  if (!home) return [area];
  // At one latitude a degree is as good as a kilometre for telling which is nearer.
  const distance = ([, lat, lng]: (typeof AREAS)[number]): number => Math.hypot(lat - home[1], lng - home[2]);
  return [...AREAS]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, NEIGHBOURS + 1)
    .map(([name]) => name);
}
