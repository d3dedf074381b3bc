import type { UserCtx } from '../../db/context.ts';
import { badgesOf, listBadges } from './badges.ts';
import { listChallenges } from './list.ts';
import { daysBetween, lastDayOf } from './month.ts';
import { listMonths, openMonths } from './months.ts';
import { readPoints } from './points.ts';
import { listTemplates } from './templates.ts';
import { todayOf } from './user-day.ts';

/** All that the challenge board shows of one month: what is on, what else there is and why, points and badges. */
export async function readBoard(ctx: UserCtx, { month: asked }: { month?: string | undefined }) {
  const today = await todayOf(ctx, ctx.actor.userId);
  const current = today.slice(0, 7);
  const month = asked ?? current;
  const challenges = await listChallenges(ctx, { month });
  const [templates, totalPoints, earned, months] = await Promise.all([
    listTemplates({}, month === current ? ctx : undefined),
    readPoints(ctx, ctx.actor.userId),
    badgesOf(ctx),
    listMonths(ctx),
  ]);
  const taken = new Set(challenges.map(({ challengeTemplateId }) => challengeTemplateId));
  const has = new Set(earned);
  return {
    today,
    month,
    daysLeft: daysBetween(today, lastDayOf(current)) + 1,
    months: openMonths(months, current),
    challenges,
    /** Missions that can still be taken on; none for a month that is over. */
    open: month < current ? [] : templates.filter(({ id }) => !taken.has(id)),
    totalPoints,
    badges: listBadges().map((badge) => ({ ...badge, isEarned: has.has(badge.id) })),
  };
}
