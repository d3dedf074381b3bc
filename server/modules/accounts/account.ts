import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { perApp, type App, type Ctx } from '../../db/context.ts';
import { freshCache } from './fresh-cache.ts';
import { DEFAULT_SETTINGS, type CustomerSettings } from './settings.ts';
import { customers, type PlanKey } from './tables.ts';

/** What every request may need to know of a customer. */
export interface Account {
  id: string;
  plan: PlanKey;
  settings: CustomerSettings;
}

const MAX_AGE_MS = 5_000;
const MAX_ACCOUNTS = 5_000;

const accounts = perApp((app: App) => {
  const cache = freshCache<Account>(app, {
    load: (accountId) => loadAccount(app.database.db, accountId),
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_ACCOUNTS,
  });
  app.bus.on('account.changed', ({ accountId }) => cache.drop(accountId));
  return cache;
});

/** A customer by id; undefined for one that does not exist or was deleted. */
export const findAccount = (
  app: App,
  accountId: string,
): Account | undefined | Promise<Account | undefined> => accounts(app).get(accountId);

/**
 * Settings and plan of the caller's customer, from memory. A tenant without a customer's row (tests, the system
 * itself) has the defaults.
 */
export async function accountSettings(ctx: Ctx): Promise<Account> {
  // Inside a transaction only its own connection may be asked, and nobody waited for who asks another: where there
  // is one connection, both would wait for ever.
  const isInside = ctx.db !== ctx.app.database.db;
  const known = await (isInside ? loadAccount(ctx.db, ctx.accountId) : findAccount(ctx.app, ctx.accountId));
  return known ?? { id: ctx.accountId, plan: 'starter', settings: DEFAULT_SETTINGS };
}

/** Settings as stored by whatever version wrote them, with today's defaults for what they lack. */
export const withDefaults = (stored: Partial<CustomerSettings>): CustomerSettings => ({
  ...DEFAULT_SETTINGS,
  ...stored,
});

async function loadAccount(db: Db, accountId: string): Promise<Account | undefined> {
  const [row] = await db
    .select({ id: customers.customerId, plan: customers.plan, settings: customers.settings })
    .from(customers)
    .where(and(eq(customers.customerId, accountId), isNull(customers.deletedAt)));
  return row && { ...row, settings: withDefaults(row.settings) };
}
