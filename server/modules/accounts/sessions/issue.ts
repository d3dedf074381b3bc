import { signToken, TOKEN_KINDS } from '../../../auth/tokens.ts';
import type { Ctx } from '../../../db/context.ts';
import type { SessionScope } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { signingKey } from '../signing-keys.ts';
import { widgetSessions } from '../tables.ts';

export interface SessionRequest {
  kind: 'session' | 'embed';
  userId: string;
  /** Null: the session follows the user, whichever buddy it has. */
  buddyId: string | null;
  scopes: readonly SessionScope[];
  ttlSeconds?: number | undefined;
  allowedOrigins?: readonly string[] | undefined;
}

export interface IssuedToken {
  id: string;
  token: string;
  scopes: SessionScope[];
  buddyId: string | null;
  userId: string;
  expiresAt: string;
}

/** Records a session and signs its token. The caller has checked that user and buddy belong to the tenant. */
export async function issueSession(ctx: Ctx, request: SessionRequest): Promise<IssuedToken> {
  const { kind, userId, buddyId } = request;
  const { maxSeconds } = TOKEN_KINDS[kind];
  const now = ctx.now();
  const ttlSeconds = Math.min(request.ttlSeconds ?? maxSeconds, maxSeconds);
  // Whole seconds, as in the token, so that row and token expire together.
  const expiresAt = new Date((Math.floor(now.getTime() / 1_000) + ttlSeconds) * 1_000);
  const id = newId('session', now.getTime());
  const scopes = [...new Set(request.scopes)];
  await ctx.db.insert(widgetSessions).values({
    customerId: ctx.customerId,
    id,
    kind,
    userId,
    buddyId,
    scopes,
    allowedOrigins: [...new Set(request.allowedOrigins)],
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  const token = await signToken(
    kind,
    { jti: id, sub: userId, cid: ctx.customerId },
    { key: await signingKey(ctx.app), now, expiresAt },
  );
  return { id, token, scopes, buddyId, userId, expiresAt: expiresAt.toISOString() };
}
