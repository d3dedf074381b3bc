import type { JobHandler, JobHandlers } from '../../jobs/index.ts';
import { eventInput } from './schema.ts';
import { ingestOne } from './intake/ingest.ts';

/** Events that Fledge raises itself leave through a job, so that they happen if and only if their cause is committed. */
export const RAISE_QUEUE = 'raise-event';

const raiseHandler: JobHandler = {
  async run(ctx, payload) {
    await ingestOne(ctx, eventInput.parse(payload.event), { internal: true });
  },
};

/** The jobs of this room, for the worker. */
export const progressionJobs: JobHandlers = { [RAISE_QUEUE]: raiseHandler };
