import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { listBadges } from './badges.ts';
import { TEMPLATES } from './templates.data.ts';

interface Counts extends Record<string, unknown> {
  accepted: number;
  completed: number;
  claimed: number;
  failed: number;
}

const NOBODY: Counts = { accepted: 0, completed: 0, claimed: 0, failed: 0 };

/** What became of each mission and badge, of all tenants. */
export async function missionFigures(ctx: Ctx) {
  const [missions, badges] = await Promise.all([
    query<Counts & { templateId: number }>(
      ctx.db,
      `SELECT template_id AS "templateId", count(*)::int AS accepted,
         (count(*) FILTER (WHERE status IN ('completed', 'claimed')))::int AS completed,
         (count(*) FILTER (WHERE status = 'claimed'))::int AS claimed,
         (count(*) FILTER (WHERE status = 'failed'))::int AS failed
       FROM user_challenges GROUP BY template_id`,
    ),
    query<{ badgeId: number; holders: number }>(
      ctx.db,
      'SELECT badge_id AS "badgeId", count(*)::int AS holders FROM challenge_badges GROUP BY badge_id',
    ),
  ]);
  const of = (id: number): Counts => missions.find(({ templateId }) => templateId === id) ?? NOBODY;
  return {
    templates: TEMPLATES.map(({ id, slug, title, category, difficulty, rewardPoints }) => {
      const { accepted, completed, claimed, failed } = of(id);
      return { id, slug, title, category, difficulty, rewardPoints, accepted, completed, claimed, failed };
    }),
    badges: listBadges().map(({ id, slug, name, description }) => ({
      id,
      slug,
      name,
      description,
      holders: badges.find(({ badgeId }) => badgeId === id)?.holders ?? 0,
    })),
  };
}
