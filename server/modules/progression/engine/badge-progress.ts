import { measure } from './badges.ts';
import type { BuddyFacts } from './event.ts';
import type { CompiledVersion } from './plan.ts';
import { dotted, entry, type EngineState } from './state.ts';

export interface BadgeProgress {
  key: string;
  status: 'locked' | 'ready' | 'awarded';
  needed: number;
  /** At most `needed`. */
  actual: number;
}

/** How far the buddy is towards every active badge of its audience, sorted by key. */
export function badgeProgress(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: EngineState,
): BadgeProgress[] {
  return version.badges
    .filter(({ guard }) => guard.active && (guard.audience ?? facts.audience) === facts.audience)
    .map((badge) => {
      const { key } = badge.source;
      const has = dotted(state.claims, badge.claim) ?? dotted(state.kept, badge.claim);
      const isAwarded = has !== undefined || facts.externalBadges.includes(key);
      const isReady = entry(state.ready, key) !== undefined;
      const isDone = isAwarded || isReady;
      const actual = isDone ? badge.needed : Math.min(badge.needed, measure(version, facts, state, badge));
      const status = isAwarded ? 'awarded' : isReady ? 'ready' : 'locked';
      return { key, status, needed: badge.needed, actual };
    });
}
