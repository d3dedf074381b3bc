import { and, count, eq, sql } from 'drizzle-orm';
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

/** Along the order, so many rows tell how common a text is; two that have it are no accident. */
const SAMPLE = 600;
const COMMON = 2;

/**
 * Whether the index of the search would find far more than `most` rows, as far as those along the order tell: for a
 * common text it reads long lists before it finds the first.
 */
async function isCommon(
  ctx: UserCtx,
  { text }: Plan,
  along: Pick<Among, 'where' | 'by'>,
  most: number,
): Promise<boolean> {
  const sample = ctx.db
    .select({ details: t.details })
    .from(t)
    .where(along.where)
    .orderBy(...along.by)
    .limit(SAMPLE)
    .as('transactions');
  const [[told], [book]] = await Promise.all([
    ctx.db
      .select({ seen: count(), fit: sql<number>`count(*) FILTER (WHERE ${text})`.mapWith(Number) })
      .from(sample),
    ctx.db
      .select({ entries: sql<number>`coalesce(sum(${bookMonths.entries}), 0)`.mapWith(Number) })
      .from(bookMonths)
      .where(and(eq(bookMonths.customerId, ctx.customerId), eq(bookMonths.userId, ctx.actor.userId))),
  ]);
  if (!told || !book || told.fit < COMMON) return false;
  return (told.fit / told.seen) * book.entries > 4 * most;
}

/**
 * Page of a list whose rows are rare along its order: by the first filter that leaves few rows, all of which are then
 * sorted. Undefined when every filter alone leaves more than `most`.
 */
export async function lookAmongFew(
  ctx: UserCtx,
  plan: Plan,
  along: Pick<Among, 'where' | 'by'>,
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
  if (await isCommon(ctx, plan, along, most)) return undefined;
  const found = { where: and(owned, text), by: [], most, also: scope };
  return (await keyBehind(ctx, found, most)) ? undefined : look(ctx, plan, found, limit);
}
