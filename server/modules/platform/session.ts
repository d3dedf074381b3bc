import { and, eq, isNull } from 'drizzle-orm';
import { verifyPassword } from '../../auth/passwords.ts';
import { signToken, TOKEN_KINDS } from '../../auth/tokens.ts';
import { createCtx, type AdminCtx, type Ctx } from '../../db/context.ts';
import { PLATFORM } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import { signingKey } from '../accounts/index.ts';
import { countAttempt, noteSuccess } from '../identity/index.ts';
import { fail } from './errors.ts';
import { endLogin, startLogin } from './logins.ts';
import { admins } from './tables.ts';

type AdminRow = typeof admins.$inferSelect;

const toProfile = ({ id, email, name, role, createdAt, lastLoginAt }: AdminRow) => ({
  id,
  email,
  name,
  role,
  createdAt,
  lastLoginAt,
});

/**
 * 401 `invalid_credentials`, the same in words and time whether the address is unknown or the password wrong;
 * 429 `too_many_attempts`.
 */
export async function login(outer: Ctx, { email, password }: { email: string; password: string }) {
  // Attempts are counted among operators, whatever tenant the request came with.
  const operators = { type: 'system', accountId: PLATFORM, mode: 'live' } as const;
  const ctx = createCtx(outer.app, operators, outer.requestId, PLATFORM, outer.address);
  await countAttempt(ctx, email);
  const [known] = await ctx.db
    .select()
    .from(admins)
    .where(and(eq(admins.email, email), isNull(admins.deactivatedAt)));
  const matches = await verifyPassword(known?.passwordHash, password);
  if (!known || !matches) throw fail('invalid_credentials');
  const { id: loginId, expiresAt } = await ctx.transact(async (ctx) => {
    await noteSuccess(ctx, email);
    return startLogin(ctx, known.id);
  });
  const accessToken = await signToken(
    'admin',
    { jti: loginId, sub: known.id, cid: PLATFORM },
    { key: await signingKey(ctx.app), now: ctx.now(), expiresAt },
  );
  const expiresIn = TOKEN_KINDS.admin.maxSeconds;
  return { accessToken, tokenType: 'bearer' as const, expiresIn, admin: toProfile(known) };
}

/** The token is worth nothing from now on, on every node. */
export async function logout(ctx: AdminCtx): Promise<{ message: string }> {
  await endLogin(ctx, ctx.actor.loginId);
  return { message: 'Logged out' };
}

export async function whoAmI(ctx: AdminCtx) {
  const [known] = await ctx.db.select().from(admins).where(eq(admins.id, ctx.actor.adminId));
  if (!known) throw notFound('admin');
  return toProfile(known);
}

/** Whether anybody can log in at all. Says nothing of whom. */
export async function hasOperator(ctx: Ctx): Promise<{ hasOperator: boolean }> {
  const rows = await ctx.db
    .select({ id: admins.id })
    .from(admins)
    .where(isNull(admins.deactivatedAt))
    .limit(1);
  return { hasOperator: rows.length > 0 };
}
