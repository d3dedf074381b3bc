import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Mode, UserKeyScope } from '../../kernel/actor.ts';
import { customerId, instant } from '../../db/columns.ts';

/** End users who log in with an address and a password. */
export const userLogins = pgTable(
  'user_logins',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.userId] }),
    uniqueIndex('user_logins_email').on(t.customerId, t.email),
  ],
);

/** A login and all the refresh tokens that came of it: the one numbered `generation` is the one that counts. */
export const tokenFamilies = pgTable(
  'token_families',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    generation: integer('generation').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.id] }), index('token_families_expiry').on(t.expiresAt)],
);

/** Failed logins by account and address, and whether the address has ever succeeded. */
export const loginAttempts = pgTable(
  'login_attempts',
  {
    customerId: customerId(),
    email: text('email').notNull(),
    address: text('address').notNull(),
    failures: integer('failures').notNull(),
    since: instant('since').notNull(),
    succeededAt: instant('succeeded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.email, t.address] }),
    index('login_attempts_age').on(t.since),
  ],
);

/** End users' own API keys by the SHA-256 of the secret. Looked up before the tenant is known. */
export const userApiKeys = pgTable(
  'user_api_keys',
  {
    hash: text('hash').primaryKey(),
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    environment: text('environment').$type<Mode>().notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    scopes: jsonb('scopes').$type<('*' | UserKeyScope)[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('user_api_keys_id').on(t.customerId, t.id)],
);
