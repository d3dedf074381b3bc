import { z } from 'zod';
import { USER_KEY_SCOPES } from '../../kernel/actor.ts';
import * as f from '../../kernel/fields.ts';

export const registerInput = z.strictObject({ email: f.email, password: f.text(200, 8), name: f.text(120) });
export const loginInput = z.strictObject({ email: f.email, password: f.text(200) });
export const refreshInput = z.strictObject({ refreshToken: f.text(2_000) });
export const nothing = z.strictObject({});

const tokenPair = {
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal('bearer'),
  /** Seconds. */
  expiresIn: z.int(),
};
export const tokens = z.object(tokenPair);
export const loggedIn = z.object({ ...tokenPair, userId: z.string(), name: z.string(), email: z.string() });
const keyScope = z.enum([...USER_KEY_SCOPES, '*']);
const environment = z.enum(['live', 'test']);
export const keyInput = z.strictObject({
  name: f.text(120),
  scopes: z.array(keyScope).min(1).max(20),
  environment: environment.optional(),
  expiresAt: f.instant.nullable().optional(),
});
export const keyId = z.strictObject({ keyId: f.uuidPath });
const key = {
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  environment,
  expiresAt: z.string().nullable(),
  createdAt: z.string(),
};
export const keyOutput = z.object({ ...key, lastUsedAt: z.string().nullable() });
export const keyCreated = z.object({ ...key, secret: z.string() });
export const deleted = z.object({ deleted: z.boolean() });
export const said = z.object({ message: z.string() });
