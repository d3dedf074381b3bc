import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant } from '../db/columns.ts';

/** Work that must happen once and outlive a crash. Leased by a worker; a lease that runs out is taken up again. */
export const jobs = pgTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    queue: text('queue').notNull(),
    customerId: text('customer_id').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** At most one waiting or running job a queue and key. */
    dedupeKey: text('dedupe_key'),
    attempts: integer('attempts').notNull(),
    runAt: instant('run_at').notNull(),
    leasedUntil: instant('leased_until'),
    lastError: text('last_error'),
    failedAt: instant('failed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('jobs_due')
      .on(t.queue, t.runAt)
      .where(sql`failed_at IS NULL`),
    uniqueIndex('jobs_dedupe')
      .on(t.queue, t.dedupeKey)
      .where(sql`failed_at IS NULL`),
  ],
);
