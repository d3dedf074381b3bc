import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { open, router } from '../../trpc/trpc.ts';
import { acceptedOutput, buddyOutput, evolutionOutput, operationOutput } from '../buddies/index.ts';
import { eventAnswer } from '../progression/index.ts';
import { fernToken } from './fern.ts';
import { demoEvent, demoEvolve, demoHatch, demoOperation, demoReset, demoState } from './play.ts';
import { requireDemo, requireVisitor, startDemoSession } from './visitor.ts';

const NEVER = 'none' as const;

const session = z.object({
  userId: z.string(),
  session: z.string(),
  expiresAt: z.string(),
  resumed: z.boolean(),
});
const state = z.object({
  userId: z.string(),
  egg: z.object({ eggId: z.string(), status: z.string() }).nullable(),
  buddy: buddyOutput.nullable(),
  evolution: evolutionOutput.nullable(),
});
const eventInput = z.strictObject({
  eventId: f.text(64).optional(),
  type: f.eventType,
  occurredAt: f.instant.optional(),
  properties: f.freeMap.default({}),
});

/** The demo for whoever comes by: each visitor plays with a user of its own in the demo's customer. */
export const demoRouter = router({
  session: open
    .meta({ summary: 'Start or resume a demo session', idempotency: NEVER })
    .input(z.strictObject({}).optional())
    .output(session)
    .mutation(({ ctx }) => startDemoSession(ctx)),
  state: open
    .meta({ summary: "The visitor's buddy, what it lacks and what it has done" })
    .output(state)
    .query(({ ctx }) => demoState(requireVisitor(ctx))),
  event: open
    .meta({ summary: 'Something the visitor did', idempotency: 'native' })
    .input(eventInput)
    .output(eventAnswer)
    .mutation(({ ctx, input }) => demoEvent(requireVisitor(ctx), input)),
  hatch: open
    .meta({ summary: "Hatch the visitor's buddy at once", idempotency: NEVER })
    .input(z.strictObject({}).optional())
    .output(buddyOutput)
    .mutation(({ ctx }) => demoHatch(requireVisitor(ctx))),
  evolve: open
    .meta({ summary: "Start an evolution of the visitor's buddy" })
    .input(z.strictObject({ buddyId: f.pathId }))
    .output(acceptedOutput)
    .mutation(({ ctx, input }) => demoEvolve(requireVisitor(ctx), input)),
  operation: open
    .meta({ summary: "An operation of the visitor's buddy" })
    .input(z.strictObject({ operationId: f.pathId }))
    .output(operationOutput)
    .query(({ ctx, input }) => demoOperation(requireVisitor(ctx), input)),
  reset: open
    .meta({ summary: "Archive the visitor's buddy and start over", idempotency: NEVER })
    .input(z.strictObject({}).optional())
    .output(z.object({ archived: z.int() }))
    .mutation(({ ctx }) => demoReset(requireVisitor(ctx))),
  widgetToken: open
    .meta({ summary: "A token that reads the demo's own buddy" })
    .output(z.object({ token: z.string(), buddyId: z.string(), expiresAt: z.string() }))
    .query(({ ctx }) => {
      requireDemo(ctx);
      return fernToken(ctx.app);
    }),
});
