import { createHash, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { createCtx, type Ctx } from '../../../db/context.ts';
import type { JobHandlers } from '../../../jobs/index.ts';
import { sendMail } from '../../../mail/index.ts';
import { fail } from '../errors.ts';
import { insertDiner } from '../people/diner.ts';
import { diningAccounts } from '../tables.ts';

export const VERIFY_QUEUE = 'dining.verify';
const VALID_HOURS = 24;

export const expiryOf = (now: Date): string =>
  new Date(now.getTime() + VALID_HOURS * 3_600_000).toISOString();

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Sends the mail that proves an address. Each try makes a new token, so that none is ever stored readable. */
export const verificationJobs: JobHandlers = {
  [VERIFY_QUEUE]: {
    async run(ctx, { authId }) {
      const token = randomUUID();
      const [account] = await ctx.db
        .update(diningAccounts)
        .set({ tokenHash: hashOf(token), tokenExpiresAt: expiryOf(ctx.now()) })
        .where(
          and(
            eq(diningAccounts.customerId, ctx.customerId),
            eq(diningAccounts.authId, String(authId)),
            isNull(diningAccounts.verifiedAt),
          ),
        )
        .returning({ email: diningAccounts.email, username: diningAccounts.username });
      // Verified or gone in the meantime: nobody waits for a mail.
      if (!account) return;
      await sendMail(ctx.app, {
        to: account.email,
        subject: 'Please verify your email',
        text: [
          `Hello ${account.username},`,
          '',
          'open this link to verify your address and finish signing up:',
          '',
          `${ctx.app.settings.publicUrl}/api/verify/${token}/`,
          '',
          `It works once and for ${VALID_HOURS} hours. If you did not sign up, leave this mail alone.`,
          '',
        ].join('\n'),
      });
    },
  },
};

/**
 * Proves an address by the token that was mailed to it, once, and makes the user's profile.
 * 404 `invalid_verification_token` for one that is unknown, used or expired.
 */
export async function verifyEmail(outer: Ctx, { token }: { token: string }): Promise<{ message: string }> {
  const tokenHash = hashOf(token);
  // The link names no tenant: the token, which nobody can guess, finds it.
  const [found] = await outer.db
    .select({ customerId: diningAccounts.customerId })
    .from(diningAccounts)
    .where(eq(diningAccounts.tokenHash, tokenHash));
  if (!found) throw fail('invalid_verification_token');
  const tenant = createCtx(outer.app, outer.actor, outer.requestId, found.customerId, outer.address);
  await tenant.transact(async (ctx) => {
    const now = ctx.now().toISOString();
    const [account] = await ctx.db
      .update(diningAccounts)
      .set({ verifiedAt: now, tokenHash: null, tokenExpiresAt: null })
      .where(
        and(
          eq(diningAccounts.customerId, ctx.customerId),
          eq(diningAccounts.tokenHash, tokenHash),
          isNull(diningAccounts.verifiedAt),
          gt(diningAccounts.tokenExpiresAt, now),
        ),
      )
      .returning({ authId: diningAccounts.authId, email: diningAccounts.email });
    if (!account) throw fail('invalid_verification_token');
    await insertDiner(ctx, account.authId, { email: account.email });
  });
  return { message: 'Email verified successfully. You can now log in.' };
}
