import { and, sql, type SQL } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { likePattern } from './like.ts';
import { positionOf, type Order, type Sort } from './list-order.ts';
import type { TransactionFilter } from './schema.ts';
import { transactions as t } from './tables.ts';
import { writtenBetween } from './written-between.ts';

/**
 * How far a look goes, whatever is asked and however large the book. An index that holds all that is asked for is read
 * faster than rows are fetched, and rows in the order of days lie closer together than those in the order of amounts.
 */
export interface Bounds {
  indexed: Look;
  fetched: Look;
  scattered: Look;
  /** A look goes on from piece to piece while less time than this has gone by. */
  goOnMs: number;
}
interface Look {
  /** Rows that are looked at first, along the order. */
  brief: number;
  /** Where fewer than one in a hundred of them fit, a filter that leaves at most so many is looked for. */
  few: number;
  /** Where there is none, the look goes on along the order, in pieces that grow up to so many rows. */
  piece: number;
}
export const BOUNDS: Bounds = {
  indexed: { brief: 4_000, few: 5_000, piece: 4_000 },
  fetched: { brief: 300, few: 500, piece: 1_200 },
  scattered: { brief: 300, few: 500, piece: 600 },
  goOnMs: 6,
};

/** A condition and the order whose index starts and stops by it. */
export interface Condition {
  where: SQL;
  by: Sort;
}

export interface Plan {
  /** The caller's rows that have a budget. */
  owned: SQL;
  /** Every row of the list: a user's, a budget's or a category's, each with indexes of its own. */
  scope: SQL;
  /** Beyond the scope, what the order's own index can start and stop at. */
  range: SQL | undefined;
  /** Behind the row that an open cursor names. */
  behind: SQL | undefined;
  /** What the order's index holds but is not sorted by. */
  beside: Condition[];
  /** What only the rows themselves tell: the text, and a category above the scope's. */
  text: SQL | undefined;
  above: SQL | undefined;
  order: Order;
}

/** Sorts what is asked for by who can answer it. `position` is the key of an open cursor. */
export async function planList(
  ctx: UserCtx,
  filter: TransactionFilter,
  order: Order,
  position: readonly (string | number)[] | undefined,
): Promise<Plan> {
  const { budgetId, categoryId, subcategoryId, startDate, endDate, minAmount, maxAmount, detailsSearch } =
    filter;
  const filters: Condition[] = [
    ...given(startDate, (day) => on('date', sql`${t.date} >= ${day}`)),
    ...given(endDate, (day) => on('date', sql`${t.date} <= ${day}`)),
    ...given(minAmount, (minor) => on('amount', sql`${t.amountMinor} >= ${minor}`)),
    ...given(maxAmount, (minor) => on('amount', sql`${t.amountMinor} <= ${minor}`)),
  ];
  // The narrowest filing has the index. A category lies in one budget, which was compared before.
  const [scope = userOf(ctx), above] = [
    ...given(subcategoryId, (id) => sql`${t.subcategoryId} = ${id}`),
    ...given(categoryId, (id) => sql`${t.categoryId} = ${id}`),
    ...(categoryId === undefined && subcategoryId === undefined
      ? given(budgetId, (id) => sql`${t.budgetId} = ${id}`)
      : []),
  ];
  const isOfOrder = ({ by }: Condition): boolean => by === order.sort;
  return {
    owned: and(tenantOf(ctx), userOf(ctx)) ?? sql`false`,
    scope: and(tenantOf(ctx), scope) ?? sql`false`,
    behind: position && positionOf(order, position),
    range: and(
      order.sort === 'created_at' ? await writtenBetween(ctx, startDate, endDate) : undefined,
      ...filters.filter(isOfOrder).map(({ where }) => where),
    ),
    beside: filters.filter((condition) => !isOfOrder(condition)),
    text: detailsSearch === undefined ? undefined : sql`${t.details} ILIKE ${likePattern(detailsSearch)}`,
    above,
    order,
  };
}

const on = (by: Sort, where: SQL): Condition => ({ by, where });
const tenantOf = (ctx: UserCtx): SQL => sql`${t.customerId} = ${ctx.customerId}`;
const userOf = (ctx: UserCtx): SQL => sql`${t.userId} = ${ctx.actor.userId} AND ${t.budgetId} IS NOT NULL`;

const given = <T, C>(value: T | undefined, make: (value: T) => C): C[] =>
  value === undefined ? [] : [make(value)];
