import type { Streak } from '../../config/content.ts';
import { compileGuard, type Fields } from './guards.ts';
import type { Milestone, StreakPlan } from './plan.ts';

export function compileStreak(fields: Fields, source: Streak): StreakPlan {
  const milestones = new Map<number, Milestone>();
  for (const { count, coins, badgeKey } of source.milestones) {
    const same = milestones.get(count);
    milestones.set(count, {
      claim: `s.${source.key}.${count}`,
      coins: coins + (same?.coins ?? 0),
      badgeKeys: [...(same?.badgeKeys ?? []), ...(badgeKey === undefined ? [] : [badgeKey])],
    });
  }
  return {
    kind: 'streak',
    source,
    guard: compileGuard(fields, source),
    period: source.period,
    inUtc: source.timezone === 'utc',
    milestones,
  };
}
