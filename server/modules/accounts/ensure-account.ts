import type { Ctx } from '../../db/context.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { customers, type PlanKey } from './tables.ts';

/** A customer that Fledge itself brings along, without a login. */
export interface BuiltInAccount {
  name: string;
  email: string;
  plan: PlanKey;
}

/**
 * Makes the context's own customer unless it exists; whether this call made it. A second process that asks at the
 * same time waits for the first one's transaction and is told no.
 */
export async function ensureAccount(ctx: Ctx, { name, email, plan }: BuiltInAccount): Promise<boolean> {
  const now = ctx.now().toISOString();
  const made = await ctx.db
    .insert(customers)
    .values({
      customerId: ctx.accountId,
      name,
      email,
      plan,
      settings: DEFAULT_SETTINGS,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: customers.customerId });
  if (made.length > 0) ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
  return made.length > 0;
}
