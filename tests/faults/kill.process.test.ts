import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/fresh.js';
import { openPglite, openPostgres, type Database } from '../../server/db/client.ts';
import { query } from '../../server/db/query.ts';
import { createWorker } from '../../server/jobs/index.ts';
import { buddyJobs } from '../../server/modules/buddies/index.ts';
import { challengeJobs } from '../../server/modules/challenges/index.ts';
import { insightJobs } from '../../server/modules/insights/index.ts';
import { progressionJobs } from '../../server/modules/progression/index.ts';
import { createEmptyDatabase, postgresAnswers } from '../support/postgres.ts';
import {
  killLeftovers,
  killWhileStarting,
  startServer,
  temporaryFolder,
  type ServerProcess,
} from '../support/process.ts';
import { appOn, audit } from './audit.ts';
import { openLine, type Line } from './line.ts';
import { act, emptyJournal } from './load.ts';
import { randomFrom } from './random.ts';
import { settled, settleIn } from './world.ts';

const KILLS = 20;
/** Of those, while the server was still starting. */
const EARLY = 4;
const CALLERS = 8;
/** The starter plan allows 10,000 events a month. */
const EVENTS = 7_000;
/** The same seed kills at the same moments; `FAULT_SEED` tries others. */
const SEED = Number(process.env.FAULT_SEED ?? 20_260_601);

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => ensureBuilt());
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  killLeftovers();
  folder.remove();
});

/** Kills a server twenty times under load and holds what is left against what its callers were answered. */
async function killTwentyTimes(env: Record<string, string>, reopen: () => Promise<Database>): Promise<void> {
  const random = randomFrom(SEED);
  const settings = { ...env, DEMO: 'off', RATE_LIMIT_SCALE: '0', LOG_LEVEL: 'error' };
  const line = openLine();
  const journal = emptyJournal();
  let server: ServerProcess = await startServer(settings);
  line.to(server.url);
  const world = await settleIn(line, ['ada', 'bob', 'cleo', 'dan', 'eve', 'finn']);

  let isOver = false;
  const budget = { left: EVENTS };
  const births: Promise<void>[] = [];
  const callers = Array.from({ length: CALLERS }, (_, i) =>
    act({ line, world, journal, name: `c${i}`, random: randomFrom(SEED + i), budget, births }, () => isOver),
  );
  const early = new Set(Array.from({ length: EARLY }, (_, i) => Math.floor(((i + 0.5) * KILLS) / EARLY)));
  for (let kill = 0; kill < KILLS; kill++) {
    await answers(line, Math.ceil(random() * 90));
    await sleep(random() * 20);
    line.to();
    await server.end('SIGKILL');
    if (early.has(kill)) {
      await killWhileStarting(settings, sleep(100 + random() * 1_500));
      kill++;
    }
    server = await startServer(settings);
    line.to(server.url);
  }
  await sleep(300);
  isOver = true;
  await Promise.all(callers);
  await Promise.all(births);
  for (const id of journal.operations.keys()) await settled(line, id);
  expect(await server.end('SIGTERM')).toBe(0);

  const database = await reopen();
  try {
    await finishJobs(database);
    console.log(
      `${KILLS} kills (seed ${SEED}): ${journal.events.size} events, ${journal.operations.size} operations, ${line.resent} requests sent again`,
    );
    expect(journal.events.size).toBeGreaterThan(KILLS);
    expect(line.resent).toBeGreaterThan(0);
    await audit(database, world, journal);
  } finally {
    await database.close();
  }
}

/** Waits for so many answers, but not for long: a machine with more to do must not make the test endless. */
async function answers(line: Line, wanted: number): Promise<void> {
  const until = performance.now() + 2_500;
  const enough = line.answered + wanted;
  while (line.answered < enough && performance.now() < until) await sleep(2);
}

/** Another node takes up what is left, leases of the dead included. */
async function finishJobs(database: Database): Promise<void> {
  const worker = createWorker(appOn(database), {
    ...buddyJobs,
    ...challengeJobs,
    ...insightJobs,
    ...progressionJobs,
  });
  const left = () =>
    query(database.db, `SELECT 1 FROM jobs WHERE queue NOT LIKE 'every:%' AND failed_at IS NULL LIMIT 1`);
  await expect.poll(left, { timeout: 60_000, interval: 100 }).toEqual([]);
  await worker.stop();
}

describe('a server that is killed twenty times under load', () => {
  test('on the embedded database loses nothing it answered, and does nothing twice', async () => {
    const open = () => openPglite({ folder: join(folder.path, 'db') });
    await killTwentyTimes({ DATA_DIR: folder.path }, open);
  }, 900_000);

  test.skipIf(!postgresAnswers)(
    'on Postgres loses nothing it answered, and does nothing twice',
    async () => {
      const { url, drop } = await createEmptyDatabase();
      try {
        await killTwentyTimes({ DATA_DIR: folder.path, DATABASE_URL: url }, async () => openPostgres(url));
      } finally {
        killLeftovers();
        await drop();
      }
    },
    900_000,
  );
});

test('a first start that is killed while it makes its database leaves a folder that the next one can use', async () => {
  for (let kill = 0; kill < 3; kill++) {
    const env = { DATA_DIR: join(folder.path, String(kill)), DEMO: 'off' };
    await killWhileStarting(env, appears(join(env.DATA_DIR, 'db/pg/PG_VERSION')));
    const server = await startServer(env);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await server.end('SIGKILL');
  }
}, 300_000);

async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setImmediate(resolve));
}
