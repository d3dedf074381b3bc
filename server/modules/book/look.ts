import { and, eq, type SQL } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import type { Plan } from './list-plan.ts';
import type { TransactionRow } from './rollups.ts';
import { transactions as t } from './tables.ts';

/** What the indexes hold of a row. */
const KEYS = { id: t.id, date: t.date, occurredAt: t.occurredAt, amountMinor: t.amountMinor };
/** What only the rows themselves tell. */
const WHOLE = {
  ...KEYS,
  customerId: t.customerId,
  userId: t.userId,
  details: t.details,
  budgetId: t.budgetId,
  categoryId: t.categoryId,
  subcategoryId: t.subcategoryId,
};
export type Key = Pick<TransactionRow, keyof typeof KEYS>;

export interface Among {
  /** The rows to look at, in the order of an index that knows them. */
  where: SQL | undefined;
  by: readonly SQL[];
  /** At most so many of them. */
  most: number;
  /** What else must hold of them. */
  also?: SQL | undefined;
}

/**
 * The first rows of the plan's order among those of one index, at most `limit`. Where the index holds all that is asked
 * for, only the rows of the answer are fetched.
 */
export async function look(
  ctx: UserCtx,
  { order, beside, text, above, range, behind }: Plan,
  among: Among,
  limit: number,
): Promise<TransactionRow[]> {
  // Under the table's own name, so that conditions on its columns mean those of the rows looked at.
  const looked = ctx.db
    .select(text === undefined && above === undefined ? KEYS : WHOLE)
    .from(t)
    .where(among.where)
    .orderBy(...among.by)
    .limit(among.most)
    .as('transactions');
  const page = ctx.db
    .select({ id: looked.id })
    .from(looked)
    .where(and(behind, range, ...beside.map(({ where }) => where), text, above, among.also))
    .orderBy(...order.by)
    .limit(limit)
    .as('page');
  const rows = await ctx.db
    .select()
    .from(t)
    .innerJoin(page, eq(t.id, page.id))
    .where(eq(t.customerId, ctx.customerId))
    .orderBy(...order.by);
  return rows.map(({ transactions: row }) => row);
}

/** The row behind `skip` others of an index; undefined when there are no more than that. */
export async function keyBehind(
  ctx: UserCtx,
  { where, by }: Pick<Among, 'where' | 'by'>,
  skip: number,
): Promise<Key | undefined> {
  const [key] = await ctx.db
    .select(KEYS)
    .from(t)
    .where(where)
    .orderBy(...by)
    .offset(skip)
    .limit(1);
  return key;
}
