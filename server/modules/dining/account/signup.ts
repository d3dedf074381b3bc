import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { hashPassword } from '../../../auth/passwords.ts';
import type { Ctx } from '../../../db/context.ts';
import { enqueue } from '../../../jobs/index.ts';
import { openTenant } from '../../identity/index.ts';
import { fail } from '../errors.ts';
import { diningAccounts } from '../tables.ts';
import { expiryOf, VERIFY_QUEUE } from './verification.ts';

/**
 * A new account that waits for its address to be proved; the mail leaves in a job. An account whose mail was never
 * answered in time stands in nobody's way. 400 `email_registered` or `username_taken`.
 */
export async function signup(
  outer: Ctx,
  { username, email, password }: { username: string; email: string; password: string },
): Promise<{ message: string }> {
  const tenant = await openTenant(outer);
  // Hashed before the transaction: no connection waits for it.
  const passwordHash = await hashPassword(password);
  const authId = randomUUID();
  await tenant.transact(async (ctx) => {
    const { customerId } = ctx;
    const now = ctx.now();
    const claimed = or(eq(diningAccounts.email, email), eq(diningAccounts.username, username));
    await ctx.db
      .delete(diningAccounts)
      .where(
        and(
          eq(diningAccounts.customerId, customerId),
          claimed,
          isNull(diningAccounts.verifiedAt),
          lt(diningAccounts.tokenExpiresAt, now.toISOString()),
        ),
      );
    const made = await ctx.db
      .insert(diningAccounts)
      .values({
        customerId,
        authId,
        username,
        email,
        passwordHash,
        tokenExpiresAt: expiryOf(now),
        createdAt: now.toISOString(),
      })
      .onConflictDoNothing()
      .returning({ authId: diningAccounts.authId });
    if (made.length === 0) {
      const taken = await ctx.db
        .select({ email: diningAccounts.email })
        .from(diningAccounts)
        .where(and(eq(diningAccounts.customerId, customerId), claimed));
      throw fail(taken.some((other) => other.email === email) ? 'email_registered' : 'username_taken');
    }
    await enqueue(ctx, { queue: VERIFY_QUEUE, payload: { authId }, dedupeKey: authId });
  });
  return { message: 'Signup successful. Please verify your email.' };
}
