import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { asArray, query } from './query.ts';
import { feed, ledger } from './tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('arrays, numbers, instants and JSON come back the same from both drivers', async () => {
  const [row] = await query(
    database.db,
    `SELECT $1::text[] AS texts, $2::int8[] AS numbers, $3::timestamptz AS at, $4::jsonb AS doc, 5::int8 AS big, $5::jsonb[] AS docs, $6::text AS n`,
    [
      ['a', 'b"{},\\', 'NULL', 'ü'],
      [1, 2 ** 40],
      '2026-01-02T03:04:05.678Z',
      '{"a":[1]}',
      ['{"x":1}', '{"y":"q\\"uo,te"}'],
      null,
    ],
  );
  expect(row).toEqual({
    texts: ['a', 'b"{},\\', 'NULL', 'ü'],
    numbers: [1, 2 ** 40],
    at: '2026-01-02 03:04:05.678+00',
    doc: { a: [1] },
    big: 5,
    docs: [{ x: 1 }, { y: 'q"uo,te' }],
    n: null,
  });
});

test('arrays may hold nulls', async () => {
  const rows = await query(database.db, `SELECT * FROM unnest($1::text[], $2::int4[]) AS t(a, b)`, [
    ['x', null],
    [1, null],
  ]);
  expect(rows).toEqual([
    { a: 'x', b: 1 },
    { a: null, b: null },
  ]);
});

test('a column written as an array comes back as it was, whatever its texts hold', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '')),
    fc.json(),
    fc.string({
      unit: fc.constantFrom('"', '\\', '\n', '\t', '{', '}', ',', ' ', 'é', '😀', '\u2028', 'NULL'),
    }),
    fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (texts) => {
      const rows = await query(database.db, 'SELECT * FROM unnest($1::text[]) AS t(a)', [
        asArray(texts, (each) => each),
      ]);
      expect(rows.map(({ a }) => a)).toEqual(texts);
    }),
  );
});

test('raw queries inside a transaction roll back with it', async () => {
  await expect(
    database.transaction(async (db) => {
      await query(db, `INSERT INTO feed VALUES ('cus_a','u',1,null,'x','{}',now())`);
      throw new Error('stop');
    }),
  ).rejects.toThrow('stop');
  expect(await database.db.select().from(feed)).toEqual([]);
});

test('drizzle reads instants as ISO text and JSON parsed', async () => {
  await database.db.insert(feed).values({
    customerId: 'cus_i',
    userId: 'u',
    sequence: 1,
    type: 'x',
    payload: { a: { b: 1 } },
    createdAt: '2026-01-02T03:04:05.678Z',
  });
  const [row] = await database.db.select().from(feed);
  expect(row).toMatchObject({ payload: { a: { b: 1 } }, createdAt: '2026-01-02T03:04:05.678Z' });
});

test('the ledger refuses to be changed', async () => {
  await database.db.insert(ledger).values({
    customerId: 'c',
    holderId: 'b',
    tokenKey: 'coins',
    seq: 1,
    amount: 5,
    balanceAfter: 5,
    reason: 'test',
    createdAt: new Date().toISOString(),
  });
  await expect(database.db.update(ledger).set({ amount: 6 })).rejects.toMatchObject({
    cause: { code: '23001' },
  });
  await expect(database.db.delete(ledger)).rejects.toMatchObject({ cause: { code: '23001' } });
  await expect(database.db.execute(sql`TRUNCATE ledger`)).rejects.toMatchObject({ cause: { code: '23001' } });
});

test('migrating a migrated database does nothing', async () => {
  await migrate(database);
  await migrate(database);
  const rows = await query(database.db, 'SELECT count(*)::int AS n FROM schema_migrations');
  expect(rows[0]?.n).toBe((await readMigrations()).length);
});
