import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Mode } from '../../kernel/actor.ts';
import { customerId, instant } from '../../db/columns.ts';
import type { CustomerSettings } from './settings.ts';

/** The tenants. The live half's key is `customer_id`; test data carries it with the suffix `:test`. */
export const customers = pgTable('customers', {
  customerId: customerId().primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  plan: text('plan').$type<PlanKey>().notNull(),
  settings: jsonb('settings').$type<CustomerSettings>().notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  deletedAt: instant('deleted_at'),
});

export type PlanKey = 'starter' | 'growth' | 'pro' | 'enterprise';

/** Dashboard logins. Looked up by address before the tenant is known, so not a tenant's table. */
export const logins = pgTable(
  'logins',
  {
    email: text('email').primaryKey(),
    customerId: customerId(),
    personId: text('person_id').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('logins_customer').on(t.customerId)],
);

/** API keys by the SHA-256 of the secret. Looked up before the tenant is known. */
export const apiKeys = pgTable(
  'api_keys',
  {
    hash: text('hash').primaryKey(),
    customerId: customerId(),
    id: text('id').notNull(),
    kind: text('kind').$type<'secret' | 'publishable'>().notNull(),
    mode: text('mode').$type<Mode>().notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    allowedOrigins: jsonb('allowed_origins').$type<string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('api_keys_id').on(t.customerId, t.id)],
);

/** Widget sessions and embed tokens; the token itself is never stored. */
export const widgetSessions = pgTable(
  'widget_sessions',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    kind: text('kind').$type<'session' | 'embed'>().notNull(),
    userId: text('user_id').notNull(),
    buddyId: text('buddy_id'),
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    allowedOrigins: jsonb('allowed_origins').$type<string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    firstUsedAt: instant('first_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.id] }), index('widget_sessions_expiry').on(t.expiresAt)],
);

/** Ed25519 keys that sign widget tokens and dashboard logins. One signs; retired ones verify until they expire. */
export const signingKeys = pgTable('signing_keys', {
  kid: text('kid').primaryKey(),
  publicJwk: jsonb('public_jwk').$type<Record<string, unknown>>().notNull(),
  privateJwk: jsonb('private_jwk').$type<Record<string, unknown>>().notNull(),
  createdAt: instant('created_at').notNull(),
  retiredAt: instant('retired_at'),
});

/** End users as the host names them. The row is the lock under which everything of one user changes. */
export const users = pgTable(
  'users',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    timezone: text('timezone'),
    /** Sequence of the user's live feed; gapless because the row is locked while it moves. */
    sequence: integer('sequence').notNull().default(0),
    /** Moves on whenever somebody takes the user's lock: who remembers the user sees whether anything may have changed. */
    version: integer('version').notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.id] })],
);

/** Answers of writes that carried an Idempotency-Key, kept for a day. */
export const idempotency = pgTable(
  'idempotency',
  {
    customerId: customerId(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    status: integer('status').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.key] }), index('idempotency_age').on(t.createdAt)],
);
