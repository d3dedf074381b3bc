import { perApp, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { samplePlaces } from './sample.ts';
import { writePlaces } from './write.ts';

/** There are restaurants from the first question on: the bundled ones, where nobody has imported others. */
const made = perApp((app: App) => {
  let pending: Promise<void> | undefined;
  return () => {
    pending ??= seed(app).catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };
});

/** Seeds an empty catalogue with the sample, once a process. Call it outside of any transaction. */
export const ensureRestaurants = (app: App): Promise<void> => made(app)();

async function seed(app: App): Promise<void> {
  const { db } = app.database;
  const [row] = await query<{ found: boolean }>(db, 'SELECT EXISTS (SELECT 1 FROM restaurants) AS found');
  if (row?.found) return;
  // Another node may do the same at this moment: rows that are there stay as they are.
  await writePlaces(db, samplePlaces(), { now: app.now(), keep: true });
}
