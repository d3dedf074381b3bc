import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { openPglite, openPostgres, type Database } from '../../server/db/client.ts';
import { migrate, migrationsHash, readMigrations } from '../../server/db/migrate.ts';
import { loadSnapshot } from '../../scripts/snapshot.js';
import { watchLocks } from './watch-locks.ts';

/** Where the Postgres half of the suite runs. */
export const TEST_DATABASE_URL =
  process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

export interface TestDatabase extends Database {
  /** For servers started as processes of their own; undefined on PGlite. */
  url?: string;
}

/** A migrated, empty database of this file's own; `close` drops it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await (process.env.FLEDGE_TEST_DB === 'postgres'
    ? openFreshPostgres()
    : openFreshPglite());
  await watchLocks(database);
  return database;
}

async function openFreshPglite(): Promise<TestDatabase> {
  return openPglite({ snapshot: loadSnapshot });
}

/** A new database copied from a template that holds the migrated schema: milliseconds, not seconds. */
async function openFreshPostgres(): Promise<TestDatabase> {
  const admin = postgres(TEST_DATABASE_URL, { max: 1, onnotice: () => {} });
  const template = `fledge_template_${migrationsHash(await readMigrations())}`;
  await admin.unsafe(`SELECT pg_advisory_lock(hashtext('${template}'))`);
  const [known] = await admin.unsafe(`SELECT 1 FROM pg_database WHERE datname = '${template}'`);
  if (!known) {
    const building = `${template}_${randomBytes(4).toString('hex')}`;
    await admin.unsafe(`CREATE DATABASE ${building}`);
    const database = openPostgres(withDatabase(building), { poolSize: 1 });
    await migrate(database);
    await database.close();
    await admin.unsafe(`ALTER DATABASE ${building} RENAME TO ${template}`);
  }
  const name = `fledge_test_${randomBytes(6).toString('hex')}`;
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
  const url = withDatabase(name);
  const database = openPostgres(url, { poolSize: 6 });
  return {
    ...database,
    url,
    close: async () => {
      await database.close();
      const cleaner = postgres(TEST_DATABASE_URL, { max: 1, onnotice: () => {} });
      await cleaner.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await cleaner.end();
    },
  };
}

function withDatabase(name: string): string {
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return url.href;
}
