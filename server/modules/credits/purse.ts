import { eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { accountSettings, PLANS } from '../accounts/index.ts';
import { creditLedger, credits, type CreditEntryType, type Pool } from './tables.ts';

type Row = typeof credits.$inferSelect;
type Entry = typeof creditLedger.$inferInsert;

/** What everybody gets once. */
export const WELCOME_CREDITS = 20;

/** An account's credits in hand: moved in memory, written with `closePurse`. */
export interface Purse {
  row: Row;
  entries: Entry[];
  at: string;
}

export const monthOf = (iso: string): string => iso.slice(0, 7);

/** Notes a movement. The caller has looked that the pool covers it; the database would refuse a debt. */
export function move(
  { row, entries, at }: Purse,
  movement: { type: CreditEntryType; pool: Pool; amount: number; reference: string },
): void {
  row[movement.pool] += movement.amount;
  row.entries += 1;
  entries.push({
    customerId: row.customerId,
    seq: row.entries,
    ...movement,
    balanceAfter: row[movement.pool],
    createdAt: at,
  });
}

/**
 * Locks the account's credits and brings them up to date: the welcome, the plan's for this month, and promotional
 * ones that have expired. Call it inside `ctx.transact`, and `closePurse` with the same `ctx`.
 */
export async function openPurse(ctx: Ctx): Promise<Purse> {
  const at = ctx.now().toISOString();
  const own = eq(credits.customerId, ctx.accountId);
  const fresh: Row = {
    customerId: ctx.accountId,
    promo: 0,
    welcome: 0,
    paid: 0,
    promoExpiresAt: null,
    entries: 0,
    planMonth: null,
  };
  await ctx.db.insert(credits).values(fresh).onConflictDoNothing();
  const [locked = fresh] = await ctx.db.select().from(credits).where(own).for('update');
  const purse: Purse = { row: { ...locked }, entries: [], at };
  const { row } = purse;
  if (row.entries === 0)
    move(purse, { type: 'grant', pool: 'welcome', amount: WELCOME_CREDITS, reference: 'welcome' });
  if (row.planMonth !== monthOf(at)) {
    const { plan } = await accountSettings(ctx);
    const { creditsPerMonth } = PLANS[plan];
    // A plan that is changed within a month brings its credits with that month still.
    if (creditsPerMonth > 0) {
      row.planMonth = monthOf(at);
      move(purse, {
        type: 'grant',
        pool: 'paid',
        amount: creditsPerMonth,
        reference: `plan:${row.planMonth}`,
      });
    }
  }
  if (row.promo > 0 && row.promoExpiresAt !== null && row.promoExpiresAt <= at)
    move(purse, { type: 'expire', pool: 'promo', amount: -row.promo, reference: row.promoExpiresAt });
  return purse;
}

/** Writes what was moved: two statements, whatever the number of movements. */
export async function closePurse(ctx: Ctx, { row, entries }: Purse): Promise<void> {
  if (entries.length === 0) return;
  const { customerId, ...change } = row;
  await ctx.db.update(credits).set(change).where(eq(credits.customerId, customerId));
  await ctx.db.insert(creditLedger).values(entries);
}
