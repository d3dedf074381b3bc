import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';

/** Spent in this order; one job is paid from one pool. */
export const POOLS = ['promo', 'welcome', 'paid'] as const;
export type Pool = (typeof POOLS)[number];
export type CreditEntryType = 'grant' | 'authorize' | 'commit' | 'rollback' | 'expire';

/** What an account may still spend. The row is the lock under which its credits move. */
export const credits = pgTable(
  'credits',
  {
    customerId: customerId().primaryKey(),
    promo: integer('promo').notNull(),
    welcome: integer('welcome').notNull(),
    paid: integer('paid').notNull(),
    promoExpiresAt: instant('promo_expires_at'),
    /** Rows of the ledger so far. */
    entries: integer('entries').notNull(),
    /** The last month (`2026-04`) whose credits of the plan were granted. */
    planMonth: text('plan_month'),
  },
  () => [check('credits_not_negative', sql`promo >= 0 AND welcome >= 0 AND paid >= 0`)],
);

/** Every movement, with the pool's balance after it. The database refuses to change a row. */
export const creditLedger = pgTable(
  'credit_ledger',
  {
    customerId: customerId(),
    seq: integer('seq').notNull(),
    type: text('type').$type<CreditEntryType>().notNull(),
    pool: text('pool').$type<Pool>().notNull(),
    /** What the movement adds to the pool: negative where it takes, 0 for a commit. */
    amount: integer('amount').notNull(),
    balanceAfter: integer('balance_after').notNull(),
    /** The operation, or what was granted. */
    reference: text('reference').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.seq] }),
    uniqueIndex('credit_ledger_grants')
      .on(t.customerId, t.reference)
      .where(sql`type = 'grant'`),
  ],
);

/** Credits set aside for an operation until it is known how it ends. */
export const creditHolds = pgTable(
  'credit_holds',
  {
    customerId: customerId(),
    operationId: text('operation_id').notNull(),
    pool: text('pool').$type<Pool>().notNull(),
    amount: integer('amount').notNull(),
    state: text('state').$type<'held' | 'committed' | 'rolled_back'>().notNull(),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.operationId] })],
);
