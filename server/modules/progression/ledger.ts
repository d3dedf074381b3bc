import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import type { Db } from '../../db/client.ts';
import { query } from '../../db/query.ts';
import { fail } from './errors.ts';
import { balances } from './tables.ts';

/** One movement: positive earns, negative spends. */
export interface Posting {
  /** A buddy id, or a user id for tokens that belong to no buddy. */
  holderId: string;
  tokenKey: string;
  amount: number;
  reason: string;
  referenceId?: string | null;
  /** Highest balance the token may reach; an earning is cut there. */
  cap?: number | undefined;
  /**
   * `rule`: what the cap cuts off is remembered as withheld. `correction`: rules turn out to have paid too much or too
   * little; it takes what is there and no more, settles against what was withheld first, and changes what was
   * earned, not what was spent. So the order in which events arrive leaves no mark on a balance.
   */
  kind?: 'rule' | 'correction';
}

export interface Balance {
  holderId: string;
  tokenKey: string;
  balance: number;
  earned: number;
  spent: number;
  entries: number;
  /** What rules paid beyond the cap; below 0, what corrections could not take back because it was spent. */
  withheld: number;
}

/** A ledger row as it will be written. */
export interface Entry {
  holderId: string;
  tokenKey: string;
  seq: number;
  amount: number;
  balanceAfter: number;
  reason: string;
  referenceId: string | null;
}

export interface Plan {
  entries: Entry[];
  /** Every balance touched, after all entries. */
  balances: Balance[];
  /** What each posting really moved, in the order given; 0 when a cap or an empty balance left nothing. */
  moved: number[];
}

const slot = (holderId: string, tokenKey: string): string => `${tokenKey}\0${holderId}`;

/**
 * Turns postings into ledger rows against known balances. Pure; throws `insufficient_balance` for a spend that is
 * not covered. Sums stay below 2^53, so they stay exact.
 */
export function planPostings(known: readonly Balance[], postings: readonly Posting[]): Plan {
  const current = new Map<string, Balance>();
  for (const balance of known) current.set(slot(balance.holderId, balance.tokenKey), copyOf(balance));
  const touched = new Set<Balance>();
  const entries: Entry[] = [];
  const moved: number[] = [];
  for (const posting of postings) {
    const { holderId, tokenKey, reason, referenceId = null } = posting;
    const key = slot(holderId, tokenKey);
    const balance = current.get(key) ?? emptyBalance(holderId, tokenKey);
    current.set(key, balance);
    const { withheld } = balance;
    const amount = settle(posting, balance);
    moved.push(amount);
    if (amount !== 0) {
      balance.entries += 1;
      const { entries: seq, balance: balanceAfter } = balance;
      entries.push({ holderId, tokenKey, seq, amount, balanceAfter, reason, referenceId });
    }
    if (amount !== 0 || balance.withheld !== withheld) touched.add(balance);
  }
  return { entries, balances: [...touched], moved };
}

/** Written out, because this runs for every event and a spread takes several times as long. */
const copyOf = (b: Balance): Balance => ({
  holderId: b.holderId,
  tokenKey: b.tokenKey,
  balance: b.balance,
  earned: b.earned,
  spent: b.spent,
  entries: b.entries,
  withheld: b.withheld,
});

const emptyBalance = (holderId: string, tokenKey: string): Balance => ({
  holderId,
  tokenKey,
  balance: 0,
  earned: 0,
  spent: 0,
  entries: 0,
  withheld: 0,
});

/** Moves what may be moved and answers it. */
function settle(posting: Posting, balance: Balance): number {
  const { amount, kind } = posting;
  if (kind === 'correction') return correct(posting, balance);
  if (amount < 0) return spend(posting, balance);
  return earn(balance, amount, posting.cap, kind === 'rule');
}

/** What rules pay stops silently where sums would no longer be exact; anybody else is told. */
function earn(balance: Balance, wanted: number, cap: number | undefined, byRule: boolean): number {
  const room = Number.MAX_SAFE_INTEGER - Math.max(balance.earned, balance.withheld);
  if (wanted > room && !byRule) throw fail('balance_overflow', { token_key: balance.tokenKey });
  const amount = Math.min(wanted, room);
  const paid = cap === undefined ? amount : Math.max(0, Math.min(amount, cap - balance.balance));
  balance.balance += paid;
  balance.earned += paid;
  if (byRule) balance.withheld += amount - paid;
  return paid;
}

function spend({ amount, tokenKey }: Posting, balance: Balance): number {
  if (balance.balance + amount < 0)
    throw fail('insufficient_balance', { token_key: tokenKey, needed: -amount, balance: balance.balance });
  if (balance.spent - amount > Number.MAX_SAFE_INTEGER)
    throw fail('balance_overflow', { token_key: tokenKey });
  balance.balance += amount;
  balance.spent -= amount;
  return amount;
}

function correct({ amount, cap }: Posting, balance: Balance): number {
  const isMore = amount > 0;
  const open = isMore ? Math.max(0, -balance.withheld) : Math.max(0, balance.withheld);
  const settled = Math.min(Math.abs(amount), open);
  const rest = Math.abs(amount) - settled;
  balance.withheld += isMore ? settled : -settled;
  if (isMore) return rest === 0 ? 0 : earn(balance, rest, cap, true);
  const taken = Math.min(rest, balance.balance);
  balance.balance -= taken;
  balance.earned -= taken;
  balance.withheld -= rest - taken;
  return taken === 0 ? 0 : -taken;
}

/** Balances of holders; the rows' owners must hold the users' locks when they are about to write. */
export async function readBalances(
  db: Db,
  customerId: string,
  holderIds: readonly string[],
): Promise<Balance[]> {
  if (holderIds.length === 0) return [];
  return db
    .select({
      holderId: balances.holderId,
      tokenKey: balances.tokenKey,
      balance: balances.balance,
      earned: balances.earned,
      spent: balances.spent,
      entries: balances.entries,
      withheld: balances.withheld,
    })
    .from(balances)
    .where(and(eq(balances.customerId, customerId), inArray(balances.holderId, [...holderIds])));
}

/** Writes a plan of one tenant: two statements, whatever its size. */
export async function writePlan(db: Db, customerId: string, plan: Plan, nowIso: string): Promise<void> {
  const { entries } = plan;
  if (plan.balances.length === 0) return;
  const tenants = (list: readonly unknown[]): string[] => list.map(() => customerId);
  await Promise.all([
    entries.length > 0 ? insertEntries(db, tenants(entries), entries, nowIso) : undefined,
    upsertBalances(db, tenants(plan.balances), plan.balances),
  ]);
}

/** The same statements for rows of many tenants at once; `tenants[i]` owns row i. */
export const insertEntries = (
  db: Db,
  tenants: readonly string[],
  entries: readonly Entry[],
  nowIso: string,
) =>
  query(
    db,
    `INSERT INTO ledger (customer_id, holder_id, token_key, seq, amount, balance_after, reason, reference_id, created_at)
     SELECT *, $9::timestamptz FROM unnest($1::text[], $2::text[], $3::text[], $4::int4[], $5::int8[], $6::int8[], $7::text[], $8::text[])`,
    [
      tenants,
      entries.map((e) => e.holderId),
      entries.map((e) => e.tokenKey),
      entries.map((e) => e.seq),
      entries.map((e) => e.amount),
      entries.map((e) => e.balanceAfter),
      entries.map((e) => e.reason),
      entries.map((e) => e.referenceId),
      nowIso,
    ],
  );

export const upsertBalances = (db: Db, tenants: readonly string[], rows: readonly Balance[]) =>
  query(
    db,
    `INSERT INTO balances (customer_id, holder_id, token_key, balance, earned, spent, entries, withheld)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int8[], $5::int8[], $6::int8[], $7::int4[], $8::int8[])
     ON CONFLICT (customer_id, holder_id, token_key) DO UPDATE
     SET balance = excluded.balance, earned = excluded.earned, spent = excluded.spent, entries = excluded.entries,
       withheld = excluded.withheld`,
    [
      tenants,
      rows.map((b) => b.holderId),
      rows.map((b) => b.tokenKey),
      rows.map((b) => b.balance),
      rows.map((b) => b.earned),
      rows.map((b) => b.spent),
      rows.map((b) => b.entries),
      rows.map((b) => b.withheld),
    ],
  );

/**
 * Moves coins and tokens. Call it inside `ctx.transact` with the user's row locked (`lockUser`): the lock is what
 * keeps two movements of one holder apart. Throws 400 `insufficient_balance`.
 */
export async function post(ctx: Ctx, postings: readonly Posting[]): Promise<Plan> {
  const holders = [...new Set(postings.map((posting) => posting.holderId))];
  const known = await readBalances(ctx.db, ctx.customerId, holders);
  const plan = planPostings(known, postings);
  await writePlan(ctx.db, ctx.customerId, plan, ctx.now().toISOString());
  return plan;
}
