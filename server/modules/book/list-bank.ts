import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { decimalOf } from '../../kernel/money.ts';
import { fail } from './errors.ts';
import type { TransactionRow } from './rollups.ts';
import { UNCATEGORIZED } from './rules.ts';
import type { BankFilter, BankPage } from './schema.ts';
import { transactions as t } from './tables.ts';
import { nextMonth } from './when.ts';

interface Count extends Record<string, unknown> {
  month: string;
  category: string;
  isCredit: boolean;
  entries: number;
}

/**
 * A numbered page of everything in the caller's book, the latest first. The months' counts say how many rows there
 * are and in which months the page lies, so a page far behind costs no more than the first.
 * Throws 403 `other_user`.
 */
export async function listBank(ctx: UserCtx, filter: BankFilter): Promise<BankPage> {
  const { page, limit, userId } = filter;
  if (userId !== undefined && userId !== ctx.actor.userId) throw fail('other_user');
  const counts = await countMonths(ctx, filter);
  const total = counts.reduce((sum, { entries }) => sum + entries, 0);
  const window = windowOf(counts, (page - 1) * limit, limit);
  const rows = window ? await readWindow(ctx, window, filter, limit) : [];
  return { transactions: rows.map(shown), total, page, pages: Math.ceil(total / limit) };
}

const countMonths = (ctx: UserCtx, { category, type }: BankFilter): Promise<Count[]> =>
  query<Count>(
    ctx.db,
    `SELECT month, category, is_credit AS "isCredit", entries FROM book_months
     WHERE customer_id = $1 AND user_id = $2 AND entries > 0
       AND ($3::text IS NULL OR lower(category) = lower($3)) AND ($4::bool IS NULL OR is_credit = $4)
     ORDER BY month DESC`,
    [ctx.customerId, ctx.actor.userId, category ?? null, type === undefined ? null : type === 'credit'],
  );

/** The months that a page touches, and how many of their rows stand before it. */
interface Window {
  from: string;
  before: string;
  skip: number;
  /** Labels and directions there are in those months. */
  strands: Pick<Count, 'category' | 'isCredit'>[];
}

/** Pure. `counts` from the latest month to the first. Undefined when the page lies behind the last row. */
export function windowOf(counts: readonly Count[], offset: number, limit: number): Window | undefined {
  let seen = 0;
  let skip = 0;
  const touched: Count[] = [];
  for (const [month, rows] of byMonth(counts)) {
    const entries = rows.reduce((sum, row) => sum + row.entries, 0);
    if (seen + entries > offset) {
      if (touched.length === 0) skip = offset - seen;
      touched.push(...rows.map((row) => ({ ...row, month })));
    }
    seen += entries;
    if (seen >= offset + limit) break;
  }
  const [latest] = touched;
  const earliest = touched.at(-1);
  if (!latest || !earliest) return undefined;
  const strands = new Map(touched.map((row) => [`${row.isCredit} ${row.category}`, row]));
  return {
    from: `${earliest.month}-01`,
    before: nextMonth(latest.month),
    skip,
    strands: [...strands.values()],
  };
}

function byMonth(counts: readonly Count[]): Map<string, Count[]> {
  const months = new Map<string, Count[]>();
  for (const row of counts) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return months;
}

/** Each strand (a direction, or a label and a direction) comes in order from its index; they are merged. */
function readWindow(
  ctx: UserCtx,
  { from, before, skip, strands }: Window,
  { category }: BankFilter,
  limit: number,
): Promise<TransactionRow[]> {
  const order = sql`date DESC, occurred_at DESC, id DESC`;
  const kinds = category === undefined ? directionsOf(strands) : strands.map(labelled);
  const read = kinds.map(
    (kind) => sql`(SELECT * FROM ${t} WHERE customer_id = ${ctx.customerId} AND user_id = ${ctx.actor.userId}
      AND ${kind} AND date >= ${from} AND date < ${before} ORDER BY ${order} LIMIT ${skip + limit})`,
  );
  return ctx.db
    .select(getTableColumns(t))
    .from(sql`(${sql.join(read, sql` UNION ALL `)}) AS transactions`)
    .orderBy(order)
    .offset(skip)
    .limit(limit);
}

const directionsOf = (strands: Window['strands']): SQL[] =>
  [...new Set(strands.map(({ isCredit }) => isCredit))].map((isCredit) => sql`is_credit = ${isCredit}`);
const labelled = ({ category, isCredit }: Window['strands'][number]): SQL =>
  sql`is_credit = ${isCredit} AND category = ${category}`;

const shown = (row: TransactionRow): BankPage['transactions'][number] => ({
  id: row.id,
  merchant: row.merchant ?? row.details ?? row.category,
  category: row.category,
  amount: decimalOf(row.amountMinor),
  type: row.amountMinor >= 0 ? 'credit' : 'debit',
  timestamp: row.occurredAt.slice(0, 19),
  tags: row.category === UNCATEGORIZED ? [] : [row.category.toLowerCase()],
});
