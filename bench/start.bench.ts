import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase, postgresAnswers } from '../tests/support/postgres.ts';
import { fledge, median, type Measure } from './processes.ts';

const ROUNDS = 3;

async function startMs(env: NodeJS.ProcessEnv, folder: string): Promise<number> {
  const server = await fledge(env, folder);
  await server.stop();
  return server.startedInMs;
}

/** The first start on nothing, and the next on what that left. */
async function coldAndWarm(name: string, env: NodeJS.ProcessEnv, onPostgres = false): Promise<Measure[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'fledge-start-'));
    const database = onPostgres ? await createEmptyDatabase() : undefined;
    const all = { ...env, ...(database ? { DATABASE_URL: database.url } : {}) };
    cold.push(await startMs(all, folder));
    warm.push(await startMs(all, folder));
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
  const line = (kind: string, times: readonly number[]): Measure => ({
    name: `${kind} start, ${name}`,
    value: Math.round(median(times)),
    unit: 'ms',
    note: `best ${Math.round(Math.min(...times))}`,
  });
  return [line('cold', cold), line('warm', warm)];
}

/** From the start of the built server's process until it can serve. */
export async function run(): Promise<Measure[]> {
  return [
    ...(await coldAndWarm('PGlite', {})),
    ...(await coldAndWarm('PGlite with the demo', { DEMO: 'on' })),
    ...(postgresAnswers ? await coldAndWarm('Postgres', {}, true) : []),
  ];
}
