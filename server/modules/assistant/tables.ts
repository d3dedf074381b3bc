import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';
import type { Action, ActionLine } from './action-schema.ts';
import type { StoredPart } from './parts.ts';
import type { Undo } from './actions/state.ts';
import type { ConversationMetadata } from './schema.ts';

/**
 * JSON kept as the text it was written as: jsonb would reorder keys, and refuse the NULs that a model may write.
 * What is read was written by this very column.
 */
const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value),
  })(name);

/** Where a conversation is led: by what names it, by the banking family's chat without ids, or by a visitor of the demo. */
export type Channel = 'chat' | 'banking' | 'visitor';

export const assistantConversations = pgTable(
  'assistant_conversations',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    title: text('title'),
    metadata: json<ConversationMetadata>('metadata').notNull(),
    /** What each backend asked to remember, by its name. */
    memory: json<Readonly<Record<string, unknown>>>('memory').notNull(),
    /** Messages so far: the position of the next. */
    messages: integer('messages').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    lastMessageAt: instant('last_message_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('assistant_conversations_of_user')
      .on(t.customerId, t.userId, t.lastMessageAt, t.id)
      .where(sql`deleted_at IS NULL`),
    index('assistant_conversations_visits')
      .on(t.lastMessageAt)
      .where(sql`channel = 'visitor'`),
  ],
);

export type MessageStatus = 'complete' | 'running' | 'stopped' | 'failed';

export const assistantMessages = pgTable(
  'assistant_messages',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    userId: text('user_id').notNull(),
    position: integer('position').notNull(),
    role: text('role').$type<'user' | 'assistant'>().notNull(),
    content: text('content').notNull(),
    parts: json<readonly StoredPart[]>('parts').notNull(),
    turnId: uuid('turn_id'),
    backend: text('backend'),
    status: text('status').$type<MessageStatus>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** An answer that was asked for again is no longer shown. */
    replacedAt: instant('replaced_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('assistant_messages_position').on(t.customerId, t.conversationId, t.position),
  ],
);

export type TurnStatus = 'running' | 'done' | 'stopped' | 'failed';

export const assistantTurns = pgTable(
  'assistant_turns',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    userId: text('user_id').notNull(),
    /** The page's own id of the turn: a start that is repeated is the same turn. */
    clientId: uuid('client_id').notNull(),
    userMessageId: uuid('user_message_id').notNull(),
    messageId: uuid('message_id').notNull(),
    status: text('status').$type<TurnStatus>().notNull(),
    /** The number of the last event that is kept. */
    lastSeq: integer('last_seq').notNull(),
    /** Whoever runs the turn renews it; a turn whose lease is over was lost. */
    leaseUntil: instant('lease_until').notNull(),
    stopRequestedAt: instant('stop_requested_at'),
    /** What the model of this turn may cost at most, while it runs. */
    holdMicroUsd: bigint('hold_micro_usd', { mode: 'number' }).notNull(),
    /** A change was carried out, cancelled or edited in it: it is not answered again. */
    decided: boolean('decided').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** All events in one text, once the turn is over for a while; `[]` when they are no longer kept. */
    foldedEvents: text('folded_events'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('assistant_turns_client').on(t.customerId, t.userId, t.clientId),
    uniqueIndex('assistant_turns_running')
      .on(t.customerId, t.conversationId)
      .where(sql`status = 'running'`),
    index('assistant_turns_of_user')
      .on(t.customerId, t.userId)
      .where(sql`status = 'running'`),
    index('assistant_turns_of_conversation').on(t.customerId, t.conversationId, t.id),
    index('assistant_turns_to_fold')
      .on(t.endedAt)
      .where(sql`folded_events IS NULL AND ended_at IS NOT NULL`),
    index('assistant_turns_folded')
      .on(t.endedAt)
      .where(sql`folded_events IS NOT NULL AND folded_events <> '[]'`),
  ],
);

/** What a turn has said, as it was said. */
export const assistantTurnEvents = pgTable(
  'assistant_turn_events',
  {
    customerId: customerId(),
    turnId: uuid('turn_id').notNull(),
    seq: integer('seq').notNull(),
    /** JSON, kept to the byte. */
    event: text('event').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.turnId, t.seq] })],
);

export type ActionStatus = 'pending' | 'executed' | 'cancelled' | 'expired';

/** Changes of a book that wait for their user's word, and what became of them. */
export const assistantActions = pgTable(
  'assistant_actions',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    messageId: uuid('message_id'),
    action: json<Action>('action').notNull(),
    /** Of the fields that the action changes, as they were shown. */
    before: json<Readonly<Record<string, unknown>>>('before').notNull(),
    hash: text('hash').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    confirmationMessage: text('confirmation_message').notNull(),
    lines: json<readonly ActionLine[]>('lines').notNull(),
    status: text('status').$type<ActionStatus>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    resolvedAt: instant('resolved_at'),
    entityType: text('entity_type').$type<'budget' | 'category' | 'transaction'>(),
    entityId: uuid('entity_id'),
    undo: json<Undo>('undo'),
    undoableUntil: instant('undoable_until'),
    undoneAt: instant('undone_at'),
    /** The action that an edit made of it. */
    supersededBy: uuid('superseded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('assistant_actions_of_conversation').on(t.customerId, t.conversationId, t.id),
    index('assistant_actions_pending')
      .on(t.expiresAt)
      .where(sql`status = 'pending'`),
  ],
);

/** What models were asked and what it cost: the rolling limits are sums of these. */
export const assistantUsage = pgTable(
  'assistant_usage',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    turnId: uuid('turn_id').notNull(),
    model: text('model').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('assistant_usage_of_user').on(t.customerId, t.userId, t.createdAt),
    index('assistant_usage_age').on(t.createdAt),
  ],
);
