import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { readDays } from '../book/index.ts';
import { bookMonth, type Spending } from './book-month.ts';
import type { MonthFigures, SpendSums } from './metrics.ts';
import { addMonths, daysIn, firstDayOf, lastDayOf } from './month.ts';
import { readProfile, type StoredProfile } from './profile.ts';

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
  unfiled: 0,
  loggingDays: row.loggingDays,
});

/** All that is known of a user's month, in statements that travel together. What is dated later than today is a plan. */
export async function readFigures(
  ctx: UserCtx,
  { month, today }: { month: string; today: string },
): Promise<MonthFigures> {
  const before = addMonths(month, -1);
  const { userId } = ctx.actor;
  const end = lastDayOf(month);
  const [summaries, reflections, snapshots, profile, book] = await Promise.all([
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
      [ctx.customerId, userId, firstDayOf(month), end],
    ),
    query<{ metrics: Record<string, number> }>(
      ctx.db,
      'SELECT metrics FROM metric_snapshots WHERE customer_id = $1 AND user_id = $2 AND month = $3',
      [ctx.customerId, userId, month],
    ),
    readProfile(ctx),
    readDays(ctx, { from: firstDayOf(before), to: today < end ? today : end }),
  ]);
  const { savedMinor, ...told } = bookMonth(month, book);
  const mine = summaries.filter((row) => row.month === month);
  const whole = mine.find(({ week }) => week === 0);
  const earlier = summaries.filter((row) => row.month === before);
  return {
    ...told,
    month,
    today,
    weeks: new Map(mine.filter(({ week }) => week > 0).map((row) => [row.week, sumsOf(row)])),
    sums: whole && sumsOf(whole),
    before: told.before ?? sumOf(earlier),
    reflections,
    savedPercent: percentOfGoal(savedMinor, goalOf(profile, month)),
    snapshot: snapshots[0]?.metrics ?? {},
  };
}

/** What the user means to put aside in that month, in minor units; undefined without a goal. */
function goalOf(profile: StoredProfile | undefined, month: string): number | undefined {
  if (!profile?.savingGoalMinor) return undefined;
  const { savingGoalMinor: minor, savingsGoalType: type } = profile;
  if (type === 'yearly' || type === 'annual') return minor / 12;
  return type === 'weekly' ? (minor * daysIn(month)) / 7 : minor;
}

const percentOfGoal = (saved: number | undefined, goal: number | undefined): number | undefined =>
  saved === undefined || goal === undefined ? undefined : (Math.max(0, saved) / goal) * 100;

/** A month's spending from its own sums, else from those of its weeks. */
function sumOf(rows: readonly SummaryRow[]): Spending | undefined {
  const whole = rows.find(({ week }) => week === 0);
  if (whole) return sumsOf(whole);
  if (rows.length === 0) return undefined;
  const add = (pick: (row: SummaryRow) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    needs: add((row) => row.needs),
    wants: add((row) => row.wants),
    culture: add((row) => row.culture),
    unexpected: add((row) => row.unexpected),
    unfiled: 0,
  };
}
