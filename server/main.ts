import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { Redis } from 'ioredis';
import { createServer, type Server } from './app.ts';
import { memoryRates, redisRates } from './auth/rate-store.ts';
import type { Config } from './config.ts';
import { openPglite, openPostgres, type Database } from './db/client.ts';
import type { App } from './db/context.ts';
import { migrate } from './db/migrate.ts';
import { readSnapshot } from './db/snapshot.ts';
import { housekeeping } from './housekeeping.ts';
import { createWorker, type Worker } from './jobs/index.ts';
import { openMedia, type OpenMedia } from './media/index.ts';
import { createSignalBus } from './kernel/signals.ts';
import { flushUsage } from './modules/accounts/index.ts';
import { flushUserKeyUse } from './modules/identity/index.ts';
import { drainTurns, interruptAllLost } from './modules/assistant/index.ts';
import { buddyJobs } from './modules/buddies/index.ts';
import { generationJobs } from './modules/generation/index.ts';
import { challengeJobs } from './modules/challenges/index.ts';
import { diningJobs } from './modules/dining/index.ts';
import { impactJobs } from './modules/impact/index.ts';
import { insightJobs } from './modules/insights/index.ts';
import { ensureAdmin } from './modules/platform/index.ts';
import { drainIntake, progressionJobs } from './modules/progression/index.ts';
import { openWire } from './realtime/wires/index.ts';

/** A running server and how to stop it. */
export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Opens the database, brings it up to date and serves. Throws when the configuration or the port is not usable. */
export async function start(config: Config): Promise<Running> {
  const log = pino({ level: config.logLevel, base: null });
  const dataDir = resolve(config.dataDir);
  await mkdir(dataDir, { recursive: true });
  const database = await openDatabase(config, dataDir);
  await migrate(database);
  const wire = await openWire({ redisUrl: config.redisUrl, databaseUrl: config.databaseUrl }, log);
  const bus = createSignalBus(log, wire);
  const redis =
    config.redisUrl === undefined
      ? undefined
      : new Redis(config.redisUrl, { lazyConnect: false, maxRetriesPerRequest: 1 });
  const settings = {
    publicUrl: config.publicUrl ?? `http://127.0.0.1:${config.port}`,
    dataDir,
    demo: config.demo,
    demoKeepDays: config.demoKeepDays,
    orphanKeepDays: config.orphanKeepDays,
    rateLimitScale: config.rateLimitScale,
    serviceToken: config.serviceToken ?? (await keptSecret(`${dataDir}/service-token`)),
    legacyUuidAuth: config.legacyUuidAuth,
    sharedCache: redis !== undefined,
    researchExportToken: config.researchExportToken,
    embedding: config.embedding,
    model: config.model,
    mail: config.mail,
    externalIssuer: config.externalIssuer,
  };
  const media = openMedia({ dataDir, s3: config.s3, imageModel: config.imageModel });
  const app: App = { database, bus, log, now: () => new Date(), settings, media };
  if (config.admin) await ensureAdmin(app, config.admin);
  const server = await createServer(app, {
    rates: redis ? redisRates(redis, log) : memoryRates(),
    trustProxy: config.trustProxy,
    processMetrics: true,
  });
  const alone = database.kind === 'pglite';
  // What the last process was answering when it died, nobody answers any more.
  await interruptAllLost(app, { alone });
  const workers = config.worker
    ? [
        createWorker(
          app,
          {
            ...buddyJobs,
            ...challengeJobs,
            ...diningJobs,
            ...impactJobs,
            ...insightJobs,
            ...progressionJobs,
          },
          { recurring: housekeeping(app), alone },
        ),
        // A model may think for minutes: nobody's egg waits for that.
        createWorker(app, generationJobs, { alone }),
      ]
    : [];
  const address = await server.http.listen({ port: config.port, host: config.host });
  // A port of 0 is chosen by the system: what was asked for is not where we are.
  if (config.publicUrl === undefined) settings.publicUrl = `http://127.0.0.1:${new URL(address).port}`;
  return {
    url: settings.publicUrl,
    stop: async () => {
      await stop({ app, server, workers, media });
      redis?.disconnect();
    },
  };
}

/** A secret that nobody set: made on the first start, the same from then on. */
async function keptSecret(path: string): Promise<string> {
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(path, 'utf8')).trim();
}

/** The database that the configuration names: Postgres, or the embedded one below the data folder. */
export async function openDatabase(config: Config, dataDir: string): Promise<Database> {
  if (config.databaseUrl !== undefined)
    return openPostgres(config.databaseUrl, { poolSize: config.databasePool });
  return openPglite({ folder: `${dataDir}/db`, snapshot: readSnapshot });
}

/** No new requests, then no half-done work, then no connection. */
async function stop({
  app,
  server,
  workers,
  media,
}: {
  app: App;
  server: Server;
  workers: readonly Worker[];
  media: OpenMedia;
}): Promise<void> {
  // Answers under way get a moment of the time that their listeners have.
  await Promise.all([server.close(), drainTurns(app)]);
  await Promise.all(workers.map((worker) => worker.stop()));
  await drainIntake({ app });
  await flushUsage(app);
  await flushUserKeyUse(app);
  await app.bus.close();
  await app.database.close();
  await media.close();
}
