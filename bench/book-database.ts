import { openPostgres, type Database } from '../server/db/client.ts';
import { createCtx, type UserCtx } from '../server/db/context.ts';
import { migrate } from '../server/db/migrate.ts';
import { query } from '../server/db/query.ts';
import { createEmptyDatabase } from '../tests/support/postgres.ts';
import { fillBook } from './book-fixture.ts';
import { bareApp } from './ingest/household.ts';

const ROWS = 1_000_000;
/** Rows of another person, so that the big book is not all there is. */
const OTHERS = 100_000;

/**
 * A person with a million transactions on Postgres, in a database of its own that goes with `close`; or in the one that
 * `BENCH_BOOK_URL` names, which is filled once and kept.
 */
export async function openBigBook(): Promise<{ ctx: UserCtx; close(): Promise<void> }> {
  const kept = process.env.BENCH_BOOK_URL;
  const { url, drop } =
    kept === undefined ? await createEmptyDatabase() : { url: kept, drop: () => Promise.resolve() };
  const database = openPostgres(url, { poolSize: 4 });
  const close = async (): Promise<void> => {
    await database.close();
    await drop();
  };
  try {
    await migrate(database);
    await fillOnce(database);
    return { ctx: as(database, 'big'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fillOnce(database: Database): Promise<void> {
  const [filled] = await query(database.db, 'SELECT 1 FROM transactions LIMIT 1');
  if (filled) return;
  await fillBook(as(database, 'big'), ROWS);
  await fillBook(as(database, 'other'), OTHERS);
  await database.script('VACUUM ANALYZE');
}

const as = (database: Database, userId: string): UserCtx =>
  createCtx(bareApp(database), {
    type: 'user',
    accountId: 'cus_01jz0000000000000000bench00',
    mode: 'live',
    userId,
    via: 'login',
    scopes: 'all',
  });
