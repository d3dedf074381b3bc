import type { Ctx } from '../../db/context.ts';
import { listFailedJobs, queueFigures } from '../../jobs/index.ts';
import { countPeople } from '../accounts/index.ts';
import { pingDatabase, readMetrics, VERSION } from '../health/index.ts';

/** How the server is: who uses it, what waits to be done, and what went wrong. */
export async function readOverview(ctx: Ctx) {
  const [people, queues, databaseMs] = await Promise.all([
    countPeople(ctx),
    queueFigures(ctx),
    pingDatabase(ctx),
  ]);
  const { uptimeSeconds, requests, recentErrors } = readMetrics(ctx);
  return {
    people,
    queues,
    health: {
      version: VERSION,
      database: ctx.app.database.kind,
      databaseMs,
      cache: ctx.app.settings.sharedCache ? ('redis' as const) : ('memory' as const),
      uptimeSeconds,
      requests: requests.total,
      errors: requests.errors,
      recentErrors,
    },
  };
}

/** Jobs that were given up, page by page. */
export const readFailedJobs = listFailedJobs;
