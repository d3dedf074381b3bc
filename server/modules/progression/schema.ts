import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { pageInput } from '../../kernel/page.ts';

/** An event id is the caller's; it is what makes a repeat a no-op. */
export const eventId = f.text(128);

export const eventInput = z.strictObject({
  eventId,
  userId: f.userId,
  type: f.eventType,
  audience: f.audience.optional(),
  occurredAt: f.instant.optional(),
  properties: f.freeMap.default({}),
});
export type EventInput = z.output<typeof eventInput>;

export const MAX_BATCH = 500;

export const effectsOutput = z.object({
  coins: z.int(),
  tokens: z.array(z.string()),
  badgesAwarded: z.array(z.string()),
  badgesReady: z.array(z.string()),
  skills: z.array(z.object({ skillKey: z.string(), delta: z.number(), value: z.number(), level: z.int() })),
  streakUpdates: z.array(
    z.object({
      key: z.string(),
      count: z.int(),
      ticked: z.boolean(),
      milestone: z.int().optional(),
      burned: z.int().optional(),
      freezesUsed: z.int().optional(),
    }),
  ),
  pathUpdates: z.array(
    z.object({
      pathKey: z.string(),
      stepKey: z.string(),
      subStepKey: z.string().optional(),
      state: z.string(),
    }),
  ),
  evolutionReady: z.boolean(),
});
export type EffectsOutput = z.output<typeof effectsOutput>;

export const eventAnswer = z.object({
  accepted: z.literal(true),
  eventId: z.string(),
  duplicate: z.boolean(),
  effects: effectsOutput,
});
export type EventAnswer = z.output<typeof eventAnswer>;

const batchError = z.object({
  accepted: z.literal(false),
  eventId: z.string().nullable(),
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export const batchInput = z.strictObject({ events: z.array(z.unknown()).min(1).max(MAX_BATCH) });
export const batchOutput = z.object({
  results: z.array(z.discriminatedUnion('accepted', [eventAnswer, batchError])),
});
export type BatchEntry = z.output<typeof batchOutput>['results'][number];

export const traceEntry = z.object({
  ruleType: z.string(),
  ruleKey: z.string(),
  outcome: z.enum(['applied', 'skipped']),
  reason: z.string().nullable(),
  needed: z.record(z.string(), z.unknown()).optional(),
  actual: z.record(z.string(), z.unknown()).optional(),
});
export const eventListItem = z.object({
  eventId: z.string(),
  userId: z.string(),
  buddyId: z.string().nullable(),
  audience: z.string(),
  type: z.string(),
  properties: z.record(z.string(), z.unknown()),
  occurredAt: z.string(),
  receivedAt: z.string(),
  reversedAt: z.string().nullable(),
  effects: effectsOutput,
});
/** What taking an event back moved, signed like effects. */
export const reversal = z.object({
  coins: z.int(),
  tokens: z.array(z.string()),
  /** What could not be taken back, because it was spent. */
  shortfall: z.object({ coins: z.int(), tokens: z.array(z.string()) }),
  /** Rewards that the remaining events do not earn. They were claimed, so they stay, with what they paid. */
  badgesKept: z.array(z.string()),
  /** The same of streak milestones, as `streak.count`. */
  milestonesKept: z.array(z.string()),
});
export const reversalOutput = reversal.extend({
  eventId: z.string(),
  reversed: z.literal(true),
  alreadyReversed: z.boolean(),
});
export const eventOutput = eventListItem.extend({
  configVersionId: z.string().nullable(),
  reversal: reversal.nullable(),
  trace: z.array(traceEntry),
  reason: z.string().nullable(),
});
export const listEventsInput = z.strictObject({
  ...pageInput,
  userId: f.userId.optional(),
  buddyId: f.pathId.optional(),
  type: f.eventType.optional(),
  from: f.instant.optional(),
  to: f.instant.optional(),
});
/** What an event would cause, with the reasons. */
export const dryRunOutput = eventAnswer.extend({
  dryRun: z.literal(true),
  trace: z.array(traceEntry),
  reason: z.string().nullable(),
});
export type DryRunAnswer = z.input<typeof dryRunOutput>;
