import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { fail } from './errors.ts';
import { closePurse, move, openPurse } from './purse.ts';
import { creditHolds, POOLS } from './tables.ts';

/** What one picture of a model costs. */
export const CREDITS_PER_IMAGE = 1;

/**
 * Sets credits aside for each of these operations, or for none of them. In the transaction that starts them.
 * Throws 402 `credit_insufficient`.
 */
export async function authorizeCredits(ctx: Ctx, operationIds: readonly string[]): Promise<void> {
  if (operationIds.length === 0) return;
  await ctx.transact(async (ctx) => {
    const purse = await openPurse(ctx);
    const { welcome, paid, promo } = purse.row;
    const holds = operationIds.map((operationId) => {
      const pool = POOLS.find((name) => purse.row[name] >= CREDITS_PER_IMAGE);
      if (pool === undefined)
        throw fail('credit_insufficient', {
          required: operationIds.length * CREDITS_PER_IMAGE,
          available: welcome + paid + promo,
          welcome,
          paid,
          promo,
          upgrade_url: `${ctx.app.settings.publicUrl}/console/billing`,
          top_up_url: `${ctx.app.settings.publicUrl}/console/billing#credits`,
        });
      move(purse, { type: 'authorize', pool, amount: -CREDITS_PER_IMAGE, reference: operationId });
      return {
        customerId: ctx.accountId,
        operationId,
        pool,
        amount: CREDITS_PER_IMAGE,
        state: 'held' as const,
        createdAt: purse.at,
        settledAt: null,
      };
    });
    await closePurse(ctx, purse);
    await ctx.db.insert(creditHolds).values(holds);
  });
}

/**
 * Ends what was set aside for an operation: spent, or given back to its pool. In the transaction that ends the
 * operation. What was settled before, or never set aside, stays as it is. Answers how many credits were spent.
 */
export async function settleCredits(
  ctx: Ctx,
  operationId: string,
  outcome: 'commit' | 'rollback',
): Promise<number> {
  return ctx.transact(async (ctx) => {
    const own = and(eq(creditHolds.customerId, ctx.accountId), eq(creditHolds.operationId, operationId));
    const [seen] = await ctx.db.select().from(creditHolds).where(own);
    if (seen?.state !== 'held') return 0;
    const purse = await openPurse(ctx);
    const isCommit = outcome === 'commit';
    const [hold] = await ctx.db
      .update(creditHolds)
      .set({ state: isCommit ? 'committed' : 'rolled_back', settledAt: purse.at })
      .where(and(own, eq(creditHolds.state, 'held')))
      .returning();
    if (!hold) return 0;
    const { pool, amount } = hold;
    move(purse, { type: outcome, pool, amount: isCommit ? 0 : amount, reference: operationId });
    await closePurse(ctx, purse);
    return isCommit ? amount : 0;
  });
}
