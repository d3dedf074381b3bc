import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { customerId, instant } from '../../db/columns.ts';

export const KINDS = ['alert', 'budget', 'challenge', 'streak', 'info'] as const;
export type NotificationKind = (typeof KINDS)[number];

/** What a user should know of. Dismissed ones keep their row, so that the same thing is not said again. */
export const notifications = pgTable(
  'notifications',
  {
    customerId: customerId(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    title: text('title').notNull(),
    message: text('message').notNull(),
    /** What it is about: the same thing is said once. */
    subject: text('subject').notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
    dismissedAt: instant('dismissed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('notifications_subject').on(t.customerId, t.userId, t.subject),
    index('notifications_of_user').on(t.customerId, t.userId, t.createdAt, t.id),
  ],
);

/** What a user wants to hear of, and when not. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    muted: jsonb('muted').$type<NotificationKind[]>().notNull(),
    /** `22:00` in the user's own zone; null for no quiet hours. */
    quietFrom: text('quiet_from'),
    quietUntil: text('quiet_until'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId] })],
);
