import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { newUuid } from '../../kernel/ids.ts';
import { ensureAccount } from './accounts.ts';
import { changeBook } from './change-book.ts';
import { insertRows, MAX_ROWS } from './insert-rows.ts';
import { labelOf } from './label.ts';
import type { BookEntry } from './read-book.ts';
import { moveSums, type NewTransaction, type Summed } from './rollups.ts';
import { categoryFor, readRules } from './rules.ts';
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
  /** Entries name accounts by the ids above; categories are keys like `eating_out` or labels. Ids are told apart. */
  entries: readonly BookEntry[];
}

const SEEDED = 'seed:';

/**
 * Makes the seeded part of the caller's book what the seed says, and answers whether anything had to change: entries
 * that the seed no longer has go, new ones come, those that stay are not touched, and neither is anything that did not
 * come by a seed. Raises no events: what is seeded was never done.
 */
export async function seedBook(ctx: UserCtx, seed: BookSeed): Promise<boolean> {
  // Asked for often and rarely needed: without a change nobody is told of one.
  if (isSame(seed, await readSeeded(ctx))) return false;
  return changeBook(ctx, async (ctx) => {
    const ids = new Map<string, string>();
    for (const { id, name, type: kind, currency } of seed.accounts)
      ids.set(id, (await ensureAccount(ctx, { sourceKey: SEEDED + id, name, kind, currency })).id);
    const known = new Set((await readSeeded(ctx)).map(({ importId }) => importId));
    await removeOthers(ctx, [...ids.values()], seed);
    await add(
      ctx,
      seed.entries.filter(({ id }) => !known.has(SEEDED + id)),
      ids,
    );
    await settleBalances(ctx, seed, ids);
    return true;
  });
}

interface Seeded extends Record<string, unknown> {
  importId: string | null;
}

const readSeeded = (ctx: UserCtx): Promise<Seeded[]> =>
  query<Seeded>(
    ctx.db,
    `SELECT t.import_id AS "importId" FROM transactions t
     JOIN book_accounts a ON a.customer_id = t.customer_id AND a.id = t.account_id
     WHERE a.customer_id = $1 AND a.user_id = $2 AND a.source_key LIKE '${SEEDED}%'`,
    [ctx.customerId, ctx.actor.userId],
  );

function isSame({ entries }: BookSeed, seeded: readonly Seeded[]): boolean {
  const known = new Set(seeded.map(({ importId }) => importId));
  return entries.length === seeded.length && entries.every(({ id }) => known.has(SEEDED + id));
}

/** Nothing but a seed writes into the accounts of one. */
async function removeOthers(
  ctx: UserCtx,
  accountIds: readonly string[],
  { entries }: BookSeed,
): Promise<void> {
  const gone = await query<Summed & Record<string, unknown>>(
    ctx.db,
    `DELETE FROM transactions t
     WHERE customer_id = $1 AND account_id = ANY($2::uuid[])
       AND (import_id IS NULL OR NOT import_id = ANY($3::text[]))
     RETURNING account_id AS "accountId", budget_id AS "budgetId", category_id AS "categoryId",
       subcategory_id AS "subcategoryId", amount_minor AS "amountMinor", date::text AS date, category,
       to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"`,
    [ctx.customerId, accountIds, entries.map(({ id }) => SEEDED + id)],
  );
  await moveSums(
    ctx,
    ctx.actor.userId,
    gone.map((before) => ({ before })),
  );
}

async function add(
  ctx: UserCtx,
  entries: readonly BookEntry[],
  accountIds: ReadonlyMap<string, string>,
): Promise<void> {
  const now = ctx.now();
  const rules = await readRules(ctx);
  const rows = entries.map((entry): NewTransaction => {
    const details = entry.description === '' ? null : entry.description;
    const rule = categoryFor(rules, { merchant: entry.merchant, details });
    return {
      customerId: ctx.customerId,
      id: newUuid(now.getTime()),
      userId: ctx.actor.userId,
      accountId: entry.accountId === null ? null : (accountIds.get(entry.accountId) ?? null),
      budgetId: entry.budgetId,
      categoryId: null,
      subcategoryId: null,
      amountMinor: entry.amountMinor,
      currency: entry.currency,
      date: entry.date,
      occurredAt: entry.occurredAt ?? `${entry.date}T12:00:00.000Z`,
      isTimed: entry.occurredAt !== null,
      category: rule ?? labelOf(entry.category),
      categoryBy: rule === undefined ? 'source' : 'rule',
      merchant: entry.merchant,
      details,
      importId: SEEDED + entry.id,
      importHash: null,
      createdAt: now.toISOString(),
    };
  });
  for (let from = 0; from < rows.length; from += MAX_ROWS)
    await insertRows(ctx, ctx.actor.userId, rows.slice(from, from + MAX_ROWS));
}

/** Accounts hold what the seed says: what is opened with takes up the difference. */
async function settleBalances(
  ctx: UserCtx,
  { accounts }: BookSeed,
  accountIds: ReadonlyMap<string, string>,
): Promise<void> {
  await query(
    ctx.db,
    `UPDATE book_accounts a SET opening_minor = a.opening_minor + s.minor - a.balance_minor, balance_minor = s.minor
     FROM unnest($2::uuid[], $3::int8[]) AS s(id, minor) WHERE a.customer_id = $1 AND a.id = s.id`,
    [
      ctx.customerId,
      accounts.map(({ id }) => accountIds.get(id) ?? null),
      accounts.map(({ balanceMinor }) => balanceMinor),
    ],
  );
}
