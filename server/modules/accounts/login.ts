import { and, eq, isNull } from 'drizzle-orm';
import { verifyPassword } from '../../auth/passwords.ts';
import type { Ctx } from '../../db/context.ts';
import { fail } from './errors.ts';
import { issueDashboardToken, type DashboardToken } from './dashboard-token.ts';
import { toProfile, type CustomerProfile } from './profile.ts';
import { customers, logins } from './tables.ts';

/** 401 `invalid_credentials`, the same in words and time whether the address is unknown or the password wrong. */
export async function login(
  ctx: Ctx,
  { email, password }: { email: string; password: string },
): Promise<DashboardToken & { customer: CustomerProfile }> {
  const [known] = await ctx.db
    .select({ person: logins, customer: customers })
    .from(logins)
    .innerJoin(customers, eq(customers.customerId, logins.customerId))
    .where(and(eq(logins.email, email), isNull(customers.deletedAt)));
  const matches = await verifyPassword(known?.person.passwordHash, password);
  if (!known || !matches) throw fail('invalid_credentials');
  const { customerId: accountId, personId } = known.person;
  return {
    ...(await issueDashboardToken(ctx.app, { accountId, personId })),
    customer: toProfile(known.customer),
  };
}
