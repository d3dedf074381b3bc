import { and } from 'drizzle-orm';
import { perApp, type UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { ORDERS } from './list-order.ts';
import type { Plan } from './list-plan.ts';
import { keyBehind, look, type Among } from './look.ts';
import type { TransactionRow } from './rollups.ts';

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

/**
 * Page of a list whose rows are rare along its order: by the first filter that leaves few rows, all of which are then
 * sorted. Undefined when every filter alone leaves more than `most`.
 */
export async function lookAmongFew(
  ctx: UserCtx,
  plan: Plan,
  search: string | undefined,
  most: number,
  limit: number,
): Promise<TransactionRow[] | undefined> {
  const { owned, scope, beside, text } = plan;
  const ways: Among[] = [];
  // The index of the search knows all books; the others the scope that the list is of.
  if (search !== undefined && HAS_TRIGRAM.test(search) && (await searchIndex(ctx.app)()))
    ways.push({ where: and(owned, text), by: [], most, also: scope });
  for (const by of ['amount', 'date'] as const) {
    const mine = beside.filter((condition) => condition.by === by).map(({ where }) => where);
    if (mine.length > 0) ways.push({ where: and(scope, ...mine), by: ORDERS[by].asc.by, most });
  }
  for (const way of ways) {
    if (!(await keyBehind(ctx, way, way.most))) return look(ctx, plan, way, limit);
  }
  return undefined;
}
