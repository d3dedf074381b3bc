import { index, integer, jsonb, pgTable, primaryKey, text, check } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { amount, byteText, customerId, instant } from '../../db/columns.ts';
import type { reversal } from './schema.ts';

/** Every event ever taken in, with what it caused. (customer_id, event_id) is what makes a repeat a no-op. */
export const events = pgTable(
  'events',
  {
    customerId: customerId(),
    eventId: byteText('event_id').notNull(),
    userId: text('user_id').notNull(),
    /** Null while the user has no buddy; set when one hatches and the event takes effect. */
    buddyId: text('buddy_id'),
    audience: text('audience').notNull(),
    type: text('type').notNull(),
    properties: jsonb('properties').$type<Record<string, unknown>>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** The user's zone when it was taken in: a replay judges each event by the zone its user lived in then. */
    timezone: text('timezone').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Version whose rules ran; null when none did. */
    configVersionId: text('config_version_id'),
    effects: jsonb('effects').$type<Record<string, unknown>>().notNull(),
    /** Outcome of each rule of the type, packed by `engine/trace`. */
    trace: text('trace').notNull(),
    reversedAt: instant('reversed_at'),
    /** What its reversal moved. */
    reversal: jsonb('reversal').$type<z.output<typeof reversal>>(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.eventId] }),
    index('events_by_user').on(t.customerId, t.userId, t.occurredAt, t.eventId),
    index('events_by_arrival').on(t.customerId, t.receivedAt, t.eventId),
  ],
);

/** What the engine remembers of a buddy: the state after the last event in order of occurrence. */
export const progress = pgTable(
  'progress',
  {
    customerId: customerId(),
    buddyId: text('buddy_id').notNull(),
    configVersionId: text('config_version_id').notNull(),
    /** JSON of the engine's state; read and written as a whole, never queried into. */
    state: text('state').notNull(),
    /** JSON of what came from outside the rules (grants, corrections), which counts towards thresholds too. */
    external: text('external').notNull(),
    /** Events folded into the state; every 64th leaves a checkpoint. */
    events: integer('events').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.buddyId] })],
);

/** States at earlier moments, so that a late event replays a few dozen events and not a life. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    customerId: customerId(),
    buddyId: text('buddy_id').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    eventId: byteText('event_id').notNull(),
    state: text('state').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.buddyId, t.occurredAt, t.eventId] })],
);

/**
 * Every movement of coins and tokens, append-only (a trigger refuses UPDATE and DELETE). A holder is a buddy, or
 * a user for tokens that belong to no buddy. `seq` counts the holder's rows of one token without gaps.
 */
export const ledger = pgTable(
  'ledger',
  {
    customerId: customerId(),
    holderId: text('holder_id').notNull(),
    tokenKey: text('token_key').notNull(),
    seq: integer('seq').notNull(),
    amount: amount('amount').notNull(),
    balanceAfter: amount('balance_after').notNull(),
    reason: text('reason').notNull(),
    /** What caused it: an event id, an item id, a badge key … */
    referenceId: text('reference_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.holderId, t.tokenKey, t.seq] }),
    check('ledger_balance_not_negative', sql`balance_after >= 0`),
    check('ledger_amount_not_zero', sql`amount <> 0`),
  ],
);

/** The projection of the ledger: its sum, and how many rows make it up. */
export const balances = pgTable(
  'balances',
  {
    customerId: customerId(),
    holderId: text('holder_id').notNull(),
    tokenKey: text('token_key').notNull(),
    balance: amount('balance').notNull(),
    earned: amount('earned').notNull(),
    spent: amount('spent').notNull(),
    entries: integer('entries').notNull(),
    /** What rules paid beyond the cap; below 0, what corrections could not take back because it was spent. */
    withheld: amount('withheld').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.holderId, t.tokenKey] }),
    check('balances_not_negative', sql`balance >= 0`),
    check('balances_add_up', sql`balance = earned - spent`),
  ],
);

/** Badges of a buddy: `ready` waits for somebody to award it by hand. */
export const badgeAwards = pgTable(
  'badge_awards',
  {
    customerId: customerId(),
    buddyId: text('buddy_id').notNull(),
    badgeKey: text('badge_key').notNull(),
    status: text('status').$type<'ready' | 'awarded'>().notNull(),
    source: text('source').notNull(),
    awardedAt: instant('awarded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.buddyId, t.badgeKey] })],
);

/** Events counted per customer and month (UTC) against the plan's quota. */
export const usage = pgTable(
  'usage',
  { customerId: customerId(), month: text('month').notNull(), events: integer('events').notNull() },
  (t) => [primaryKey({ columns: [t.customerId, t.month] })],
);

/**
 * What happened to a user, in order, for the page that shows it (and for webhooks). Written in the transaction
 * that caused it; `sequence` has no gaps, so a reader knows what it missed.
 */
export const feed = pgTable(
  'feed',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    sequence: integer('sequence').notNull(),
    buddyId: text('buddy_id'),
    type: text('type').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.sequence] }), index('feed_age').on(t.createdAt)],
);
