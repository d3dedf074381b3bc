import { and, eq } from 'drizzle-orm';
import { verifyPassword } from '../../../auth/passwords.ts';
import type { Ctx } from '../../../db/context.ts';
import { countAttempt, noteSuccess, openTenant } from '../../identity/index.ts';
import { fail } from '../errors.ts';
import { diningAccounts } from '../tables.ts';

/**
 * The user's id for an address and its password. 400 `invalid_credentials`, the same in words and time whether the
 * address is unknown or the password wrong; 403 `email_not_verified`, told to those who know the password only;
 * 429 `too_many_attempts`.
 */
export async function login(
  outer: Ctx,
  { email, password }: { email: string; password: string },
): Promise<{ message: string; authId: string }> {
  const ctx = await openTenant(outer);
  await countAttempt(ctx, email);
  const [account] = await ctx.db
    .select()
    .from(diningAccounts)
    .where(and(eq(diningAccounts.customerId, ctx.customerId), eq(diningAccounts.email, email)));
  const matches = await verifyPassword(account?.passwordHash, password);
  if (!account || !matches) throw fail('invalid_credentials');
  if (account.verifiedAt === null) throw fail('email_not_verified');
  await noteSuccess(ctx, email);
  return { message: 'Login successful', authId: account.authId };
}
