import { and, count, eq, lte, sql } from 'drizzle-orm';
import { perApp, type UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { ORDERS } from './list-order.ts';
import type { Plan } from './list-plan.ts';
import { keyBehind, look, type Among } from './look.ts';
import type { TransactionRow } from './rollups.ts';
import { bookMonths, transactions as t } from './tables.ts';

/** Whether the database has the trigram index: it is made where the extension is to be had. */
const searchIndex = perApp((app) => {
  let known: Promise<boolean> | undefined;
  return () =>
    (known ??= query<{ known: boolean }>(
      app.database.db,
      `SELECT to_regclass('transactions_details') IS NOT NULL AS known`,
    ).then(([row]) => row?.known ?? false));
});

/** A trigram is found only inside a word: a search without three letters or digits in a row has none. */
const HAS_TRIGRAM = /[\p{L}\p{N}]{3}/u;

/** So many of the latest payments, and of the small ones of any time, tell how common a text is; */
const LATEST = 200;
const SMALL = 400;
const SMALL_MINOR = -1_000;
/** two that have it are no accident. */
const COMMON = 2;

/**
 * Whether the index of the search would find far more than `most` rows, as far as a sample of the book tells: for a
 * common text it reads long lists before it finds the first.
 */
async function isCommon(ctx: UserCtx, { owned, text }: Plan, most: number): Promise<boolean> {
  const told = async (rows: Pick<Among, 'where' | 'by' | 'most'>): Promise<{ seen: number; fit: number }> => {
    const sample = ctx.db
      .select({ details: t.details })
      .from(t)
      .where(rows.where)
      .orderBy(...rows.by)
      .limit(rows.most)
      .as('transactions');
    const fit = sql<number>`count(*) FILTER (WHERE ${text})`.mapWith(Number);
    const [row] = await ctx.db.select({ seen: count(), fit }).from(sample);
    return row ?? { seen: 0, fit: 0 };
  };
  const small = and(owned, lte(t.amountMinor, SMALL_MINOR));
  const [first, second, [book]] = await Promise.all([
    told({ where: owned, by: ORDERS.date.desc.by, most: LATEST }),
    told({ where: small, by: ORDERS.amount.desc.by, most: SMALL }),
    ctx.db
      .select({ entries: sql<number>`coalesce(sum(${bookMonths.entries}), 0)`.mapWith(Number) })
      .from(bookMonths)
      .where(and(eq(bookMonths.customerId, ctx.customerId), eq(bookMonths.userId, ctx.actor.userId))),
  ]);
  const fit = first.fit + second.fit;
  return fit >= COMMON && (fit / (first.seen + second.seen)) * (book?.entries ?? 0) > 4 * most;
}

/**
 * Page of a list whose rows are rare along its order: by the first filter that leaves few rows, all of which are then
 * sorted. Undefined when every filter alone leaves more than `most`.
 */
export async function lookAmongFew(
  ctx: UserCtx,
  plan: Plan,
  { search, most }: { search: string | undefined; most: number },
  limit: number,
): Promise<TransactionRow[] | undefined> {
  const { owned, scope, beside, text } = plan;
  for (const by of ['amount', 'date'] as const) {
    const mine = beside.filter((condition) => condition.by === by).map(({ where }) => where);
    const way = { where: and(scope, ...mine), by: ORDERS[by].asc.by, most };
    if (mine.length > 0 && !(await keyBehind(ctx, way, most))) return look(ctx, plan, way, limit);
  }
  // The index of the search knows all books; the others the scope that the list is of.
  if (search === undefined || !HAS_TRIGRAM.test(search) || !(await searchIndex(ctx.app)())) return undefined;
  if (await isCommon(ctx, plan, most)) return undefined;
  const found = { where: and(owned, text), by: [], most, also: scope };
  return (await keyBehind(ctx, found, most)) ? undefined : look(ctx, plan, found, limit);
}
