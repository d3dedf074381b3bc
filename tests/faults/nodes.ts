import { createServer } from '../../server/app.ts';
import { openPostgres, type Database } from '../../server/db/client.ts';
import { sqlState, type App } from '../../server/db/context.ts';
import { createWorker } from '../../server/jobs/index.ts';
import { silent } from '../../server/kernel/log.ts';
import { createSignalBus } from '../../server/kernel/signals.ts';
import { buddyJobs } from '../../server/modules/buddies/index.ts';
import { challengeJobs } from '../../server/modules/challenges/index.ts';
import { insightJobs } from '../../server/modules/insights/index.ts';
import { drainIntake, progressionJobs } from '../../server/modules/progression/index.ts';
import type { TestApp } from '../support/app.ts';

/** A server with a worker of its own on a database that others use too. */
export interface ServingNode {
  app: App;
  url: string;
  /** SQLSTATEs that its transactions failed with, whether they were tried again or not. */
  states: string[];
  close(): Promise<void>;
}

export async function openNode({ database, settings, now, media }: TestApp): Promise<ServingNode> {
  const own = database.url === undefined ? undefined : openPostgres(database.url);
  const states: string[] = [];
  const log = { ...silent, error: (fields: object, message: string) => console.error(message, fields) };
  const app: App = {
    database: watched(own ?? database, states),
    bus: createSignalBus(silent),
    log,
    now,
    settings: { ...settings, rateLimitScale: 0 },
    media,
  };
  const server = await createServer(app);
  const worker = createWorker(app, { ...buddyJobs, ...challengeJobs, ...insightJobs, ...progressionJobs });
  const url = await server.http.listen({ port: 0, host: '127.0.0.1' });
  app.settings.publicUrl = url;
  return {
    app,
    url,
    states,
    close: async () => {
      await server.close();
      await worker.stop();
      await drainIntake({ app });
      await app.bus.close();
      await own?.close();
    },
  };
}

/** Notes why transactions fail; what they do stays the same. */
function watched(database: Database, states: string[]): Database {
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const state = sqlState(error);
      if (state !== undefined) states.push(state);
      throw error;
    }
  };
  return {
    ...database,
    transaction: (work) => noting(database.transaction(work)),
    pipelined: (work) => noting(database.pipelined(work)),
  };
}
