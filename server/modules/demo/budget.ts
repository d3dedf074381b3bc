import type { UserCtx } from '../../db/context.ts';
import { createBudget, createCategory, fileInto, readPlans } from '../book/index.ts';

/** What the demo's person allows itself a month, by the categories of its book; somewhat more than it usually spends. */
const LIMITS: readonly (readonly [name: string, limitMinor: number])[] = [
  ['Groceries', 52_000],
  ['Dining', 32_000],
  ['Coffee', 6_000],
  ['Transport', 13_000],
  ['Shopping', 26_000],
  ['Entertainment', 12_000],
  ['Health', 8_000],
];
const INCOME_MINOR = 510_000;

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * Sees that a budget covers the month it is, and that what was bought in it is filed under its categories; `isChanged`
 * when there may be new entries to file.
 */
export async function keepDemoBudget(ctx: UserCtx, { isChanged }: { isChanged: boolean }): Promise<void> {
  const now = ctx.now();
  const today = now.toISOString().slice(0, 10);
  const name = MONTH.format(now);
  const running = (await readPlans(ctx)).find((plan) => plan.name === name);
  if (running) {
    if (isChanged) await fileInto(ctx, { budgetId: running.id });
    return;
  }
  await ctx.transact(async (ctx) => {
    const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
    const { id } = await createBudget(ctx, {
      name,
      startDate: `${today.slice(0, 8)}01`,
      endDate: new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10),
      totalIncome: INCOME_MINOR,
    });
    for (const [sortOrder, [name, allocationValue]] of LIMITS.entries())
      await createCategory(ctx, { budgetId: id, name, allocationType: 'fixed', allocationValue, sortOrder });
    await fileInto(ctx, { budgetId: id });
  });
}
