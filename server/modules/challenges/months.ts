import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { addMonths } from './month.ts';

/** A month in which a user took on missions, and how many rewards still wait there. */
export interface BoardMonth {
  month: string;
  waiting: number;
}

/** A lifetime of months. */
const MOST = 1_200;

/** The months in which a user took on missions, oldest first. */
export const listMonths = (ctx: UserCtx): Promise<BoardMonth[]> =>
  query<{ month: string; waiting: number }>(
    ctx.db,
    `SELECT month, count(*) FILTER (WHERE status = 'completed')::int AS waiting FROM user_challenges
     WHERE customer_id = $1 AND user_id = $2 GROUP BY month ORDER BY month LIMIT ${MOST}`,
    [ctx.customerId, ctx.actor.userId],
  );

/** The months one can go to, oldest first: those with history, the current one, and the next, which can be prepared. */
export function openMonths(known: readonly BoardMonth[], current: string): BoardMonth[] {
  const waiting = new Map([current, addMonths(current, 1)].map((month) => [month, 0]));
  for (const each of known) waiting.set(each.month, each.waiting);
  return [...waiting].map(([month, count]) => ({ month, waiting: count })).sort(byMonth);
}
const byMonth = (a: BoardMonth, b: BoardMonth): number => (a.month < b.month ? -1 : 1);
