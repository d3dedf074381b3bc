import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { newKey, type KeyKind } from '../../auth/keys.ts';
import type { Ctx } from '../../db/context.ts';
import type { Mode, PublishableScope } from '../../kernel/actor.ts';
import { isId, newId } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/errors.ts';
import { revoked, type KeyRow } from './credentials.ts';
import { fail } from './errors.ts';
import { lockCustomer } from './profile.ts';
import { apiKeys } from './tables.ts';

/** Active keys of one customer, live and test and publishable together. */
const MAX_KEYS = 50;

export interface ApiKey {
  id: string;
  name: string;
  kind: KeyKind;
  environment: Mode;
  prefix: string;
  scopes: string[];
  allowedOrigins: string[];
  createdAt: string;
  lastUsedAt: string | null;
}
/** The only answer that ever carries the secret. */
export interface CreatedKey extends ApiKey {
  key: string;
}

export interface KeyRequest {
  kind: KeyKind;
  name: string;
  environment?: Mode | undefined;
  scopes?: readonly PublishableScope[];
  allowedOrigins?: readonly string[] | undefined;
}

/** Active keys, the newest first. A key sees the keys of its own environment. */
export async function listKeys(ctx: Ctx): Promise<{ data: ApiKey[] }> {
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(ownActive(ctx), manageable(ctx)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(MAX_KEYS);
  return { data: rows.map(toApiKey) };
}

/** A new key; its secret is in this answer and nowhere else. */
export const createKey = (ctx: Ctx, request: KeyRequest): Promise<CreatedKey> =>
  ctx.transact(async (ctx) => {
    await lockCustomer(ctx);
    return insertKey(ctx, request);
  });

/** Revokes every secret key of an environment and makes one new. Holds at once, on every node. */
export const rotateKeys = (
  ctx: Ctx,
  { name, environment }: { name: string; environment?: Mode | undefined },
): Promise<CreatedKey> =>
  ctx.transact(async (ctx) => {
    await lockCustomer(ctx);
    const mode = requireEnvironment(ctx, environment);
    const old = await ctx.db
      .update(apiKeys)
      .set({ revokedAt: ctx.now().toISOString() })
      .where(and(ownActive(ctx), eq(apiKeys.mode, mode), eq(apiKeys.kind, 'secret')))
      .returning({ id: apiKeys.id });
    for (const { id } of old) ctx.emit(revoked(ctx.accountId, id));
    return insertKey(ctx, { kind: 'secret', name, environment: mode });
  });

/** Holds at once, on every node. Revoking twice is no error. */
export async function revokeKey(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  if (!isId('key', id)) throw notFound('api_key');
  await ctx.transact(async (ctx) => {
    const rows = await ctx.db
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${ctx.now().toISOString()}::timestamptz)` })
      .where(and(eq(apiKeys.customerId, ctx.accountId), eq(apiKeys.id, id), manageable(ctx)))
      .returning({ id: apiKeys.id });
    if (rows.length === 0) throw notFound('api_key');
    ctx.emit(revoked(ctx.accountId, id));
  });
  return { id };
}

const ownActive = (ctx: Ctx) => and(eq(apiKeys.customerId, ctx.accountId), isNull(apiKeys.revokedAt));

/** A test key that could make or revoke live keys would be a live key. People manage both. */
const manageable = (ctx: Ctx) => (ctx.actor.type === 'key' ? eq(apiKeys.mode, ctx.actor.mode) : undefined);

function requireEnvironment(ctx: Ctx, environment: Mode = ctx.mode): Mode {
  if (ctx.actor.type === 'key' && ctx.actor.mode !== environment)
    throw fail('forbidden', { environment: ctx.actor.mode });
  return environment;
}

/** Under the customer's lock, so that the limit holds. */
async function insertKey(ctx: Ctx, request: KeyRequest): Promise<CreatedKey> {
  const mode = requireEnvironment(ctx, request.environment);
  if ((await ctx.db.$count(apiKeys, ownActive(ctx))) >= MAX_KEYS)
    throw fail('too_many_keys', { max: MAX_KEYS });
  const { secret, hash, prefix } = newKey(request.kind, mode);
  const [row] = await ctx.db
    .insert(apiKeys)
    .values({
      hash,
      customerId: ctx.accountId,
      id: newId('key', ctx.now().getTime()),
      kind: request.kind,
      mode,
      name: request.name,
      prefix,
      scopes: [...(request.scopes ?? [])],
      allowedOrigins: [...(request.allowedOrigins ?? [])],
      createdAt: ctx.now().toISOString(),
    })
    .returning();
  if (!row) throw new Error('the new key was not returned');
  return { ...toApiKey(row), key: secret };
}

const toApiKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  environment: row.mode,
  prefix: row.prefix,
  scopes: row.scopes,
  allowedOrigins: row.allowedOrigins,
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
});
