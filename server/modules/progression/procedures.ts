import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { listOf, pageOf } from '../../kernel/page.ts';
import { router, server } from '../../trpc/trpc.ts';
import { dryRun } from './dry-run.ts';
import { activeUsers, getEvent, ingestBatch, listEvents, listTypes } from './events.ts';
import { reverseEvent } from './reverse.ts';
import { ingestOne } from './intake/ingest.ts';
import {
  batchInput,
  batchOutput,
  dryRunOutput,
  eventAnswer,
  eventInput,
  eventListItem,
  eventOutput,
  listEventsInput,
  reversalOutput,
} from './schema.ts';

/** Customer events in, progression out. */
export const eventsRouter = router({
  ingest: server
    .meta({ summary: 'Take in an event; a repeated event_id answers what was stored', idempotency: 'native' })
    .input(eventInput)
    .output(eventAnswer)
    .mutation(({ ctx, input }) => ingestOne(ctx, input)),
  dryRun: server
    .meta({ summary: 'What an event would cause; writes nothing', idempotency: 'none' })
    .input(eventInput)
    .output(dryRunOutput)
    .mutation(({ ctx, input }) => dryRun(ctx, input)),
  batch: server
    .meta({ summary: 'Take in up to 500 events, each with its own answer', idempotency: 'native' })
    .input(batchInput)
    .output(batchOutput)
    .mutation(({ ctx, input }) => ingestBatch(ctx, input)),
  list: server
    .meta({ summary: 'Events, latest arrival first' })
    .input(listEventsInput)
    .output(pageOf(eventListItem))
    .query(({ ctx, input }) => listEvents(ctx, input)),
  get: server
    .meta({ summary: 'An event with its effects and what became of each rule' })
    .input(z.strictObject({ eventId: f.pathId }))
    .output(eventOutput)
    .query(({ ctx, input }) => getEvent(ctx, input)),
  reverse: server
    .meta({ summary: 'Take an event back: ledger rows compensate, claimed badges stay' })
    .input(z.strictObject({ eventId: f.pathId }))
    .output(reversalOutput)
    .mutation(({ ctx, input }) => reverseEvent(ctx, input)),
  types: server
    .meta({ summary: 'Types among the latest 200,000 events' })
    .output(listOf(z.object({ type: z.string(), count: z.int(), lastSeenAt: z.string() })))
    .query(({ ctx }) => listTypes(ctx)),
  activeUsers: server
    .meta({ summary: 'Users with the most events in the last days' })
    .input(
      z.strictObject({ days: z.int().min(1).max(90).default(7), limit: z.int().min(1).max(100).default(20) }),
    )
    .output(listOf(z.object({ userId: z.string(), events: z.int(), lastEventAt: z.string() })))
    .query(({ ctx, input }) => activeUsers(ctx, input)),
});
