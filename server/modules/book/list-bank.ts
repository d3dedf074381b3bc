import type { UserCtx } from '../../db/context.ts';
import { query, toIso } from '../../db/query.ts';
import { decimalOf } from '../../kernel/money.ts';
import { fail } from './errors.ts';
import { UNCATEGORIZED } from './rules.ts';
import type { BankFilter, BankPage } from './schema.ts';
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

/** The months that a page touches, how many rows they have, and how many of those stand before it. */
interface Window {
  from: string;
  before: string;
  skip: number;
  entries: number;
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
    entries: touched.reduce((sum, { entries }) => sum + entries, 0),
    strands: [...strands.values()],
  };
}

function byMonth(counts: readonly Count[]): Map<string, Count[]> {
  const months = new Map<string, Count[]>();
  for (const row of counts) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return months;
}

interface Shown extends Record<string, unknown> {
  id: string;
  merchant: string | null;
  details: string | null;
  category: string;
  amountMinor: number;
  occurredAt: string;
}

/**
 * Each strand (a direction, or a label and a direction) comes in order from its index; they are merged. Only the rows of
 * the page itself are fetched: what is skipped is skipped in the index, from the end that is nearer.
 */
function readWindow(
  ctx: UserCtx,
  { from, before, skip, entries, strands }: Window,
  { category }: BankFilter,
  limit: number,
): Promise<Shown[]> {
  const behind = Math.max(0, entries - skip - limit);
  const isNearer = behind < skip;
  const order = (prefix: string): string =>
    ['date', 'occurred_at', 'id']
      .map((column) => `${prefix}${column} ${isNearer ? 'ASC' : 'DESC'}`)
      .join(', ');
  const kinds = category === undefined ? directionsOf(strands) : strands;
  const parts = kinds.map(
    (_, i) => `(SELECT id, date, occurred_at FROM transactions
       WHERE customer_id = $1 AND user_id = $2 AND date >= $3::date AND date < $4::date
         AND is_credit = ($7::text[])[${i + 1}]::bool ${category === undefined ? '' : `AND category = ($8::text[])[${i + 1}]`}
       ORDER BY ${order('transactions.')} LIMIT $5::int + $6::int)`,
  );
  return query<Shown>(
    ctx.db,
    `SELECT t.id, t.merchant, t.details, t.category, t.amount_minor AS "amountMinor", t.occurred_at AS "occurredAt"
     FROM (SELECT id FROM (${parts.join(' UNION ALL ')}) AS strands
           ORDER BY ${order('')} OFFSET $5::int LIMIT $6::int) AS page
     JOIN transactions t ON t.customer_id = $1 AND t.id = page.id
     ORDER BY t.date DESC, t.occurred_at DESC, t.id DESC`,
    [
      ctx.customerId,
      ctx.actor.userId,
      from,
      before,
      isNearer ? behind : skip,
      Math.min(limit, entries - skip),
      kinds.map(({ isCredit }) => String(isCredit)),
      ...(category === undefined ? [] : [strands.map((strand) => strand.category)]),
    ],
  );
}

const directionsOf = (strands: Window['strands']): Window['strands'] => [
  ...new Map(strands.map((strand) => [strand.isCredit, strand])).values(),
];

const shown = (row: Shown): BankPage['transactions'][number] => ({
  id: row.id,
  merchant: row.merchant ?? row.details ?? row.category,
  category: row.category,
  amount: decimalOf(row.amountMinor),
  type: row.amountMinor >= 0 ? 'credit' : 'debit',
  timestamp: toIso(row.occurredAt).slice(0, 19),
  tags: row.category === UNCATEGORIZED ? [] : [row.category.toLowerCase()],
});
