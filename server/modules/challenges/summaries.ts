import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../db/context.ts';
import { lockUser } from '../accounts/index.ts';
import { fail } from './errors.ts';
import { addMonths, keyOfMonth } from './month.ts';
import { recount } from './recount.ts';
import { spendSummaries } from './tables.ts';

/** Sums of a month, or with `week` of one of its weeks; amounts in minor units. */
export interface Summary {
  month: string;
  week: number;
  totalMinor: number;
  needsMinor: number;
  wantsMinor: number;
  cultureMinor: number;
  unexpectedMinor: number;
  loggingDays: number;
}

/** The sums of a whole month stand where a week would. */
export const WHOLE_MONTH = 0;

const toDecimal = (minor: number): number => minor / 100;

/** A summary as the wire shows it. */
export const toSummary = (row: Summary & { updatedAt: string }) => ({
  monthKey: keyOfMonth(row.month),
  ...(row.week === WHOLE_MONTH ? {} : { weekKey: row.week }),
  totalSpent: toDecimal(row.totalMinor),
  spentNeeds: toDecimal(row.needsMinor),
  spentWants: toDecimal(row.wantsMinor),
  spentCulture: toDecimal(row.cultureMinor),
  spentUnexpected: toDecimal(row.unexpectedMinor),
  loggingDaysCount: row.loggingDays,
  updatedAt: row.updatedAt,
});
export type ShownSummary = ReturnType<typeof toSummary>;

/** Stores a summary; the latest upload of a month or week counts. */
export async function saveSummary(outer: UserCtx, summary: Summary): Promise<ShownSummary> {
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const updatedAt = ctx.now().toISOString();
    const { month, week, ...sums } = summary;
    await ctx.db
      .insert(spendSummaries)
      .values({ customerId: ctx.customerId, userId, month, week, ...sums, updatedAt })
      .onConflictDoUpdate({
        target: [spendSummaries.customerId, spendSummaries.userId, spendSummaries.month, spendSummaries.week],
        set: { ...sums, updatedAt },
      });
    // A month is also what the next one is held against.
    await recount(ctx, [month, addMonths(month, 1)]);
    return toSummary({ ...summary, updatedAt });
  });
}

/** 404 `no_summary`. */
export async function getSummary(
  ctx: UserCtx,
  { month, week }: { month: string; week: number },
): Promise<ShownSummary> {
  const [row] = await ctx.db
    .select()
    .from(spendSummaries)
    .where(
      and(
        eq(spendSummaries.customerId, ctx.customerId),
        eq(spendSummaries.userId, ctx.actor.userId),
        eq(spendSummaries.month, month),
        eq(spendSummaries.week, week),
      ),
    );
  if (!row) throw fail('no_summary');
  return toSummary(row);
}
