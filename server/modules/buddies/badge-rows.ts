import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { badgeAwards } from '../progression/index.ts';

export type BadgeRow = typeof badgeAwards.$inferSelect;

/** Badges of buddies, oldest first. */
export async function badgesOf(ctx: Ctx, buddyIds: readonly string[]): Promise<BadgeRow[]> {
  return ctx.db
    .select()
    .from(badgeAwards)
    .where(and(eq(badgeAwards.customerId, ctx.customerId), inArray(badgeAwards.buddyId, [...buddyIds])))
    .orderBy(asc(badgeAwards.awardedAt), asc(badgeAwards.badgeKey));
}
