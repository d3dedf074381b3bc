import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import type { MonthFigures, SpendSums } from './metrics.ts';
import { addMonths, firstDayOf, lastDayOf } from './month.ts';

interface SummaryRow extends Record<string, unknown> {
  month: string;
  week: number;
  total: number;
  needs: number;
  wants: number;
  culture: number;
  unexpected: number;
  loggingDays: number;
}

const sumsOf = (row: SummaryRow): SpendSums => ({
  total: row.total,
  needs: row.needs,
  wants: row.wants,
  culture: row.culture,
  unexpected: row.unexpected,
  loggingDays: row.loggingDays,
});

/** All that is known of a user's month, in three statements that travel together. */
export async function readFigures(
  ctx: Ctx,
  { userId, month, today }: { userId: string; month: string; today: string },
): Promise<MonthFigures> {
  const before = addMonths(month, -1);
  const [summaries, reflections, snapshots] = await Promise.all([
    query<SummaryRow>(
      ctx.db,
      `SELECT month, week, total_minor AS total, needs_minor AS needs, wants_minor AS wants,
         culture_minor AS culture, unexpected_minor AS unexpected, logging_days AS "loggingDays"
       FROM spend_summaries WHERE customer_id = $1 AND user_id = $2 AND month IN ($3, $4)`,
      [ctx.customerId, userId, month, before],
    ),
    query<{ day: string; quality: number }>(
      ctx.db,
      `SELECT day::text AS day, quality FROM reflections
       WHERE customer_id = $1 AND user_id = $2 AND day BETWEEN $3::date AND $4::date ORDER BY day LIMIT 1000`,
      [ctx.customerId, userId, firstDayOf(month), lastDayOf(month)],
    ),
    query<{ metrics: Record<string, number> }>(
      ctx.db,
      'SELECT metrics FROM metric_snapshots WHERE customer_id = $1 AND user_id = $2 AND month = $3',
      [ctx.customerId, userId, month],
    ),
  ]);
  const mine = summaries.filter((row) => row.month === month);
  const whole = mine.find(({ week }) => week === 0);
  const earlier = summaries.filter((row) => row.month === before);
  return {
    month,
    today,
    days: [],
    weeks: new Map(mine.filter(({ week }) => week > 0).map((row) => [row.week, sumsOf(row)])),
    sums: whole && sumsOf(whole),
    before: sumOf(earlier),
    reflections,
    savedPercent: undefined,
    snapshot: snapshots[0]?.metrics ?? {},
  };
}

/** A month's spending from its own sums, else from those of its weeks. */
function sumOf(rows: readonly SummaryRow[]): MonthFigures['before'] {
  const whole = rows.find(({ week }) => week === 0);
  if (whole) return sumsOf(whole);
  if (rows.length === 0) return undefined;
  const add = (pick: (row: SummaryRow) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    needs: add((row) => row.needs),
    wants: add((row) => row.wants),
    culture: add((row) => row.culture),
    unexpected: add((row) => row.unexpected),
  };
}
