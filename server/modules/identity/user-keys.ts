import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { newUserKey } from '../../auth/keys.ts';
import type { UserCtx } from '../../db/context.ts';
import { accountOf, dataTenant, type Mode, type UserKeyScope } from '../../kernel/actor.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import { isUuid, newUuid } from '../../kernel/ids.ts';
import { lockUser } from '../accounts/index.ts';
import { fail } from './errors.ts';
import { userApiKeys } from './tables.ts';

export type KeyScope = UserKeyScope | '*';

export interface UserKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  environment: Mode;
  lastUsedAt: string | null;
  expiresAt: string | null;
  createdAt: string;
}
/** The only answer that ever carries the secret. */
export type CreatedUserKey = Omit<UserKey, 'lastUsedAt'> & { secret: string };

export interface UserKeyRequest {
  name: string;
  scopes: readonly KeyScope[];
  environment?: Mode | undefined;
  expiresAt?: string | null | undefined;
}

const MAX_KEYS = 50;

/** Test keys see and manage test keys; everybody else both kinds. */
const tenantsOf = ({ accountId, mode }: UserCtx): string[] =>
  (mode === 'test' ? (['test'] as const) : (['live', 'test'] as const)).map((half) =>
    dataTenant(accountId, half),
  );

const own = (ctx: UserCtx) =>
  and(
    inArray(userApiKeys.customerId, tenantsOf(ctx)),
    eq(userApiKeys.userId, ctx.actor.userId),
    isNull(userApiKeys.revokedAt),
  );

/** A key outlives what it was made with, so a widget session or a bare UUID makes none. */
function requireLasting({ actor }: UserCtx): void {
  if (actor.via === 'widget' || actor.via === 'uuid') throw fail('keys_need_login');
}

/** The caller's keys that were not revoked, the newest first. Throws 403 `keys_need_login`. */
export async function listUserKeys(ctx: UserCtx): Promise<UserKey[]> {
  requireLasting(ctx);
  const rows = await ctx.db
    .select()
    .from(userApiKeys)
    .where(own(ctx))
    .orderBy(desc(userApiKeys.createdAt), desc(userApiKeys.id))
    .limit(MAX_KEYS);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    environment: row.environment,
    lastUsedAt: row.lastUsedAt,
    expiresAt: row.expiresAt,
    createdAt: row.createdAt,
  }));
}

/**
 * A new key; its secret is in this answer and nowhere else. It can do no more than the credential that makes it, and
 * without `environment` it is of that credential's half. Throws 403, 409 `too_many_keys`, 422.
 */
export const createUserKey = (ctx: UserCtx, request: UserKeyRequest): Promise<CreatedUserKey> =>
  ctx.transact(async (ctx) => {
    requireLasting(ctx);
    const { actor } = ctx;
    const environment = request.environment ?? ctx.mode;
    if (ctx.mode === 'test' && environment !== 'test') throw fail('key_exceeds_own', { environment: 'test' });
    const scopes = [...new Set(request.scopes)];
    const { scopes: held } = actor;
    if (held !== 'all' && !scopes.every((scope) => scope !== '*' && held.includes(scope)))
      throw fail('key_exceeds_own', { scopes: held });
    const now = ctx.now();
    const expiresAt = request.expiresAt ?? null;
    if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime())
      throw invalid([{ field: 'expiresAt', message: 'must lie in the future' }]);
    // The limit holds because one user's keys are made one at a time.
    await lockUser(ctx, actor.userId);
    if ((await ctx.db.$count(userApiKeys, own(ctx))) >= MAX_KEYS)
      throw fail('too_many_keys', { max: MAX_KEYS });
    const { secret, hash, prefix } = newUserKey(environment);
    const row = {
      hash,
      customerId: dataTenant(ctx.accountId, environment),
      id: newUuid(now.getTime()),
      userId: actor.userId,
      environment,
      name: request.name,
      prefix,
      scopes,
      createdAt: now.toISOString(),
      expiresAt,
    };
    await ctx.db.insert(userApiKeys).values(row);
    const { id, name, createdAt } = row;
    return { id, name, prefix, secret, scopes, environment, expiresAt, createdAt };
  });

/** Holds at once, on every node. Throws 403 `keys_need_login`, 404. */
export async function revokeUserKey(ctx: UserCtx, { keyId }: { keyId: string }): Promise<{ deleted: true }> {
  requireLasting(ctx);
  if (!isUuid(keyId)) throw notFound('api_key');
  await ctx.transact(async (ctx) => {
    const rows = await ctx.db
      .update(userApiKeys)
      .set({ revokedAt: ctx.now().toISOString() })
      .where(and(own(ctx), eq(userApiKeys.id, keyId.toLowerCase())))
      .returning({ id: userApiKeys.id, customerId: userApiKeys.customerId });
    for (const { id, customerId } of rows)
      ctx.emit({ name: 'credential.revoked', payload: { accountId: accountOf(customerId), id } });
    if (rows.length === 0) throw notFound('api_key');
  });
  return { deleted: true };
}
