import type { UserCtx } from '../../db/context.ts';
import { query, toIso } from '../../db/query.ts';
import { readAccounts, type AccountRow } from './accounts.ts';

/** A movement as insights read it. */
export interface BookEntry {
  id: string;
  accountId: string | null;
  budgetId: string | null;
  /** Minor units, signed: spend is negative. */
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
  /** The day in the user's calendar, `YYYY-MM-DD`. */
  date: string;
  /** The instant, ISO, where the time of day is known. */
  occurredAt: string | null;
  /** As people read it: `Groceries`. */
  category: string;
  merchant: string | null;
  description: string;
}

export interface Book {
  accounts: AccountRow[];
  /** From the first day to the last. */
  entries: BookEntry[];
  /** There were more entries than are read at once: those here are the latest. */
  isCut: boolean;
}

/** Nine months of forty movements a day, nine years of three. */
export const MAX_ENTRIES = 10_000;

interface Row extends Omit<BookEntry, 'occurredAt' | 'description'>, Record<string, unknown> {
  occurredAt: string;
  isTimed: boolean;
  details: string | null;
}

/**
 * The caller's accounts with their balances, and the latest movements between two days (both included). Each direction
 * comes in order from its index, so a book of a million rows costs no more than one of ten thousand.
 */
export async function readBook(ctx: UserCtx, { from, to }: { from: string; to: string }): Promise<Book> {
  const strands = ['true', 'false'].map(
    (
      isCredit,
    ) => `(SELECT id, account_id AS "accountId", budget_id AS "budgetId", amount_minor AS "amountMinor",
         currency, date::text AS date, occurred_at AS "occurredAt", is_timed AS "isTimed", category, merchant, details
       FROM transactions
       WHERE customer_id = $1 AND user_id = $2 AND is_credit = ${isCredit}
         AND date >= $3::date AND date <= $4::date
       ORDER BY transactions.date DESC, occurred_at DESC, id DESC LIMIT $5::int)`,
  );
  const [accounts, rows] = await Promise.all([
    readAccounts(ctx),
    query<Row>(
      ctx.db,
      `SELECT * FROM (${strands.join(' UNION ALL ')}) AS strands
       ORDER BY date DESC, "occurredAt" DESC, id DESC LIMIT $5::int`,
      [ctx.customerId, ctx.actor.userId, from, to, MAX_ENTRIES + 1],
    ),
  ]);
  return {
    accounts,
    entries: rows.slice(0, MAX_ENTRIES).toReversed().map(entryOf),
    isCut: rows.length > MAX_ENTRIES,
  };
}

const entryOf = ({ occurredAt, isTimed, details, ...row }: Row): BookEntry => ({
  ...row,
  occurredAt: isTimed ? toIso(occurredAt) : null,
  description: details ?? row.merchant ?? '',
});
