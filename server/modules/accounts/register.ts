import { hashPassword } from '../../auth/passwords.ts';
import type { Ctx } from '../../db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { fail } from './errors.ts';
import { issueDashboardToken, type DashboardToken } from './dashboard-token.ts';
import { toProfile, type CustomerProfile } from './profile.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { customers, logins } from './tables.ts';

export interface Registration {
  email: string;
  password: string;
  name: string;
}

/** A new customer with its first person. 409 `conflict` when the address has a login already. */
export async function register(
  ctx: Ctx,
  { email, password, name }: Registration,
): Promise<DashboardToken & { customer: CustomerProfile }> {
  // Hashed before the transaction: no connection waits for it.
  const passwordHash = await hashPassword(password);
  const now = ctx.now().toISOString();
  const accountId = newId('customer', ctx.now().getTime());
  const personId = newId('person', ctx.now().getTime());
  const customer = await ctx.transact(async (ctx) => {
    const made = await ctx.db
      .insert(logins)
      .values({ email, customerId: accountId, personId, name, passwordHash, createdAt: now })
      .onConflictDoNothing()
      .returning({ email: logins.email });
    if (made.length === 0) throw fail('conflict', { field: 'email' });
    const [row] = await ctx.db
      .insert(customers)
      .values({
        customerId: accountId,
        name,
        email,
        plan: 'starter',
        settings: DEFAULT_SETTINGS,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!row) throw new Error('the new customer was not returned');
    return row;
  });
  return {
    ...(await issueDashboardToken(ctx.app, { accountId, personId })),
    customer: toProfile(customer),
  };
}
