import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';

export type MembershipStatus = 'active' | 'trialing' | 'past_due' | 'canceled' | 'expired' | 'none';
export type MembershipSource = 'app_store' | 'play_store' | 'stripe' | 'entitlement' | 'none';

/** What end users have subscribed to, as their host says. */
export const memberships = pgTable(
  'memberships',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    status: text('status').$type<MembershipStatus>().notNull(),
    source: text('source').$type<MembershipSource>().notNull(),
    plan: text('plan'),
    expiresAt: instant('expires_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId] })],
);
