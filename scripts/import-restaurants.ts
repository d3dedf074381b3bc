// `npm run import:restaurants -- FILE`: a CSV in the Zomato Bangalore layout, or a GeoJSON of OpenStreetMap, into the
// database that the environment names. May be stopped and started again; the embedded database must not be in use.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/main.ts';
import { importRestaurants } from '../server/modules/dining/index.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('Which file? npm run import:restaurants -- FILE');
  process.exit(2);
}

const hash = createHash('sha256');
for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
const config = readConfig(process.env);
const dataDir = resolve(config.dataDir);
await mkdir(dataDir, { recursive: true });
const database = await openDatabase(config, dataDir);
try {
  await migrate(database);
  const { rows, written, skipped, wasDone } = await importRestaurants(
    { database, now: () => new Date() },
    {
      format: /\.(geo)?json$/i.test(path) ? 'geojson' : 'csv',
      fingerprint: hash.digest('hex'),
      text: createReadStream(path, 'utf8'),
    },
    (progress) => console.log(`${progress.rows} rows, ${progress.written} places written`),
  );
  console.log(
    wasDone
      ? 'This file has been imported before.'
      : `Done: ${rows} rows, ${written} places written, ${skipped} skipped.`,
  );
} finally {
  await database.close();
}
