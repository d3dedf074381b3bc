import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { ensureRestaurants } from '../catalogue/ensure.ts';
import { fail } from '../errors.ts';
import type { Diner } from '../people/diner.ts';
import { ownDiner } from '../people/known.ts';
import { diningFeeds } from '../tables.ts';
import type { AllergyWarning } from '../allergens/warnings.ts';
import { candidateIds, rankPlaces } from './rank.ts';

export interface FeedItem {
  id: string;
  name: string;
  fitScore: number;
  fitTags: string[];
  allergySafe: boolean;
  allergyWarnings: AllergyWarning[];
}
export interface Feed {
  uid: string;
  restaurants: FeedItem[];
  generatedAt: string;
  fromCache: boolean;
}

export const MAX_FEED = 50;
const DAY_MS = 86_400_000;

/** 403 `not_yourself`: a feed is its user's own. */
export function requireSelf(ctx: UserCtx, uid: string): void {
  if (ctx.actor.userId !== uid) throw fail('not_yourself');
}

/**
 * The restaurants that fit a user best, the safe ones first. Which ones is decided once in 24 hours, or anew when
 * taste or allergies change or `refresh` is asked for; whether they are safe is judged on every call.
 * 403 `not_yourself`, 404 `user_not_found`.
 */
export async function getFeed(
  ctx: UserCtx,
  { uid, limit, refresh }: { uid: string; limit: number; refresh: boolean },
): Promise<Feed> {
  requireSelf(ctx, uid);
  await ensureRestaurants(ctx.app);
  const diner = await ownDiner(ctx);
  const cached = refresh ? undefined : await readCache(ctx, diner);
  if (cached) {
    const ranked = await rankPlaces(ctx, diner, cached.restaurantIds);
    // Rows that went away with an import are left out; nobody is shown half a feed because of it.
    if (ranked.length >= Math.min(limit, cached.restaurantIds.length))
      return { uid, restaurants: ranked.slice(0, limit), generatedAt: cached.generatedAt, fromCache: true };
  }
  const ranked = (await rankPlaces(ctx, diner, await candidateIds(ctx, diner))).slice(0, MAX_FEED);
  const generatedAt = ctx.now().toISOString();
  await writeCache(
    ctx,
    diner,
    ranked.map(({ id }) => id),
    generatedAt,
  );
  return { uid, restaurants: ranked.slice(0, limit), generatedAt, fromCache: false };
}

async function readCache(ctx: UserCtx, { userId, revision }: Diner) {
  const [cached] = await ctx.db
    .select()
    .from(diningFeeds)
    .where(and(eq(diningFeeds.customerId, ctx.customerId), eq(diningFeeds.userId, userId)));
  if (!cached || cached.revision !== revision) return undefined;
  const ageMs = ctx.now().getTime() - Date.parse(cached.generatedAt);
  return ageMs >= 0 && ageMs < DAY_MS ? cached : undefined;
}

async function writeCache(
  ctx: UserCtx,
  { userId, revision }: Diner,
  restaurantIds: string[],
  generatedAt: string,
): Promise<void> {
  await query(
    ctx.db,
    // Nobody waits for the disk: a feed that a crash loses is made again. One of an older revision never replaces a newer.
    `WITH hasty AS (SELECT set_config('synchronous_commit', 'off', true))
     INSERT INTO dining_feeds (customer_id, user_id, revision, restaurant_ids, generated_at)
     SELECT $1, $2, $3::int, $4::text[], $5::timestamptz FROM hasty
     ON CONFLICT (customer_id, user_id) DO UPDATE SET
       revision = excluded.revision, restaurant_ids = excluded.restaurant_ids, generated_at = excluded.generated_at
     WHERE dining_feeds.revision <= excluded.revision`,
    [ctx.customerId, userId, revision, restaurantIds, generatedAt],
  );
}
