import { and, sql, type SQL } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { likePattern } from './like.ts';
import { positionOf, type Order, type Sort } from './list-order.ts';
import type { TransactionFilter } from './schema.ts';
import { transactions as t } from './tables.ts';
import { writtenBetween } from './written-between.ts';

/**
 * How many rows one look at an index may visit. Filters that are not the index's own are checked row by row, so this
 * bounds what a page costs, whatever is asked of however large a book.
 */
export const LOOK = 5_000;

/** A condition and the order whose index knows it; the search has an index of its own. */
export interface Condition {
  where: SQL;
  by: Sort | 'details' | 'scope';
}

export interface Plan {
  /** Every row of the list, in the index that is chosen. */
  scope: SQL | undefined;
  /** Beyond the scope, what the order's own index can start and stop at. */
  range: SQL | undefined;
  /** What has to be checked row by row. */
  rest: Condition[];
  order: Order;
}

/** Sorts what is asked for into what an index answers and what is left to check. `position` opens a cursor's key. */
export async function planList(
  ctx: UserCtx,
  filter: TransactionFilter,
  order: Order,
  position: readonly (string | number)[] | undefined,
): Promise<Plan> {
  const { budgetId, categoryId, subcategoryId, startDate, endDate, minAmount, maxAmount, detailsSearch } =
    filter;
  const filters: Condition[] = [
    ...given(startDate, 'date', (day) => sql`${t.date} >= ${day}`),
    ...given(endDate, 'date', (day) => sql`${t.date} <= ${day}`),
    ...given(minAmount, 'amount', (minor) => sql`${t.amountMinor} >= ${minor}`),
    ...given(maxAmount, 'amount', (minor) => sql`${t.amountMinor} <= ${minor}`),
    ...given(detailsSearch, 'details', (text) => sql`${t.details} ILIKE ${likePattern(text)}`),
  ];
  // The narrowest filing has the index; a wider one is checked beside it.
  const [narrowest, ...wider] = [
    ...given(subcategoryId, 'scope', (id) => sql`${t.subcategoryId} = ${id}`),
    ...given(categoryId, 'scope', (id) => sql`${t.categoryId} = ${id}`),
    ...given(budgetId, 'scope', (id) => sql`${t.budgetId} = ${id}`),
  ];
  const owned = sql`${t.customerId} = ${ctx.customerId} AND ${t.userId} = ${ctx.actor.userId} AND ${t.budgetId} IS NOT NULL`;
  const isOfOrder = ({ by }: Condition): boolean => by === order.sort;
  return {
    scope: and(owned, narrowest?.where),
    range: and(
      position && positionOf(order, position),
      order.sort === 'created_at' ? await writtenBetween(ctx, startDate, endDate) : undefined,
      ...filters.filter(isOfOrder).map(({ where }) => where),
    ),
    rest: [...wider, ...filters.filter((condition) => !isOfOrder(condition))],
    order,
  };
}

const given = <T>(value: T | undefined, by: Condition['by'], make: (value: T) => SQL): Condition[] =>
  value === undefined ? [] : [{ by, where: make(value) }];
