import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { newUuid } from '../../kernel/ids.ts';
import { ensureAccount, findAccount } from './accounts.ts';
import { changeBook } from './change-book.ts';
import { insertRows, MAX_ROWS } from './insert-rows.ts';
import { labelOf } from './label.ts';
import type { BookEntry } from './read-book.ts';
import type { NewTransaction } from './rollups.ts';
import type { AccountKind } from './tables.ts';

export interface BookSeed {
  /** `balanceMinor` is what the account holds after all of its entries. */
  accounts: readonly {
    id: string;
    name: string;
    type: AccountKind;
    balanceMinor: number;
    currency: string;
  }[];
  /** Entries name accounts by the ids above; categories are keys like `eating_out` or labels. */
  entries: readonly Omit<BookEntry, 'id'>[];
}

/**
 * Fills the caller's book, once: a book that has one of the accounts already stays as it is, and the answer is false.
 * Raises no events: what is seeded was never done.
 */
export const seedBook = (ctx: UserCtx, { accounts, entries }: BookSeed): Promise<boolean> =>
  changeBook(ctx, async (ctx) => {
    const ids = new Map<string, string>();
    const now = ctx.now();
    for (const { id, name, type: kind, currency } of accounts) {
      const sourceKey = `seed:${id}`;
      if (await findAccount(ctx, sourceKey)) return false;
      ids.set(id, (await ensureAccount(ctx, { sourceKey, name, kind, currency })).id);
    }
    const rows = entries.map((entry): NewTransaction => ({
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      accountId: entry.accountId === null ? null : (ids.get(entry.accountId) ?? null),
      budgetId: entry.budgetId,
      categoryId: null,
      subcategoryId: null,
      amountMinor: entry.amountMinor,
      currency: entry.currency,
      date: entry.date,
      occurredAt: entry.occurredAt ?? `${entry.date}T12:00:00.000Z`,
      isTimed: entry.occurredAt !== null,
      category: labelOf(entry.category),
      categoryBy: 'source',
      merchant: entry.merchant,
      details: entry.description === '' ? null : entry.description,
      importId: null,
      importHash: null,
      createdAt: now.toISOString(),
    }));
    for (let from = 0; from < rows.length; from += MAX_ROWS)
      await insertRows(ctx, ctx.actor.userId, rows.slice(from, from + MAX_ROWS));
    await query(
      ctx.db,
      `UPDATE book_accounts a SET opening_minor = a.opening_minor + s.minor - a.balance_minor, balance_minor = s.minor
       FROM unnest($2::uuid[], $3::int8[]) AS s(id, minor) WHERE a.customer_id = $1 AND a.id = s.id`,
      [
        ctx.customerId,
        accounts.map(({ id }) => ids.get(id) ?? null),
        accounts.map(({ balanceMinor }) => balanceMinor),
      ],
    );
    return true;
  });
