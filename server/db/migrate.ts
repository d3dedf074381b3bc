import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './client.ts';
import { query } from './query.ts';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));
/** Any number will do, as long as every version of Fledge uses the same. */
const LOCK_KEY = 7_340_533;

export interface Migration {
  name: string;
  sql: string;
}

/** The migrations in order of their file names. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(folder + name, 'utf8') })));
}

/** Changes whenever a migration does: the name under which snapshots are kept. */
export const migrationsHash = (migrations: Migration[]): string =>
  createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);

/**
 * Brings the schema up to date, each migration in the transaction that records it. Two processes that start
 * together take turns by an advisory lock; the second finds nothing left to do.
 */
export async function migrate(database: Database, migrations?: Migration[]): Promise<void> {
  const wanted = migrations ?? (await readMigrations());
  await database.transaction(async (db) => {
    await query(db, 'SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await query(
      db,
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const applied = new Set(
      (await query<{ name: string }>(db, 'SELECT name FROM schema_migrations')).map((row) => row.name),
    );
    for (const { name, sql } of wanted) {
      if (applied.has(name)) continue;
      for (const statement of sql.split('--> statement-breakpoint')) {
        if (statement.trim() !== '') await query(db, statement);
      }
      await query(db, 'INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
    }
  });
}
