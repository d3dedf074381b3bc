import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { dataTenant } from '../../kernel/actor.ts';
import { buddies } from './tables.ts';

/** Which of these audiences have active buddies, in live or in test data. */
export async function audiencesInUse(ctx: Ctx, audiences: readonly string[]): Promise<string[]> {
  if (audiences.length === 0) return [];
  const rows = await ctx.db
    .selectDistinct({ audience: buddies.audience })
    .from(buddies)
    .where(
      and(
        inArray(buddies.customerId, [dataTenant(ctx.accountId, 'live'), dataTenant(ctx.accountId, 'test')]),
        inArray(buddies.audience, [...audiences]),
        eq(buddies.status, 'active'),
      ),
    );
  return rows.map((row) => row.audience).sort();
}

/** The buddy of this tenant that hatched last, for a dashboard that shows "some" buddy. */
export async function newestBuddy(ctx: Ctx): Promise<{ id: string; userId: string } | undefined> {
  const [row] = await ctx.db
    .select({ id: buddies.id, userId: buddies.userId })
    .from(buddies)
    .where(and(eq(buddies.customerId, ctx.customerId), eq(buddies.status, 'active')))
    .orderBy(desc(buddies.id))
    .limit(1);
  return row;
}
