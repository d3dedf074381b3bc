import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';

export type DataMode = 'private' | 'sync';

/** What a user allows. Without a row nothing is allowed. */
export const researchConsents = pgTable(
  'research_consents',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    /** Drawn by chance: stands for the user in every export, and leads back to nobody. */
    participantId: text('participant_id').notNull(),
    consented: boolean('consented').notNull(),
    ageConfirmed: boolean('age_confirmed').notNull(),
    dataMode: text('data_mode').$type<DataMode>().notNull(),
    allowExport: boolean('allow_export').notNull(),
    participantCode: text('participant_code'),
    studyVersion: text('study_version'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.userId] }),
    uniqueIndex('research_participants').on(t.customerId, t.participantId),
  ],
);

/** Answers to an instrument, as they were given. */
export const researchResponses = pgTable(
  'research_responses',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    phase: text('phase').notNull(),
    instrumentKey: text('instrument_key').notNull(),
    /** Null for an instrument that is not one of ours. */
    instrumentVersion: integer('instrument_version'),
    responseType: text('response_type').notNull(),
    responses: jsonb('responses').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('research_responses_of_user').on(t.customerId, t.userId, t.id),
  ],
);

/** What happened in a user's app. */
export const appEvents = pgTable(
  'app_events',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    eventName: text('event_name').notNull(),
    context: jsonb('context').$type<Record<string, unknown>>().notNull(),
    clientAt: instant('client_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('app_events_of_user').on(t.customerId, t.userId, t.id),
  ],
);

/** Where a user stood in a month, as its device says; the latest upload counts. */
export const progressSnapshots = pgTable(
  'progress_snapshots',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    month: text('month').notNull(),
    snapshot: jsonb('snapshot').$type<Record<string, unknown>>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.month] })],
);
