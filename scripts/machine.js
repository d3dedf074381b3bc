// What this machine has for tests and benchmarks: each finder answers `{ version }`, or `{ reason }` why there is none.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { nextFolder } from './install-next.js';

export const DATABASE_URL = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Where a URL points, without its password. */
const placeOf = (url) => new URL(url).host;

/** A Postgres that lets us in. */
export async function findPostgres() {
  const client = postgres(DATABASE_URL, { max: 1, connect_timeout: 15, onnotice: () => {} });
  try {
    const [row] = await client`SHOW server_version`;
    return { version: `${row.server_version.split(' ')[0]} at ${placeOf(DATABASE_URL)}` };
  } catch (error) {
    return {
      reason: `none lets us in at ${placeOf(DATABASE_URL)} (${error.code ?? error.message}); set TEST_DATABASE_URL`,
    };
  } finally {
    await client.end({ timeout: 1 });
  }
}

export async function findRedis() {
  const client = new Redis(REDIS_URL, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1];
    return { version: `${version} at ${placeOf(REDIS_URL)}` };
  } catch {
    return { reason: `none answers at ${placeOf(REDIS_URL)}; set TEST_REDIS_URL` };
  } finally {
    client.disconnect();
  }
}

/** The browser that the tests drive: this machine's, else Playwright's own. */
export async function findChromium() {
  const { chromium } = await import('playwright-core');
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ];
  for (const path of candidates) {
    if (!path || !existsSync(path)) continue;
    try {
      const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
      return { path, version: /[\d.]+/.exec(stdout)?.[0] ?? stdout.trim() };
    } catch {
      // There, but not one that runs: the next may.
    }
  }
  return {
    reason:
      'there is none; `apt-get install chromium`, `npx playwright-core install chromium`, or set CHROMIUM_PATH',
  };
}

/** Next, which only the test of its documented pages needs. */
export function findNext() {
  try {
    return {
      version: JSON.parse(readFileSync(`${nextFolder}node_modules/next/package.json`, 'utf8')).version,
    };
  } catch {
    return { reason: 'its documented pages need it; `node scripts/install-next.js`' };
  }
}

export function pgliteVersion() {
  const url = new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')).version;
}
