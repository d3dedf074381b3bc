import type { App } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { embedRestaurants } from './search/vectors.ts';

const KEPT_DAYS = 180;
const BATCH = 5_000;
const GONE = 'NOT EXISTS (SELECT 1 FROM restaurants r WHERE r.id = restaurant_id)';
const DAY_MS = 86_400_000;

/** What keeps the room in order: one node at a time does it. */
export const diningUpkeep = (app: App) => [
  { name: 'purge-dining', everySeconds: 86_400, run: () => purge(app) },
  { name: 'embed-restaurants', everySeconds: 60, run: async () => void (await embedRestaurants(app)) },
];

/** Vectors of places that are gone, interactions after half a year, accounts that were never verified a week after their last mail ran out. */
async function purge(app: App): Promise<void> {
  const before = (days: number): string => new Date(app.now().getTime() - days * DAY_MS).toISOString();
  await purgeWhere(app, 'restaurant_vectors', GONE);
  await purgeWhere(app, 'dining_interactions', 'at < $1::timestamptz', before(KEPT_DAYS));
  await purgeWhere(
    app,
    'dining_accounts',
    'verified_at IS NULL AND token_expires_at < $1::timestamptz',
    before(7),
  );
}

async function purgeWhere(app: App, table: string, condition: string, before?: string): Promise<void> {
  for (let purged = BATCH; purged === BATCH;) {
    const rows = await query(
      app.database.db,
      `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${BATCH}) RETURNING 1`,
      before === undefined ? [] : [before],
    );
    purged = rows.length;
  }
}
