import { perApp, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';

/** The tables that grow with events, and those that are read for each. */
const TABLES = 'events, ledger, feed, balances, progress, checkpoints, users, buddies, usage';
/** Events after which a table is another one to the planner: so many at first, then this share of what is there. */
const FIRST = 250;
const SHARE = 0.5;
/** PGlite has one connection, which waits meanwhile: it looks at a tenth of the rows. */
const PGLITE_TARGET = 10;

interface Growth {
  events: number;
  /** Null until it was asked what the database knows. */
  enough: number | null;
  running: Promise<void> | undefined;
}

const growths = perApp((): Growth => ({ events: 0, enough: null, running: undefined }));

/**
 * Tells the database to look at its tables anew when they have grown much. PGlite never does by itself, Postgres not
 * for the first minute; until then plans are made for empty tables and kept. Called after each commit; never fails.
 */
export function noteGrowth(app: App, events: number): void {
  const growth = growths(app);
  growth.events += events;
  if (growth.running || growth.events < (growth.enough ?? FIRST)) return;
  growth.events = 0;
  growth.running = look(app, growth)
    .catch((error: unknown) => app.log.warn({ err: error }, 'the planner was not told of the growth'))
    .finally(() => (growth.running = undefined));
}

/** Resolves when nobody is looking: the database may be closed then. */
export const growthNoted = async (app: App): Promise<void> => growths(app).running;

async function look(app: App, growth: Growth): Promise<void> {
  growth.enough = FIRST;
  await app.database.transaction(async (db) => {
    if (app.database.kind === 'pglite')
      await query(db, `SET LOCAL default_statistics_target = ${PGLITE_TARGET}`);
    await query(db, `ANALYZE ${app.database.kind === 'pglite' ? '' : '(SKIP_LOCKED) '}${TABLES}`);
    const [row] = await query<{ rows: number }>(
      db,
      `SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = 'events'::regclass`,
    );
    growth.enough = Math.max(FIRST, (row?.rows ?? 0) * SHARE);
  });
}
