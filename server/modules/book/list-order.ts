import { asc, desc, sql, type SQL } from 'drizzle-orm';
import type { PartKind } from './cursor.ts';
import type { TransactionRow } from './rollups.ts';
import type { TransactionFilter } from './schema.ts';
import { transactions as t } from './tables.ts';

export type Sort = 'date' | 'amount' | 'created_at';
type Direction = 'asc' | 'desc';
type Part = string | number;

export interface Order {
  sort: Sort;
  direction: Direction;
  /** The columns of the order, ready for ORDER BY. Ids sort by creation. */
  by: SQL[];
  /** What the parts of its keys are. */
  key: readonly PartKind[];
}

const COLUMNS = {
  date: [t.date, t.occurredAt, t.id],
  amount: [t.amountMinor, t.id],
  created_at: [t.id],
} as const;

const KEYS: Record<Sort, readonly PartKind[]> = {
  date: ['day', 'instant', 'uuid'],
  amount: ['minor', 'uuid'],
  created_at: ['uuid'],
};

const orderOf = (sort: Sort, direction: Direction): Order => ({
  sort,
  direction,
  by: COLUMNS[sort].map((column) => (direction === 'asc' ? asc(column) : desc(column))),
  key: KEYS[sort],
});

export const ORDERS: Record<Sort, Record<Direction, Order>> = {
  date: { asc: orderOf('date', 'asc'), desc: orderOf('date', 'desc') },
  amount: { asc: orderOf('amount', 'asc'), desc: orderOf('amount', 'desc') },
  created_at: { asc: orderOf('created_at', 'asc'), desc: orderOf('created_at', 'desc') },
};

/** What a cursor is good for: the same filters and order of the same user. The size of the page may change. */
export function askedOf(userId: string, { limit: _, cursor: __, ...filter }: TransactionFilter): string {
  const { sort = 'date', order = 'desc' } = filter;
  return JSON.stringify([
    userId,
    sort,
    order,
    filter.budgetId,
    filter.categoryId,
    filter.subcategoryId,
    filter.startDate,
    filter.endDate,
    filter.minAmount,
    filter.maxAmount,
    filter.detailsSearch,
  ]);
}

/** Where a row stands in the order. */
export function keyOf(
  { sort }: Order,
  row: Pick<TransactionRow, 'date' | 'occurredAt' | 'amountMinor' | 'id'>,
) {
  const keys: Record<Sort, Part[]> = {
    date: [row.date, row.occurredAt, row.id],
    amount: [row.amountMinor, row.id],
    created_at: [row.id],
  };
  return keys[sort];
}

/** Behind the row with that key, which `openCursor` has checked. */
export function positionOf({ sort, direction }: Order, key: readonly Part[]): SQL {
  const columns = COLUMNS[sort];
  const left = sql.join([...columns], sql`, `);
  const right = sql.join(
    key.map((part, i) => sql`${part}::${sql.raw(columns[i]?.getSQLType() ?? 'text')}`),
    sql`, `,
  );
  return direction === 'asc' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}
