import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AdminRole } from '../../kernel/actor.ts';
import { instant } from '../../db/columns.ts';

/** Platform operators. */
export const admins = pgTable(
  'admins',
  {
    id: text('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<AdminRole>().notNull(),
    passwordHash: text('password_hash').notNull(),
    /** `environment`: named by the process's own variables; one at a time. */
    source: text('source').$type<'environment' | 'panel'>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastLoginAt: instant('last_login_at'),
    deactivatedAt: instant('deactivated_at'),
  },
  (t) => [uniqueIndex('admins_email').on(t.email)],
);

/** Logins of operators: the row is the truth, a token only proves who holds it. */
export const adminLogins = pgTable(
  'admin_logins',
  {
    id: text('id').primaryKey(),
    adminId: text('admin_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('admin_logins_of').on(t.adminId), index('admin_logins_expiry').on(t.expiresAt)],
);
