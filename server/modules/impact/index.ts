import type { JobHandlers } from '../../jobs/index.ts';
import { MIGRATE_QUEUE, migrateHandler } from './migrate-buddies.ts';

/** The jobs of this room, for the worker. */
export const impactJobs: JobHandlers = { [MIGRATE_QUEUE]: migrateHandler };
