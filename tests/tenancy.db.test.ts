import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '../server/db/query.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { GLOBAL_TABLES, tableConfigs } from './support/tenancy.ts';

// What the migrations have really made, not what the code says of it.

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('every unique index of a tenant’s table is led by the tenant, in the catalogue too', async () => {
  const rows = await query<{ table: string; index: string; first: string; is_primary: boolean }>(
    database.db,
    `SELECT t.relname AS "table", i.relname AS "index", x.indisprimary AS is_primary,
            pg_get_indexdef(x.indexrelid, 1, true) AS first
       FROM pg_index x
       JOIN pg_class t ON t.oid = x.indrelid
       JOIN pg_class i ON i.oid = x.indexrelid
       JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND x.indisunique`,
  );
  const broken = rows
    .filter(({ table }) => !(table in GLOBAL_TABLES) && table !== 'schema_migrations')
    .filter(({ first }) => first !== 'customer_id')
    .map(({ table, index, first }) => `${table}: ${index} is led by ${first}`);
  expect(broken).toEqual([]);
  const keyed = new Set(rows.filter((row) => row.is_primary).map(({ table }) => table));
  expect(tableConfigs.map(({ name }) => name).filter((name) => !keyed.has(name))).toEqual([]);
});

test('migrations and the tables in code say the same: names, columns, whether null is allowed', async () => {
  const rows = await query<{ table: string; column: string; is_nullable: string }>(
    database.db,
    `SELECT table_name AS "table", column_name AS "column", is_nullable
       FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> 'schema_migrations'`,
  );
  const made = rows.map(
    (row) => `${row.table}.${row.column} ${row.is_nullable === 'YES' ? 'null' : 'not null'}`,
  );
  const declared = tableConfigs.flatMap(({ name, columns }) =>
    columns.map((column) => `${name}.${column.name} ${column.notNull ? 'not null' : 'null'}`),
  );
  expect(made.sort()).toEqual(declared.sort());
});

test('a row of a tenant’s table always names its tenant', () => {
  const without = tableConfigs
    .filter(({ name }) => !(name in GLOBAL_TABLES))
    .filter(({ columns }) => !columns.some(({ name, notNull }) => name === 'customer_id' && notNull))
    .map(({ name }) => name);
  expect(without).toEqual([]);
});
