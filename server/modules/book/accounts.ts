import { and, asc, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { newUuid } from '../../kernel/ids.ts';
import { fail } from './errors.ts';
import { bookAccounts, type AccountKind } from './tables.ts';

export type AccountRow = typeof bookAccounts.$inferSelect;

const MAX_ACCOUNTS = 200;

const own = (ctx: UserCtx) =>
  and(eq(bookAccounts.customerId, ctx.customerId), eq(bookAccounts.userId, ctx.actor.userId));

/** The caller's accounts, the oldest first. */
export const readAccounts = (ctx: UserCtx): Promise<AccountRow[]> =>
  ctx.db.select().from(bookAccounts).where(own(ctx)).orderBy(asc(bookAccounts.id)).limit(MAX_ACCOUNTS);

export interface AccountSeed {
  sourceKey: string;
  name: string;
  kind: AccountKind;
  currency: string;
}

export async function findAccount(ctx: UserCtx, sourceKey: string): Promise<AccountRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(bookAccounts)
    .where(and(own(ctx), eq(bookAccounts.sourceKey, sourceKey)));
  return row;
}

/** The account with that key, made when it is new. Behind the user's lock. Throws 409 `too_many_accounts`. */
export async function ensureAccount(ctx: UserCtx, seed: AccountSeed): Promise<AccountRow> {
  const known = await findAccount(ctx, seed.sourceKey);
  if (known) return known;
  if ((await ctx.db.$count(bookAccounts, own(ctx))) >= MAX_ACCOUNTS)
    throw fail('too_many_accounts', { max: MAX_ACCOUNTS });
  const now = ctx.now();
  const row: AccountRow = {
    ...seed,
    customerId: ctx.customerId,
    id: newUuid(now.getTime()),
    userId: ctx.actor.userId,
    openingMinor: 0,
    balanceMinor: 0,
    statedMinor: null,
    statedDate: null,
    createdAt: now.toISOString(),
  };
  await ctx.db.insert(bookAccounts).values(row);
  return row;
}

/**
 * What a bank states at the end of a day fixes the opening balance, whichever statements come in which order: the
 * latest statement counts, and older rows that come later change where the account began, not where it stands.
 */
export async function settleBalance(
  ctx: UserCtx,
  account: AccountRow,
  stated: { minor: number; date: string } | undefined,
): Promise<void> {
  const latest =
    stated && (account.statedDate === null || stated.date >= account.statedDate)
      ? stated
      : { minor: account.statedMinor, date: account.statedDate };
  if (latest.minor === null || latest.date === null) return;
  await query(
    ctx.db,
    `UPDATE book_accounts a SET stated_minor = $3, stated_date = $4::date,
       opening_minor = $3 - s.until, balance_minor = $3 - s.until + s.whole
     FROM (SELECT coalesce(sum(amount_minor), 0)::int8 AS whole,
             coalesce(sum(amount_minor) FILTER (WHERE date <= $4::date), 0)::int8 AS until
           FROM transactions WHERE customer_id = $1 AND account_id = $2::uuid) AS s
     WHERE a.customer_id = $1 AND a.id = $2::uuid`,
    [ctx.customerId, account.id, latest.minor, latest.date],
  );
}
