import { z } from 'zod';
import { cardOutput } from './cards.ts';
import { pendingActionOutput } from './action-schema.ts';

/**
 * A turn is a stream of these, numbered from 1 without gaps. What was streamed once is streamed again to the byte: an
 * event reaches a listener only after it is kept. The last is `done` or `error`, and nothing follows it.
 */
export const turnEvent = z.discriminatedUnion('type', [
  /** What is being done, in words a person may read while waiting. */
  z.object({ type: z.literal('step'), step: z.string(), message: z.string() }),
  /** The next piece of the answer, in markdown. Pieces in order are the answer. */
  z.object({ type: z.literal('delta'), text: z.string() }),
  z.object({
    type: z.literal('tool_call'),
    callId: z.string(),
    tool: z.string(),
    title: z.string(),
    input: z.record(z.string(), z.unknown()),
  }),
  z.object({
    type: z.literal('tool_result'),
    callId: z.string(),
    tool: z.string(),
    title: z.string(),
    output: z.unknown(),
  }),
  /** What is drawn below the text. */
  z.object({ type: z.literal('card'), card: cardOutput }),
  /** A change that waits for the user's word. */
  z.object({ type: z.literal('pending_action'), action: pendingActionOutput }),
  /** A change that this turn has carried out, changed, or taken back. */
  z.object({ type: z.literal('action_resolved'), action: pendingActionOutput }),
  z.object({
    type: z.literal('usage'),
    model: z.string(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    costUsd: z.number(),
  }),
  z.object({
    type: z.literal('done'),
    messageId: z.string(),
    /** Who answered: `built-in`, or the name of the model. */
    backend: z.string(),
    /** The user ended it; the text so far stands. */
    stopped: z.boolean(),
  }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string(), retryable: z.boolean() }),
]);
export type TurnEvent = z.output<typeof turnEvent>;

/** An event with its place in the turn. */
export const turnRow = z.object({ seq: z.int(), event: turnEvent });
export type TurnRow = z.output<typeof turnRow>;
