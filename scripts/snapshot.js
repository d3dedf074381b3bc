// The embedded database as it is right after the migrations, as a tar file: restoring it takes a second, where
// creating one takes four to eight. Kept by the hash of the migrations, so it is never stale.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

const root = fileURLToPath(new URL('..', import.meta.url));
const migrationsFolder = `${root}server/db/migrations/`;
const cacheFolder = `${root}.cache/`;

/** @returns {Promise<Blob>} the data folder of a migrated, empty database */
export async function loadSnapshot() {
  return new Blob([await readFile(await buildSnapshot())], { type: 'application/x-tar' });
}

/** Makes the snapshot unless it is there. @returns {Promise<string>} its path */
export async function buildSnapshot() {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(migrationsFolder + name, 'utf8') })),
  );
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const path = `${cacheFolder}snapshot-${hash}.tar`;
  const known = await readFile(path).catch(() => undefined);
  if (known !== undefined) return path;

  const database = await PGlite.create({ extensions: { pg_trgm } });
  await database.exec(
    'CREATE TABLE schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  for (const { name, sql } of migrations) {
    await database.exec(sql);
    await database.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
  }
  const dump = await database.dumpDataDir('none');
  await database.close();
  await mkdir(cacheFolder, { recursive: true });
  const building = `${path}.${process.pid}`;
  await writeFile(building, Buffer.from(await dump.arrayBuffer()));
  await rename(building, path);
  return path;
}
