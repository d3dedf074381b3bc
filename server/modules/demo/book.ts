import type { UserCtx } from '../../db/context.ts';
import { seedBook } from '../book/index.ts';
import { demoBook } from '../insights/index.ts';
import { keepDemoBudget } from './budget.ts';

/** Half a year of money up to yesterday, and a budget of this month: what the demo's people have. Moves on with the days. */
export async function fillDemoBook(ctx: UserCtx): Promise<void> {
  const today = ctx.now().toISOString().slice(0, 10);
  const isChanged = await seedBook(ctx, demoBook({ today, timeZone: 'UTC' }));
  await keepDemoBudget(ctx, { isChanged });
}
