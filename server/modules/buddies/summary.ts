import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { compiledVersion, lastEventAt, readBalances } from '../progression/index.ts';
import { badgesOf } from './badge-rows.ts';
import { companionOf } from './find.ts';
import { balanceOf } from './player.ts';
import type { userSummaryOutput } from './schema.ts';
import { buddies, eggs } from './tables.ts';

const MAX_BUDDIES = 100;

/** A user's buddies and what they have together. A user nobody has heard of has nothing. */
export async function userSummary(
  ctx: Ctx,
  input: { userId: string },
): Promise<z.input<typeof userSummaryOutput>> {
  const { userId } = input;
  const mine = and(eq(buddies.customerId, ctx.customerId), eq(buddies.userId, userId));
  const rows = await ctx.db
    .select()
    .from(buddies)
    .where(mine)
    .orderBy(desc(buddies.createdAt), desc(buddies.id))
    .limit(MAX_BUDDIES);
  const ids = rows.map((buddy) => buddy.id);
  const [balances, badges, eggRows, last, companion] = await Promise.all([
    readBalances(ctx.db, ctx.customerId, ids),
    ids.length > 0 ? badgesOf(ctx, ids) : [],
    ctx.db
      .select({ n: sql<number>`count(*)::int` })
      .from(eggs)
      .where(
        and(
          eq(eggs.customerId, ctx.customerId),
          eq(eggs.userId, userId),
          inArray(eggs.status, ['waiting', 'ready', 'hatching']),
        ),
      ),
    lastEventAt(ctx, userId),
    companionOf(ctx, userId),
  ]);
  const versions = await Promise.all(
    rows.map((buddy) => compiledVersion(ctx.app, ctx.db, ctx.customerId, buddy.configVersionId)),
  );
  const list = rows.map((buddy, i) => ({
    buddyId: buddy.id,
    name: buddy.name,
    audience: buddy.audience,
    evolutionStage: buddy.stage,
    status: buddy.status,
    coins: balanceOf(
      balances.filter((balance) => balance.holderId === buddy.id),
      versions[i]?.coinKey ?? '',
    ).balance,
  }));
  const awarded = badges.filter((badge) => badge.status === 'awarded').map((badge) => badge.badgeKey);
  return {
    userId,
    buddyCount: rows.length,
    activeBuddyCount: rows.filter((buddy) => buddy.status === 'active').length,
    eggCount: eggRows[0]?.n ?? 0,
    coins: list.reduce((sum, buddy) => sum + buddy.coins, 0),
    badgeCount: awarded.length,
    badges: [...new Set(awarded)],
    highestStage: rows.reduce((top, buddy) => Math.max(top, buddy.stage), 0),
    companionId: companion?.id ?? null,
    lastEventAt: last,
    buddies: list,
  };
}
