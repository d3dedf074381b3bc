import { and } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { openCursor } from './cursor.ts';
import { findBudget } from './find.ts';
import { askedOf, keyOf, ORDERS } from './list-order.ts';
import { LOOK, planList, type Plan } from './list-plan.ts';
import { lookAmongFew } from './look-among-few.ts';
import { cut, page, type Page } from './page.ts';
import type { TransactionRow } from './rollups.ts';
import type { TransactionFilter, TransactionOutput } from './schema.ts';
import { transactions as t } from './tables.ts';
import { transactionView } from './views.ts';

/**
 * The caller's transactions in budgets, filtered and sorted: 20 unless said, the latest first. The look goes along the
 * index of the order. Where rows of the kind are too rare for that, a filter that leaves few of them is looked for; and
 * when there is none either, the page ends where the look ended: it is short, and its cursor goes on from there.
 * Throws 404 for somebody else's budget, 422 `invalid_cursor`.
 */
export async function listTransactions(
  ctx: UserCtx,
  filter: TransactionFilter,
): Promise<Page<TransactionOutput>> {
  const { limit = 20, sort = 'date', order: direction = 'desc' } = filter;
  if (filter.budgetId !== undefined) await findBudget(ctx, filter.budgetId);
  const asked = askedOf(ctx.actor.userId, filter);
  const order = ORDERS[sort][direction];
  const plan = await planList(ctx, filter, order, openCursor(filter.cursor, asked));

  const whole = { shown, asked, key: (row: TransactionRow) => keyOf(order, row) };

  const found = await lookAlong(ctx, plan, limit);
  if (found.length > limit || plan.rest.length === 0) return cut(found, limit, whole);
  const edge = await edgeOf(ctx, plan);
  if (edge === undefined) return cut(found, limit, whole);
  const rare = await lookAmongFew(ctx, plan, limit);
  return rare ? cut(rare, limit, whole) : page(found.map(shown), keyOf(order, edge), asked);
}

/** Up to one row more than the page, among the next `LOOK` rows of the order. */
function lookAlong(
  ctx: UserCtx,
  { scope, range, rest, order }: Plan,
  limit: number,
): Promise<TransactionRow[]> {
  const along = ctx.db
    .select()
    .from(t)
    .where(and(scope, range))
    .orderBy(...order.by);
  if (rest.length === 0) return along.limit(limit + 1);
  // Under the table's own name, so that conditions on its columns mean those of the rows looked at.
  return ctx.db
    .select()
    .from(along.limit(LOOK).as('transactions'))
    .where(and(...rest.map(({ where }) => where)))
    .orderBy(...order.by)
    .limit(limit + 1);
}

type Key = Pick<TransactionRow, 'date' | 'occurredAt' | 'amountMinor' | 'id'>;

/** The last row of a look that did not come to the end of the list; undefined when it did. */
async function edgeOf(ctx: UserCtx, { scope, range, order }: Plan): Promise<Key | undefined> {
  const [edge] = await ctx.db
    .select({ date: t.date, occurredAt: t.occurredAt, amountMinor: t.amountMinor, id: t.id })
    .from(t)
    .where(and(scope, range))
    .orderBy(...order.by)
    .offset(LOOK - 1)
    .limit(1);
  return edge;
}

/** Lists hold rows with a budget only. */
const shown = (row: TransactionRow): TransactionOutput =>
  transactionView({ ...row, budgetId: row.budgetId ?? '' });
