import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { pendingActionOutput } from './action-schema.ts';
import { cardOutput } from './cards.ts';

const words = (max: number) => f.text(max).refine((text) => text.trim() !== '', 'must hold more than blanks');
const title = words(160);

/** What a client keeps with a conversation. The prompt is the client's note; no model is ever given it. */
export const conversationMetadata = z.strictObject({
  budgetId: f.uuid.optional(),
  systemPromptCache: z
    .strictObject({
      rulesVersion: f.text(100, 0),
      budgetFocusId: f.uuid.nullable(),
      userDisplayName: f.text(255, 0).optional(),
      prompt: f.text(20_000, 0),
      builtAt: f.text(40, 0),
    })
    .optional(),
});
export type ConversationMetadata = z.output<typeof conversationMetadata>;

export const conversationOutput = z.object({
  id: z.uuid(),
  title: z.string().nullable(),
  metadata: conversationMetadata,
  createdAt: z.string(),
  updatedAt: z.string(),
  lastMessageAt: z.string(),
  runningTurnId: z.uuid().nullable(),
});
export type Conversation = z.output<typeof conversationOutput>;

export const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reasoning'), text: z.string() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('tool_result'),
    toolName: z.string(),
    title: z.string(),
    input: z.record(z.string(), z.unknown()),
    output: z.unknown(),
  }),
  z.object({ type: z.literal('card'), card: cardOutput }),
  z.object({ type: z.literal('pending_action'), pendingAction: pendingActionOutput }),
]);
export type Part = z.output<typeof part>;

export const messageOutput = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  parts: z.array(part),
  turnId: z.uuid().nullable(),
  /** Who answered: `built-in`, or the name of the model. */
  backend: z.string().nullable(),
  status: z.enum(['complete', 'running', 'stopped', 'failed']),
  createdAt: z.string(),
});
export type Message = z.output<typeof messageOutput>;

export const threadOutput = z.object({
  conversation: conversationOutput,
  messages: z.array(messageOutput),
  pendingActions: z.array(pendingActionOutput),
});
export type Thread = z.output<typeof threadOutput>;

export const conversationId = z.strictObject({ conversationId: f.uuidPath });
export const listInput = z.strictObject({
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(5_000).nullable().default(0),
});
export type ListInput = z.output<typeof listInput>;
export const listOutput = z.object({ conversations: z.array(conversationOutput) });
export const createInput = z.strictObject({
  title: title.optional(),
  metadata: conversationMetadata.optional(),
});
export type CreateInput = z.output<typeof createInput>;
export const renameInput = z.strictObject({ conversationId: f.uuidPath, title });
export const deletedOutput = z.object({ deleted: z.literal(true) });

export const startInput = z.strictObject({
  /** A new conversation is begun without it. */
  conversationId: f.uuidPath.optional(),
  content: words(8_000),
  /** The caller's own id of the turn: a start that comes again answers with the same turn. */
  clientId: f.uuid,
  /** The waiting change that the message is about. */
  pendingActionId: f.uuid.optional(),
  /** The user's decision about that change, where the message need not be read for it. */
  confirm: z.boolean().optional(),
});
export type StartInput = z.output<typeof startInput>;
export const startOutput = z.object({
  turnId: z.uuid(),
  conversation: conversationOutput,
  userMessage: messageOutput,
});
export type Started = z.output<typeof startOutput>;

export const chatInput = z.strictObject({ message: words(8_000) });
export const chatOutput = z.object({ response: z.string() });

const turnId = f.uuidPath;
/** Highest number of an event that the caller has. */
const after = z.int().min(0).max(1_000_000).optional();
export const turnInput = z.strictObject({ turnId });
export const retryInput = z.strictObject({ turnId, clientId: f.uuid });
export const eventsInput = z.strictObject({ turnId, after });
export const followInput = z.strictObject({
  turnId,
  after,
  /** Set by clients that resume; wins over `after`. */
  lastEventId: z
    .string()
    .regex(/^\d{1,7}$/, 'must be the id of a row of this stream')
    .transform(Number)
    .nullish(),
});
export const stoppedOutput = z.object({ stopped: z.boolean() });

const actionId = f.uuidPath;
const hash = f.text(128);
export const actionInput = z.strictObject({ actionId });
export const confirmInput = z.strictObject({ actionId, hash });
export const editInput = z.strictObject({ actionId, hash, changes: f.freeMap });

const usd = z.number();
export const usageOutput = z.object({
  tier: z.enum(['free', 'pro']),
  limits: z.object({ fourHourCostUsd: usd, sevenDayCostUsd: usd }),
  usage: z.object({ fourHourUsd: usd, sevenDayUsd: usd }),
  remaining: z.object({ fourHourUsd: usd, sevenDayUsd: usd }),
  maxTurnCostUsd: usd,
  windows: z.object({ fourHourStartedAt: z.string(), sevenDayStartedAt: z.string() }),
});
export type Usage = z.output<typeof usageOutput>;
