import { eq } from 'drizzle-orm';
import type { App } from '../../../db/context.ts';
import type { Place } from '../catalogue/place.ts';
import { writePlaces } from '../catalogue/write.ts';
import { restaurantImports, restaurants } from '../tables.ts';
import { storable } from './clean.ts';
import { readCsv } from './csv.ts';
import { readFeatures } from './geojson.ts';
import { fromOsm } from './osm.ts';
import { fromZomato, isZomato } from './zomato.ts';

export interface ImportProgress {
  /** Rows or features read so far, those of an earlier run included. */
  rows: number;
  /** Places written by this run. */
  written: number;
  /** Rows that are no place. */
  skipped: number;
  /** An earlier run had finished this file: nothing was done. */
  wasDone: boolean;
}

export interface ImportSource {
  /** `csv` for the Zomato Bangalore layout, `geojson` for OpenStreetMap. */
  format: 'csv' | 'geojson';
  /** Hash of the whole file: by it an import that was cut short goes on where it stopped. */
  fingerprint: string;
  text: AsyncIterable<string>;
}

const BATCH = 200;

/**
 * Reads a file of places into the catalogue, a batch and its progress in one transaction. Cut short and started again
 * it goes on; finished, it does nothing; a changed file brings the same places up to date. The bundled sample goes when
 * the first real places come. Throws when the file is of another layout.
 */
export async function importRestaurants(
  app: Pick<App, 'database' | 'now'>,
  source: ImportSource,
  report: (progress: ImportProgress) => void = () => {},
): Promise<ImportProgress> {
  const { fingerprint } = source;
  const { db } = app.database;
  const [known] = await db
    .select()
    .from(restaurantImports)
    .where(eq(restaurantImports.fingerprint, fingerprint));
  const progress: ImportProgress = { rows: known?.rowsDone ?? 0, written: 0, skipped: 0, wasDone: false };
  if (known?.finishedAt) return { ...progress, wasDone: true };

  const save = async (places: readonly Place[], isLast: boolean): Promise<void> => {
    const now = app.now();
    progress.written += await app.database.transaction(async (tx) => {
      if (places.length > 0) await tx.delete(restaurants).where(eq(restaurants.source, 'sample'));
      const written = await writePlaces(tx, places, { now });
      const row = {
        rowsDone: progress.rows,
        updatedAt: now.toISOString(),
        finishedAt: isLast ? now.toISOString() : null,
      };
      await tx
        .insert(restaurantImports)
        .values({ fingerprint, ...row })
        .onConflictDoUpdate({ target: restaurantImports.fingerprint, set: row });
      return written;
    });
    report({ ...progress });
  };

  let read = 0;
  let batch: Place[] = [];
  for await (const place of placesIn(source)) {
    read += 1;
    if (read <= (known?.rowsDone ?? 0)) continue;
    progress.rows = read;
    if (place) batch.push(clean(place));
    else progress.skipped += 1;
    if (batch.length < BATCH) continue;
    await save(batch, false);
    batch = [];
  }
  await save(batch, true);
  return progress;
}

/** A place a row, undefined for rows that are none. */
async function* placesIn({ format, text }: ImportSource): AsyncGenerator<Place | undefined, void, void> {
  if (format === 'geojson') {
    for await (const feature of readFeatures(text)) yield fromOsm(feature);
    return;
  }
  let header: string[] | undefined;
  for await (const row of readCsv(text)) {
    if (header) yield fromZomato(header, row);
    else {
      header = row.map((name) => name.replace(/^\ufeff/, '').trim());
      if (!isZomato(header)) throw new Error('the file has not the columns of the Zomato Bangalore layout');
    }
  }
}

const clean = (place: Place): Place => ({
  ...place,
  key: storable(place.key),
  name: storable(place.name),
  area: place.area === null ? null : storable(place.area),
  address: place.address === null ? null : storable(place.address),
  cuisines: place.cuisines.map(storable),
  dishes: place.dishes.map((dish) => ({ ...dish, name: storable(dish.name) })),
  reviews: place.reviews.map((review) => ({ ...review, text: storable(review.text) })),
});
