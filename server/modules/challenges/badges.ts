import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { BADGES, type ClaimRecord } from './badges.data.ts';
import { readPoints } from './points.ts';
import { templateOf } from './templates.data.ts';

export interface EarnedBadge {
  id: number;
  slug: string;
  name: string;
  description: string;
  icon: string;
}

export const listBadges = (): EarnedBadge[] => BADGES.map(({ isEarned: _, ...badge }) => badge);

/** Gives what the user's claims have earned and it does not have yet. Inside the claim's transaction. */
export async function awardBadges(ctx: UserCtx): Promise<EarnedBadge[]> {
  const record = await readRecord(ctx);
  const earned = BADGES.filter((badge) => badge.isEarned(record)).map(({ id }) => id);
  if (earned.length === 0) return [];
  const added = await query<{ id: number }>(
    ctx.db,
    `INSERT INTO challenge_badges (customer_id, user_id, badge_id, awarded_at)
     SELECT $1, $2, id, $4::timestamptz FROM unnest($3::int[]) AS b(id)
     ON CONFLICT DO NOTHING RETURNING badge_id AS id`,
    [ctx.customerId, ctx.actor.userId, earned, ctx.now().toISOString()],
  );
  const ids = new Set(added.map(({ id }) => id));
  return listBadges().filter(({ id }) => ids.has(id));
}

/** Ids of the badges a user has. */
export async function badgesOf(ctx: UserCtx): Promise<number[]> {
  const rows = await query<{ id: number }>(
    ctx.db,
    'SELECT badge_id AS id FROM challenge_badges WHERE customer_id = $1 AND user_id = $2 ORDER BY badge_id',
    [ctx.customerId, ctx.actor.userId],
  );
  return rows.map(({ id }) => id);
}

async function readRecord(ctx: UserCtx): Promise<ClaimRecord> {
  const { userId } = ctx.actor;
  const claims = await query<{ templateId: number; month: string; count: number }>(
    ctx.db,
    `SELECT template_id AS "templateId", month, count(*)::int AS count FROM user_challenges
     WHERE customer_id = $1 AND user_id = $2 AND status = 'claimed' GROUP BY template_id, month`,
    [ctx.customerId, userId],
  );
  const templates = claims.map(({ templateId }) => templateOf(templateId));
  return {
    claimed: claims.reduce((sum, { count }) => sum + count, 0),
    hardClaimed: templates.filter((template) => template?.difficulty === 'hard').length,
    kinds: new Set(templates.map((template) => template?.challengeType)).size,
    months: new Set(claims.map(({ month }) => month)).size,
    points: await readPoints(ctx, userId),
  };
}
