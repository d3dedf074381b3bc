import { and, eq } from 'drizzle-orm';
import { verifyPassword } from '../../auth/passwords.ts';
import type { Ctx } from '../../db/context.ts';
import { isDemoUser } from '../../kernel/actor.ts';
import { countAttempt, noteSuccess } from './attempts.ts';
import { fail } from './errors.ts';
import { openTenant } from './home.ts';
import type { LoggedIn } from './register.ts';
import { userLogins } from './tables.ts';
import { sign, startFamily } from './tokens.ts';

/**
 * 401 `invalid_credentials`, the same in words and time whether the address is unknown or the password wrong;
 * 429 `too_many_attempts`.
 */
export async function login(
  outer: Ctx,
  { email, password }: { email: string; password: string },
): Promise<LoggedIn> {
  const ctx = await openTenant(outer);
  await countAttempt(ctx, email);
  const [known] = await ctx.db
    .select()
    .from(userLogins)
    .where(and(eq(userLogins.customerId, ctx.customerId), eq(userLogins.email, email)));
  const matches = await verifyPassword(known?.passwordHash, password);
  const isThere = known && (ctx.app.settings.demo || !isDemoUser(ctx.customerId, known.userId));
  if (!isThere || !matches) throw fail('invalid_credentials');
  const { userId, name } = known;
  const family = await ctx.transact(async (ctx) => {
    await noteSuccess(ctx, email);
    return startFamily(ctx, userId);
  });
  return { ...(await sign(ctx, family)), userId, name, email };
}
