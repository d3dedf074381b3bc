import { and, sql, type SQL } from 'drizzle-orm';
import { perApp, type UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { LOOK, type Condition, type Plan } from './list-plan.ts';
import { ORDERS } from './list-order.ts';
import type { TransactionRow } from './rollups.ts';
import { transactions as t } from './tables.ts';

/** Whether the database has the trigram index: it is made where the extension is to be had. */
const searchIndex = perApp((app) => {
  let known: Promise<boolean> | undefined;
  return () =>
    (known ??= query<{ known: boolean }>(
      app.database.db,
      `SELECT to_regclass('transactions_details') IS NOT NULL AS known`,
    ).then(([row]) => row?.known ?? false));
});

/**
 * Page of a list whose rows are rare along its order: by the first filter that leaves at most `LOOK` rows, all of
 * which are then sorted. Undefined when every filter alone leaves more.
 */
export async function lookAmongFew(
  ctx: UserCtx,
  plan: Plan,
  limit: number,
): Promise<TransactionRow[] | undefined> {
  for (const by of ['details', 'amount', 'date'] as const) {
    const mine = plan.rest.filter((condition) => condition.by === by);
    if (mine.length === 0 || (by === 'details' && !(await searchIndex(ctx.app)()))) continue;
    const few = and(plan.scope, ...mine.map(({ where }) => where));
    if (await isLong(ctx, few, by)) continue;
    return ctx.db
      .select()
      .from(t)
      .where(and(few, plan.range, ...plan.rest.map(({ where }) => where)))
      .orderBy(...plan.order.by)
      .limit(limit + 1);
  }
  return undefined;
}

async function isLong(ctx: UserCtx, few: SQL | undefined, by: Condition['by']): Promise<boolean> {
  const rows = ctx.db
    .select({ one: sql`1` })
    .from(t)
    .where(few);
  const ordered = by === 'date' || by === 'amount' ? rows.orderBy(...ORDERS[by].asc.by) : rows;
  return (await ordered.offset(LOOK).limit(1)).length > 0;
}
