import postgres from 'postgres';
import { randomBytes } from 'node:crypto';
import { TEST_DATABASE_URL } from './database.ts';

/** Whether the tests' Postgres lets us in: what needs it is skipped where none runs. */
export const postgresAnswers: boolean = await (async () => {
  const client = postgres(TEST_DATABASE_URL, { max: 1, connect_timeout: 15, onnotice: () => {} });
  try {
    await client`SELECT 1`;
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
})();

/** A database without a single table, for servers that migrate it themselves. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `fledge_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name}`);
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asAdmin(sql: string): Promise<void> {
  const client = postgres(TEST_DATABASE_URL, { max: 1, onnotice: () => {} });
  await client.unsafe(sql);
  await client.end();
}
