import { and } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { openCursor } from './cursor.ts';
import { askedOf, keyOf, ORDERS, positionOf } from './list-order.ts';
import { BOUNDS, planList, type Bounds } from './list-plan.ts';
import { listScope } from './list-scope.ts';
import { keyBehind, look } from './look.ts';
import { lookAmongFew } from './look-among-few.ts';
import { cut, page, type Page } from './page.ts';
import type { TransactionRow } from './rollups.ts';
import type { TransactionFilter, TransactionOutput } from './schema.ts';
import { transactionView } from './views.ts';

/**
 * The caller's transactions in budgets, filtered and sorted: 20 unless said, the latest first. The look goes along the
 * index of the order. Where rows of the kind are too rare for that, a filter that leaves few of them is looked for; and
 * when there is none either, the page ends where the look ended: it is short, and its cursor goes on from there.
 * Throws 404 for a budget or category of somebody else, 422 `invalid_cursor`.
 */
export async function listTransactions(
  ctx: UserCtx,
  filter: TransactionFilter,
  bounds: Bounds = BOUNDS,
): Promise<Page<TransactionOutput>> {
  const { limit = 20, sort = 'date', order: direction = 'desc' } = filter;
  const asked = askedOf(ctx.actor.userId, filter);
  const order = ORDERS[sort][direction];
  const position = openCursor(filter.cursor, asked, order.key);
  if (!(await listScope(ctx, filter))) return page([], undefined, asked);
  const plan = await planList(ctx, filter, order, position);
  const whole = { shown, asked, key: (row: TransactionRow) => keyOf(order, row) };
  const along = { where: and(plan.scope, plan.range), by: order.by };

  const mustFetch = plan.text !== undefined || plan.above !== undefined;
  if (!mustFetch && plan.beside.length === 0)
    return cut(await look(ctx, plan, { ...along, most: limit + 1 }, limit + 1), limit, whole);
  const { brief, long, few, last } = mustFetch ? bounds.fetched : bounds.indexed;
  const found = await look(ctx, plan, { ...along, most: brief }, limit + 1);
  if (found.length > limit || !(await keyBehind(ctx, along, brief))) return cut(found, limit, whole);
  const isRare = found.length * 100 < brief;
  const rare = isRare && (await lookAmongFew(ctx, plan, filter.detailsSearch, few, limit + 1));
  if (rare) return cut(rare, limit, whole);
  const most = isRare ? last : long;
  const edge = await keyBehind(ctx, along, brief - 1);
  if (most <= brief || !edge) return page(found.map(shown), edge && keyOf(order, edge), asked);
  // What was looked at is not looked at again.
  const beyond = { where: and(along.where, positionOf(order, keyOf(order, edge))), by: order.by };
  const rest = await look(ctx, plan, { ...beyond, most: most - brief }, limit + 1 - found.length);
  const rows = [...found, ...rest];
  if (rows.length > limit) return cut(rows, limit, whole);
  const end = await keyBehind(ctx, beyond, most - brief - 1);
  return page(rows.map(shown), end && keyOf(order, end), asked);
}

/** Lists hold rows with a budget only. */
const shown = (row: TransactionRow): TransactionOutput =>
  transactionView({ ...row, budgetId: row.budgetId ?? '' });
