import { z } from 'zod';
import { DEFAULT_PUBLISHABLE_SCOPES, publishableScopes, sessionScopes } from '../../auth/scopes.ts';
import { SESSION_SCOPES } from '../../kernel/actor.ts';
import * as f from '../../kernel/fields.ts';
import { listOf } from '../../kernel/page.ts';
import { SESSION_STATES } from './sessions/get.ts';
import { audienceList, customerSettings } from './settings.ts';

const environment = z.enum(['live', 'test']);
const origins = z.array(f.origin).max(50);

/** Long enough for a phrase, short enough that hashing it costs nobody. */
const newPassword = f.text(200, 8);

export const registerInput = z.strictObject({ email: f.email, password: newPassword, name: f.text(120) });
export const loginInput = z.strictObject({ email: f.email, password: f.text(200) });

export const profile = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  plan: z.enum(['starter', 'growth', 'pro', 'enterprise']),
  settings: customerSettings,
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const dashboardToken = z.object({
  accessToken: z.string(),
  tokenType: z.literal('bearer'),
  expiresIn: z.int(),
  customer: profile,
});

export const createKeyInput = z.strictObject({ name: f.text(80), environment });
export const rotateKeysInput = z.strictObject({
  name: f.text(80).default('Rotated key'),
  environment: environment.optional(),
});
export const createPublishableInput = z.strictObject({
  name: f.text(80),
  environment: environment.optional(),
  scopes: publishableScopes.default([...DEFAULT_PUBLISHABLE_SCOPES]),
  allowedOrigins: origins.default([]),
});

const keyBase = {
  id: z.string(),
  name: z.string(),
  environment,
  prefix: z.string(),
  createdAt: z.string(),
};
export const apiKey = z.object({
  ...keyBase,
  kind: z.enum(['secret', 'publishable']),
  scopes: z.array(z.string()),
  allowedOrigins: z.array(z.string()),
  lastUsedAt: z.string().nullable(),
});
export const keyList = listOf(apiKey);
export const createdKey = z.object({ ...keyBase, key: z.string() });
export const createdPublishableKey = createdKey.extend({
  scopes: z.array(z.string()),
  allowedOrigins: z.array(z.string()),
});

export const updateProfileInput = z.strictObject({
  name: f.text(120).optional(),
  email: f.email.optional(),
});
export const audiencesInput = z.strictObject({ audiences: audienceList });
export const audiencesOutput = z.object({ audiences: audienceList });

const ttl = (max: number) => z.int().min(1).max(max).optional();

export const createSessionInput = z.strictObject({
  buddyId: f.pathId.optional(),
  userId: f.userId.optional(),
  scopes: sessionScopes,
  ttlSeconds: ttl(3_600),
  allowedOrigins: origins.optional(),
});
export const issuedSession = z.object({
  id: z.string(),
  token: z.string(),
  scopes: z.array(z.enum(SESSION_SCOPES)),
  buddyId: z.string().nullable(),
  userId: z.string(),
  expiresAt: z.string(),
});
export const createEmbedInput = z.strictObject({
  buddyId: f.pathId,
  ttlSeconds: ttl(86_400),
  allowedOrigins: origins.optional(),
});
/** The id is what revokes it; the token carries it too. */
export const issuedEmbed = issuedSession.pick({ id: true, token: true, expiresAt: true });

export const previewInput = z.strictObject({ buddyId: f.pathId.optional() });
export const previewTokens = z.object({
  buddyId: z.string(),
  userId: z.string(),
  sessionToken: z.string().nullable(),
  embedToken: z.string(),
  expiresAt: z.string(),
});

export const sessionView = z.object({
  id: z.string(),
  kind: z.enum(['session', 'embed']),
  state: z.enum(SESSION_STATES),
  userId: z.string(),
  buddyId: z.string().nullable(),
  scopes: z.array(z.string()),
  allowedOrigins: z.array(z.string()),
  createdAt: z.string(),
  firstUsedAt: z.string().nullable(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});

export const byId = z.strictObject({ id: f.pathId });
export const nothing = z.strictObject({}).optional();
/** What a 204 has behind it. */
export const gone = z.object({ id: z.string() });
