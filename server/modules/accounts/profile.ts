import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { withDefaults } from './account.ts';
import type { CustomerSettings } from './settings.ts';
import { customers, type PlanKey } from './tables.ts';

export type CustomerRow = typeof customers.$inferSelect;

/** A customer as it sees itself. */
export interface CustomerProfile {
  id: string;
  name: string;
  /** Where the customer is reached; logins have addresses of their own. */
  email: string;
  plan: PlanKey;
  settings: CustomerSettings;
  createdAt: string;
  updatedAt: string;
}

export const toProfile = (row: CustomerRow): CustomerProfile => ({
  id: row.customerId,
  name: row.name,
  email: row.email,
  plan: row.plan,
  settings: withDefaults(row.settings),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

const own = (ctx: Ctx) => and(eq(customers.customerId, ctx.accountId), isNull(customers.deletedAt));

/** The caller's own customer. */
export async function getProfile(ctx: Ctx): Promise<CustomerProfile> {
  const [row] = await ctx.db.select().from(customers).where(own(ctx));
  if (!row) throw notFound('customer');
  return toProfile(row);
}

/** The customer's row, locked: everything that changes a customer changes it one after the other. */
export async function lockCustomer(ctx: Ctx): Promise<CustomerRow> {
  const [row] = await ctx.db.select().from(customers).where(own(ctx)).for('update');
  if (!row) throw notFound('customer');
  return row;
}

type Change = Partial<Pick<CustomerRow, 'name' | 'email' | 'settings'>>;

/** Changes the customer by what `change` makes of the locked row; every node forgets what it knew of it. */
export async function changeCustomer(
  ctx: Ctx,
  change: (row: CustomerRow, ctx: Ctx) => Change | Promise<Change>,
): Promise<CustomerProfile> {
  return ctx.transact(async (ctx) => {
    const row = await lockCustomer(ctx);
    const [changed] = await ctx.db
      .update(customers)
      .set({ ...(await change(row, ctx)), updatedAt: ctx.now().toISOString() })
      .where(own(ctx))
      .returning();
    if (!changed) throw notFound('customer');
    ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
    return toProfile(changed);
  });
}

/** Name and address of the customer. */
export const updateProfile = (
  ctx: Ctx,
  { name, email }: { name?: string | undefined; email?: string | undefined },
): Promise<CustomerProfile> =>
  changeCustomer(ctx, (row) => ({ name: name ?? row.name, email: email ?? row.email }));
