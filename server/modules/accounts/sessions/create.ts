import { EMBED_SCOPES } from '../../../auth/scopes.ts';
import type { Ctx } from '../../../db/context.ts';
import type { SessionScope } from '../../../kernel/actor.ts';
import { invalid, notFound } from '../../../kernel/errors.ts';
import { buddyOwner } from '../../buddies/index.ts';
import { issueSession, type IssuedToken } from './issue.ts';

export interface CreateSession {
  buddyId?: string | undefined;
  userId?: string | undefined;
  scopes: readonly SessionScope[];
  ttlSeconds?: number | undefined;
  allowedOrigins?: readonly string[] | undefined;
}

/** A token for one user's page: with a buddy it shows that buddy, with a user alone it follows the user. */
export async function createSession(ctx: Ctx, input: CreateSession): Promise<IssuedToken> {
  const { buddyId, userId, ...rest } = input;
  return issueSession(ctx, { kind: 'session', ...(await holder(ctx, buddyId, userId)), ...rest });
}

export interface CreateEmbedToken {
  buddyId: string;
  ttlSeconds?: number | undefined;
  allowedOrigins?: readonly string[] | undefined;
}

/** A read-only token for one buddy. A page that asks for it passes its own origins on. */
export async function createEmbedToken(ctx: Ctx, input: CreateEmbedToken): Promise<IssuedToken> {
  const { buddyId, ttlSeconds, allowedOrigins } = input;
  const own = ctx.actor.type === 'publishable' ? ctx.actor.origins : [];
  return issueSession(ctx, {
    kind: 'embed',
    ...(await holder(ctx, buddyId, undefined)),
    scopes: EMBED_SCOPES,
    ttlSeconds,
    allowedOrigins: narrower(own, allowedOrigins),
  });
}

async function holder(
  ctx: Ctx,
  buddyId: string | undefined,
  userId: string | undefined,
): Promise<{ userId: string; buddyId: string | null }> {
  if (buddyId === undefined) {
    if (userId !== undefined) return { userId, buddyId: null };
    throw invalid([{ field: 'buddyId', message: 'is required unless there is a userId' }]);
  }
  const owner = await buddyOwner(ctx, buddyId);
  if (!owner) throw notFound('buddy');
  if (userId !== undefined && userId !== owner.userId)
    throw invalid([{ field: 'userId', message: 'is not the user of that buddy' }]);
  return { userId: owner.userId, buddyId };
}

/** A restricted page cannot mint a token for origins it may not use itself. */
function narrower(own: readonly string[], wanted: readonly string[] = []): readonly string[] {
  if (own.length === 0) return wanted;
  if (wanted.length === 0) return own;
  const foreign = wanted.filter((origin) => !own.includes(origin));
  if (foreign.length > 0)
    throw invalid([{ field: 'allowedOrigins', message: 'must be among the origins of the key' }]);
  return wanted;
}
