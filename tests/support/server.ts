import { createServer, type Server } from '../../server/app.ts';
import type { Media } from '../../server/kernel/media.ts';
import { createWorker } from '../../server/jobs/index.ts';
import { buddyJobs } from '../../server/modules/buddies/index.ts';
import { generationJobs } from '../../server/modules/generation/index.ts';
import { challengeJobs } from '../../server/modules/challenges/index.ts';
import { diningJobs } from '../../server/modules/dining/index.ts';
import { impactJobs } from '../../server/modules/impact/index.ts';
import { insightJobs } from '../../server/modules/insights/index.ts';
import { progressionJobs, drainIntake } from '../../server/modules/progression/index.ts';
import { openTestApp, type TestApp } from './app.ts';
import { customerApi, type CustomerApi } from './customer-api.ts';

export type { Answer } from './customer-api.ts';

/** A whole server on a database and a port of its own, with its worker. */
export interface TestServer extends CustomerApi {
  app: TestApp;
  server: Server;
  url: string;
  close(): Promise<void>;
}

export async function openTestServer({
  demo = false,
  media,
  generation = true,
}: {
  demo?: boolean;
  media?: Partial<Media>;
  /** Whether the worker makes pictures; a test may want to. */
  generation?: boolean;
} = {}): Promise<TestServer> {
  const app = await openTestApp(media);
  app.settings.demo = demo;
  const server = await createServer(app);
  const worker = createWorker(app, {
    ...buddyJobs,
    ...challengeJobs,
    ...diningJobs,
    ...(generation ? generationJobs : {}),
    ...impactJobs,
    ...insightJobs,
    ...progressionJobs,
  });
  const url = await server.http.listen({ port: 0, host: '127.0.0.1' });
  app.settings.publicUrl = url;

  return {
    app,
    server,
    url,
    ...customerApi(url),
    close: async () => {
      await server.close();
      await worker.stop();
      await drainIntake({ app });
      await app.close();
    },
  };
}
