import { tmpdir } from 'node:os';
import { createCtx, type App } from '../server/db/context.ts';
import { openPglite, openPostgres, type Database } from '../server/db/client.ts';
import { migrate } from '../server/db/migrate.ts';
import { query } from '../server/db/query.ts';
import { HOME } from '../server/kernel/actor.ts';
import { silent } from '../server/kernel/log.ts';
import { createSignalBus } from '../server/kernel/signals.ts';
import { openMedia } from '../server/media/index.ts';
import { ensureRestaurants } from '../server/modules/dining/catalogue/ensure.ts';
import { samplePlaces } from '../server/modules/dining/catalogue/sample.ts';
import { writePlaces } from '../server/modules/dining/catalogue/write.ts';
import { answerQuery } from '../server/modules/dining/chat/chat.ts';
import { getFeed } from '../server/modules/dining/feed/feed.ts';
import { NO_PREFERENCES } from '../server/modules/dining/people/preferences.ts';
import { createUser } from '../server/modules/dining/people/users.ts';
import { decompose } from '../server/modules/dining/query/decompose.ts';
import { GOLDEN } from '../server/modules/dining/testing/golden.data.ts';
import { measureRecall } from '../server/modules/dining/testing/recall.ts';
import { loadSnapshot } from '../scripts/snapshot.js';
import { createEmptyDatabase, postgresAnswers } from '../tests/support/postgres.ts';
import { median, type Measure } from './processes.ts';

const PLACES = 10_000;
const ROUNDS = 40;
const UID = 'bench';

function appOn(database: Database): App {
  return {
    media: openMedia({ dataDir: tmpdir() }),
    database,
    bus: createSignalBus(silent),
    log: silent,
    now: () => new Date(),
    settings: {
      publicUrl: 'http://127.0.0.1',
      dataDir: tmpdir(),
      demo: false,
      demoKeepDays: 7,
      orphanKeepDays: 7,
      rateLimitScale: 0,
      serviceToken: 'service-token-of-the-bench',
      legacyUuidAuth: true,
      mail: { from: 'bench@fledge.invalid' },
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The sample over and over under other names, until there are as many as asked for. */
async function fill(app: App): Promise<void> {
  const sample = samplePlaces();
  for (let from = 0; from < PLACES; from += sample.length) {
    const places = sample.slice(0, PLACES - from).map((place) => ({
      ...place,
      key: `${place.key} ${from}`,
      name: `${place.name} ${from}`,
      rating: Math.min(5, (place.rating ?? 3) + ((from / sample.length) % 5) / 10),
    }));
    await writePlaces(app.database.db, places, { now: app.now() });
  }
  await query(app.database.db, 'ANALYZE restaurants');
}

async function measureOn(name: string, app: App): Promise<Measure[]> {
  const seeded = await timed(() => ensureRestaurants(app));
  const actor = { type: 'user', ...HOME, userId: UID, via: 'service', scopes: 'all' } as const;
  const ctx = createCtx(app, actor);
  const recalled = await measureRecall(ctx);
  const recall = recalled.reduce((sum, one) => sum + one.recall, 0) / recalled.length;
  await fill(app);
  await createUser(ctx, {
    uid: UID,
    preferences: {
      cuisineAffinity: ['Thai', 'Italian', 'South Indian'],
      vibes: ['romantic', 'quiet'],
      dietary: ['vegetarian'],
      priceComfort: ['$$', '$$$'],
    },
    allergies: { confirmed: ['peanuts', 'shellfish'], severity: { peanuts: 'anaphylactic' } },
  });
  const feeds: number[] = [];
  const cached: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    feeds.push(await timed(() => getFeed(ctx, { uid: UID, limit: 50, refresh: true })));
    cached.push(await timed(() => getFeed(ctx, { uid: UID, limit: 50, refresh: false })));
  }
  const asker = { preferences: NO_PREFERENCES, allergies: [] };
  const searches: number[] = [];
  for (const { query: message } of GOLDEN)
    searches.push(await timed(() => answerQuery(ctx, decompose(message), asker)));
  const line = (what: string, times: readonly number[]): Measure => ({
    name: `${what}, ${name}`,
    value: median(times),
    unit: 'ms',
    note: `best ${Math.min(...times).toFixed(1)}, worst ${Math.max(...times).toFixed(1)}`,
  });
  return [
    { name: `sample seeded on first use, ${name}`, value: Math.round(seeded), unit: 'ms' },
    { name: `recall at 5 of ${GOLDEN.length} golden queries, ${name}`, value: recall, unit: '' },
    line(`feed of 50 of ${PLACES} restaurants, uncached`, feeds),
    line(`feed of 50 of ${PLACES} restaurants, cached`, cached),
    line(`search of ${PLACES} restaurants`, searches),
  ];
}

/** How long feed and search take on ten thousand restaurants, and how well the search does on the golden set. */
export async function run(): Promise<Measure[]> {
  const embedded = await openPglite({ snapshot: loadSnapshot });
  const measures = await measureOn('PGlite', appOn(embedded));
  await embedded.close();
  if (!postgresAnswers) return measures;
  const { url, drop } = await createEmptyDatabase();
  const database = openPostgres(url);
  await migrate(database);
  measures.push(...(await measureOn('Postgres', appOn(database))));
  await database.close();
  await drop();
  return measures;
}
