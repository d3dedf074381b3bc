import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { lockFolder } from './folder-lock.ts';
import { prepareStatements } from './pglite-statements.ts';
import { inTransaction, keepConnections, type Ending } from './postgres-transaction.ts';

/** A connection or a transaction: drizzle's query builder, the same for both drivers. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface Database {
  readonly kind: 'postgres' | 'pglite';
  readonly db: Db;
  /** Runs `work` in one transaction, read committed. `work` must use only the `Db` it is given. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * The same for the hot path, two at a time: on Postgres on connections of their own, whose planner always takes an
   * index. Statements that `work` leaves unawaited in `last` share COMMIT's round trip.
   */
  pipelined<T>(work: (db: Db) => Promise<Ending<T>>): Promise<T>;
  /** Statements on those connections that commit by themselves, one by one. */
  direct<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs a script of several statements without parameters. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}

const INT8 = 20;
const TIMESTAMPTZ = 1184;

export interface PostgresOptions {
  /** Connections in the pool. Postgres's CPU per event is the budget, so more than 8 only queue inside it. */
  poolSize?: number;
}

const HOT_CONNECTIONS = 2;
/**
 * Plans of prepared statements are kept, and what is known of a table while it is small would have it read whole, or
 * joined by hashing all of it, for ever after.
 */
const HOT_SETTINGS =
  'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off; SET plan_cache_mode = force_generic_plan';

export function openPostgres(url: string, { poolSize = 6 }: PostgresOptions = {}): Database {
  const options = {
    onnotice: () => {},
    connection: { TimeZone: 'UTC', application_name: 'fledge' },
    idle_timeout: 0,
    connect_timeout: 10,
    types: { bigint: { to: INT8, from: [INT8], serialize: String, parse: Number } },
  };
  const client = postgres(url, { ...options, max: poolSize });
  const handle = (held: postgres.Sql): Db => sameForBothDrivers(drizzlePostgres(held));
  const hot = keepConnections({
    open: () => postgres(url, { ...options, max: 1, max_lifetime: null }),
    connections: HOT_CONNECTIONS,
    settings: HOT_SETTINGS,
    wrap: handle,
  });
  return {
    kind: 'postgres',
    db: handle(client),
    pipelined: hot.run,
    direct: hot.direct,
    transaction: (work) =>
      inTransaction(client, async (held) => ({ result: await work(handle(held)), last: Promise.resolve() })),
    script: async (sql) => void (await client.unsafe(sql).simple()),
    close: async () => {
      await Promise.all([hot.close(), client.end({ timeout: 5 })]);
    },
  };
}

export interface PgliteOptions {
  /** Folder of the database; without one it lives in memory. */
  folder?: string;
  /** Reads a data folder as a tar file, restored when `folder` is new or absent, and else not read at all. */
  snapshot?: () => Promise<Blob | undefined>;
}

export async function openPglite({ folder, snapshot }: PgliteOptions): Promise<Database> {
  const lock = folder === undefined ? undefined : await lockFolder(folder);
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const isNew = lock?.isNew ?? true;
  const restored = isNew ? await snapshot?.() : undefined;
  const client = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: `${folder}/pg` }),
    ...(restored ? { loadDataDir: restored } : {}),
    // Names are found by trigrams where a database has them.
    extensions: { pg_trgm },
    parsers: { [INT8]: Number, [TIMESTAMPTZ]: (text) => text },
  });
  await lock?.made();
  await client.exec(`SET TimeZone TO 'UTC'`);
  await prepareStatements(client);
  const db = drizzlePglite(client);
  return {
    kind: 'pglite',
    db: sameForBothDrivers(db),
    transaction: (work) => db.transaction((tx) => work(sameForBothDrivers(tx))),
    pipelined: (work) =>
      db.transaction(async (tx) => {
        const { result, last } = await work(sameForBothDrivers(tx));
        await last;
        return result;
      }),
    direct: (work) => work(sameForBothDrivers(db)),
    script: async (sql) => void (await client.exec(sql)),
    close: async () => {
      await client.close();
      await lock?.release();
    },
  };
}

/** Both drivers' handles offer drizzle's whole builder; only `execute` differs, and `query.ts` wraps that. */
function sameForBothDrivers(db: unknown): Db {
  return db as Db;
}
