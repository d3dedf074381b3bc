import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../auth/passwords.ts';
import type { Ctx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { fail } from './errors.ts';
import { openTenant } from './home.ts';
import { userLogins } from './tables.ts';
import { sign, startFamily, type TokenPair } from './tokens.ts';

export interface LoggedIn extends TokenPair {
  userId: string;
  name: string;
  email: string;
}

/** A new end user with a login, logged in. 409 `email_taken`. */
export async function register(
  outer: Ctx,
  { email, password, name }: { email: string; password: string; name: string },
): Promise<LoggedIn> {
  const tenant = await openTenant(outer);
  // Hashed before the transaction: no connection waits for it.
  const passwordHash = await hashPassword(password);
  const family = await tenant.transact(async (ctx) =>
    startFamily(ctx, await createLogin(ctx, { email, name, passwordHash })),
  );
  return { ...(await sign(tenant, family)), userId: family.userId, name, email };
}

/** The login's row and its user; the id is a new UUID unless one is given. */
export async function createLogin(
  ctx: Ctx,
  login: { email: string; name: string; passwordHash: string; userId?: string },
): Promise<string> {
  const { email, name, passwordHash, userId = randomUUID() } = login;
  const made = await ctx.db
    .insert(userLogins)
    .values({
      customerId: ctx.customerId,
      userId,
      email,
      name,
      passwordHash,
      createdAt: ctx.now().toISOString(),
    })
    .onConflictDoNothing()
    .returning({ userId: userLogins.userId });
  if (made.length === 0) throw fail('email_taken');
  await lockUser(ctx, userId);
  return userId;
}
