import { z } from 'zod';
import {
  PUBLISHABLE_SCOPES,
  SESSION_SCOPES,
  type PublishableScope,
  type SessionScope,
} from '../kernel/actor.ts';

/** Scopes of a new widget session: at least one, none twice. */
export const sessionScopes = z
  .array(z.enum(SESSION_SCOPES))
  .min(1)
  .max(SESSION_SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'must not name a scope twice');

/** Scopes of a new publishable key. */
export const publishableScopes = z
  .array(z.enum(PUBLISHABLE_SCOPES))
  .min(1)
  .max(PUBLISHABLE_SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'must not name a scope twice');

export const DEFAULT_PUBLISHABLE_SCOPES = [
  'read:operations',
  'write:embed-tokens',
] as const satisfies readonly PublishableScope[];

/** An embed token only reads. */
export const EMBED_SCOPES = ['read'] as const satisfies readonly SessionScope[];

/** Scopes read back from a row; one that this version no longer knows is dropped, never granted. */
export const toSessionScopes = (stored: readonly string[]): SessionScope[] =>
  SESSION_SCOPES.filter((scope) => stored.includes(scope));

export const toPublishableScopes = (stored: readonly string[]): PublishableScope[] =>
  PUBLISHABLE_SCOPES.filter((scope) => stored.includes(scope));
