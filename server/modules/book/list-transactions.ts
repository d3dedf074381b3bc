import { and, type SQL } from 'drizzle-orm';
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
 * when there is none either, the look goes on for some milliseconds and the page ends where it ended: it is short, and
 * its cursor goes on from there.
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
  const begin = performance.now();
  const plan = await planList(ctx, filter, order, position);
  const whole = { shown, asked, key: (row: TransactionRow) => keyOf(order, row) };
  const from = (behind: SQL | undefined) => ({ where: and(plan.scope, plan.range, behind), by: order.by });
  const along = from(plan.behind);

  const mustFetch = plan.text !== undefined || plan.above !== undefined;
  if (!mustFetch && plan.beside.length === 0)
    return cut(await look(ctx, plan, { ...along, most: limit + 1 }, limit + 1), limit, whole);
  const { brief, few, piece } = bounds[!mustFetch ? 'indexed' : sort === 'amount' ? 'scattered' : 'fetched'];
  const rows = await look(ctx, plan, { ...along, most: brief }, limit + 1);
  if (rows.length > limit || !(await keyBehind(ctx, along, brief))) return cut(rows, limit, whole);
  const isRare = rows.length * 100 < brief;
  const rare =
    isRare && (await lookAmongFew(ctx, plan, { search: filter.detailsSearch, most: few }, limit + 1));
  if (rare) return cut(rare, limit, whole);
  let edge = await keyBehind(ctx, along, brief - 1);
  for (let most = brief * 2; edge && performance.now() - begin < bounds.goOnMs; most *= 2) {
    const next = { ...from(positionOf(order, keyOf(order, edge))), most: Math.min(most, piece) };
    rows.push(...(await look(ctx, plan, next, limit + 1 - rows.length)));
    if (rows.length > limit) return cut(rows, limit, whole);
    edge = await keyBehind(ctx, next, next.most - 1);
  }
  return page(rows.map(shown), edge && keyOf(order, edge), asked);
}

/** Lists hold rows with a budget only. */
const shown = (row: TransactionRow): TransactionOutput =>
  transactionView({ ...row, budgetId: row.budgetId ?? '' });
