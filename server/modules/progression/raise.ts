import type { Ctx } from '../../db/context.ts';
import { enqueue, type JobHandler, type JobHandlers } from '../../jobs/index.ts';
import { eventInput } from './schema.ts';
import { ingestOne } from './intake/ingest.ts';

/** Events that Fledge raises itself leave through a job, so that they happen if and only if their cause is committed. */
export const RAISE_QUEUE = 'raise-event';

/** An event of Fledge's own. The id is made of what happened, so the same thing told twice counts once. */
export interface RaisedEvent {
  eventId: string;
  userId: string;
  type: string;
  properties: Record<string, unknown>;
}

/** Tells the engine of something another room did. Call it in the transaction of the cause. */
export async function raise(ctx: Ctx, event: RaisedEvent): Promise<void> {
  const payload = { event: { ...event, occurredAt: ctx.now().toISOString() } };
  await enqueue(ctx, { queue: RAISE_QUEUE, payload, dedupeKey: event.eventId });
}

const raiseHandler: JobHandler = {
  async run(ctx, payload) {
    await ingestOne(ctx, eventInput.parse(payload.event), { internal: true });
  },
};

/** The jobs of this room, for the worker. */
export const progressionJobs: JobHandlers = { [RAISE_QUEUE]: raiseHandler };
