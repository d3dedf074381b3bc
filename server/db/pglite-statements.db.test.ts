import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { sqlState } from './context.ts';
import { query } from './query.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.script('CREATE TABLE probe (id int PRIMARY KEY, word text)');
});
afterAll(() => database.close());

const ask = (text: string, ...values: (string | number | null)[]) => query(database.db, text, values);

test('a query answers the same however often it comes', async () => {
  const answers = [];
  for (let i = 0; i < 6; i++)
    answers.push(await ask('SELECT $1::int + 1 AS next, $2::text AS word', i, null));
  expect(answers.flat()).toEqual([1, 2, 3, 4, 5, 6].map((next) => ({ next, word: null })));
});

test('a statement that fails fails again, and is of use afterwards', async () => {
  const put = (id: number) => ask('INSERT INTO probe VALUES ($1, $2) RETURNING id', id, 'x');
  for (let id = 1; id <= 4; id++) await put(id);
  for (let i = 0; i < 3; i++) expect(sqlState(await put(1).catch((error: unknown) => error))).toBe('23505');
  expect(await put(5)).toEqual([{ id: 5 }]);
  const wrong = () => ask('SELECT nowhere FROM probe').catch((error: unknown) => error);
  for (let i = 0; i < 5; i++) expect(sqlState(await wrong())).toBe('42703');
});

test('a transaction that was broken by a statement is rolled back, and the next is sound', async () => {
  const count = 'SELECT count(*)::int AS n FROM probe';
  const before = await ask(count);
  for (let i = 0; i < 4; i++)
    await expect(
      database.transaction(async (db) => {
        await query(db, 'DELETE FROM probe WHERE id = $1', [2]);
        await query(db, 'SELECT 1 / $1::int', [0]);
      }),
    ).rejects.toThrow();
  expect(await ask(count)).toEqual(before);
});

test('a table that changes does not leave its statements behind for ever', async () => {
  const all = () => query(database.db, 'SELECT * FROM probe WHERE id = $1', [1], { prepare: false });
  for (let i = 0; i < 5; i++) expect(await all()).toEqual([{ id: 1, word: 'x' }]);
  await database.script('ALTER TABLE probe ADD COLUMN more int');
  await all().catch(() => {});
  expect(await all()).toEqual([{ id: 1, word: 'x', more: null }]);
});

test('more texts than are kept are all answered', async () => {
  for (let round = 0; round < 4; round++)
    for (let i = 0; i < 320; i++)
      expect(await ask(`SELECT ${i} AS n, $1::int AS m`, round)).toEqual([{ n: i, m: round }]);
}, 60_000);
