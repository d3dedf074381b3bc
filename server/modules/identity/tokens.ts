import { and, eq, isNull, lt } from 'drizzle-orm';
import { signToken, TOKEN_KINDS } from '../../auth/tokens.ts';
import type { Ctx } from '../../db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { accountOf, isDemoUser } from '../../kernel/actor.ts';
import { readToken, signingKey } from '../accounts/index.ts';
import { fail } from './errors.ts';
import { tokenFamilies } from './tables.ts';

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  tokenType: 'bearer';
  expiresIn: number;
}

export interface Family {
  id: string;
  userId: string;
  generation: number;
}

/** Starts a login: a family of refresh tokens, whose first pair `sign` makes. */
export async function startFamily(ctx: Ctx, userId: string): Promise<Family> {
  const family: Family = { id: newId('tokenFamily', ctx.now().getTime()), userId, generation: 1 };
  await ctx.db.insert(tokenFamilies).values({
    customerId: ctx.customerId,
    ...family,
    createdAt: ctx.now().toISOString(),
    expiresAt: later(ctx, TOKEN_KINDS.refresh.maxSeconds).toISOString(),
  });
  return family;
}

/**
 * A new pair for a refresh token, which is used up by it. One that was used before has been stolen, from the user or
 * by the caller: its whole family ends at once, access tokens included. 401 `token_reused`, `token_revoked`,
 * `token_expired` or `unauthorized`.
 */
export async function refresh(ctx: Ctx, { refreshToken }: { refreshToken: string }): Promise<TokenPair> {
  const { jti, cid, sub, gen = 0 } = await readToken(ctx.app, 'refresh', refreshToken);
  if (!ctx.app.settings.demo && isDemoUser(cid, sub)) throw fail('unauthorized');
  const mine = and(eq(tokenFamilies.customerId, cid), eq(tokenFamilies.id, jti));
  const [next] = await ctx.db
    .update(tokenFamilies)
    .set({
      generation: gen + 1,
      expiresAt: later(ctx, TOKEN_KINDS.refresh.maxSeconds).toISOString(),
    })
    .where(and(mine, eq(tokenFamilies.generation, gen), isNull(tokenFamilies.revokedAt)))
    .returning();
  if (next) return sign(ctx, next, cid);
  const [family] = await ctx.db.select().from(tokenFamilies).where(mine);
  if (!family) throw fail('unauthorized');
  if (family.revokedAt !== null) throw fail('token_revoked');
  await endFamily(ctx, cid, jti);
  throw fail('token_reused');
}

/** Ends a login on every node at once. Ending one that has ended is fine. */
export async function endFamily(ctx: Ctx, customerId: string, id: string): Promise<void> {
  await ctx.db
    .update(tokenFamilies)
    .set({ revokedAt: ctx.now().toISOString() })
    .where(
      and(
        eq(tokenFamilies.customerId, customerId),
        eq(tokenFamilies.id, id),
        isNull(tokenFamilies.revokedAt),
      ),
    );
  ctx.emit({ name: 'credential.revoked', payload: { accountId: accountOf(customerId), id } });
}

/** Removes logins whose last refresh token has expired. */
export async function purgeFamilies(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  await ctx.db.delete(tokenFamilies).where(lt(tokenFamilies.expiresAt, ctx.now().toISOString()));
}

const later = (ctx: Ctx, seconds: number): Date => new Date(ctx.now().getTime() + seconds * 1_000);

/** The pair that stands for a family now. Call it outside of a transaction: the signing key may have to be read. */
export async function sign(
  ctx: Ctx,
  { id, userId, generation }: Family,
  cid = ctx.customerId,
): Promise<TokenPair> {
  const key = await signingKey(ctx.app);
  const now = ctx.now();
  const claims = { jti: id, sub: userId, cid };
  const expiresIn = TOKEN_KINDS.access.maxSeconds;
  const [accessToken, refreshToken] = await Promise.all([
    signToken('access', claims, { key, now, expiresAt: later(ctx, expiresIn) }),
    signToken(
      'refresh',
      { ...claims, gen: generation },
      {
        key,
        now,
        expiresAt: later(ctx, TOKEN_KINDS.refresh.maxSeconds),
      },
    ),
  ]);
  return { accessToken, refreshToken, tokenType: 'bearer', expiresIn };
}
