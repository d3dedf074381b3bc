import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { query } from './query.ts';
import { feed } from './tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const add = (db: TestDatabase['db'], user: string, sequence = 1) =>
  query(db, `INSERT INTO feed VALUES ('cus_p', $1, $2, null, 'x', '{}', now())`, [user, sequence]);

test('statements left unawaited are committed with the rest', async () => {
  const result = await database.pipelined(async (db) => {
    await add(db, 'a', 1);
    return { result: 'done', last: Promise.all([add(db, 'a', 2), add(db, 'a', 3)]) };
  });
  expect(result).toBe('done');
  expect(await database.db.select().from(feed)).toHaveLength(3);
});

test('one that fails takes everything back', async () => {
  const work = database.pipelined(async (db) => {
    await add(db, 'b', 1);
    return { result: 1, last: Promise.all([add(db, 'b', 2), add(db, 'b', 1), add(db, 'b', 4)]) };
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
  const rows = await query(database.db, `SELECT 1 FROM feed WHERE user_id = 'b'`);
  expect(rows).toEqual([]);
});

test('a connection that is lost inside a transaction fails that transaction alone', async (t) => {
  if (database.kind === 'pglite') t.skip();
  for (let round = 0; round < 10; round++) {
    const work = database.transaction(async (db) => {
      const [row] = await query<{ pid: number }>(db, 'SELECT pg_backend_pid() AS pid');
      await query(database.db, 'SELECT pg_terminate_backend($1)', [row?.pid ?? 0]);
      await new Promise((resolve) => setTimeout(resolve, 30));
      await query(db, 'SELECT 1');
    });
    await expect(work).rejects.toMatchObject({
      code: expect.stringMatching(/^(CONNECTION_CLOSED|ECONNRESET|57P01)$/),
    });
  }
  expect(await query(database.db, 'SELECT 1 AS ok')).toEqual([{ ok: 1 }]);
});

test('more pipelined transactions than there are connections take turns, also after losses', async () => {
  const one = (i: number) =>
    database.pipelined(async (db) => {
      const [row] = await query<{ pid: number }>(db, 'SELECT pg_backend_pid() AS pid');
      if (database.kind === 'postgres' && i % 3 === 0)
        await query(database.db, 'SELECT pg_terminate_backend($1)', [row?.pid ?? 0]);
      await query(db, 'SELECT 1');
      return { result: i, last: Promise.resolve() };
    });
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => one(i)));
  const failed = results.filter(({ status }) => status === 'rejected');
  expect(failed).toHaveLength(database.kind === 'postgres' ? 7 : 0);
  await expect(one(1)).resolves.toBe(1);
});

test("another connection's trouble inside the work does not hold its transaction up", async () => {
  const trouble = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const work = database.pipelined(async (db) => {
    await add(db, 'c', 1);
    throw trouble;
  });
  await expect(work).rejects.toBe(trouble);
  await database.pipelined(async (db) => ({ result: 0, last: add(db, 'c', 2) }));
  const rows = await query(database.db, `SELECT sequence FROM feed WHERE user_id = 'c'`);
  expect(rows).toEqual([{ sequence: 2 }]);
});

test('nothing begins once the database is closed', async (t) => {
  if (database.kind === 'pglite') t.skip();
  const other = await openTestDatabase();
  await other.pipelined(async (db) => ({ result: 0, last: query(db, 'SELECT 1') }));
  await other.close();
  await expect(other.pipelined(async () => ({ result: 0, last: Promise.resolve() }))).rejects.toThrow(
    'closed',
  );
});
