import type { ConfigContent } from '../../config/content.ts';
import type { BuddyFacts } from './event.ts';
import { coinsEarned } from './ledger.ts';
import type { CompiledVersion, StageRequirement } from './plan.ts';
import { levelOf, skillValue } from './skills.ts';
import { dotted, entry, type EngineState } from './state.ts';

export const LAST_STAGE = 5;

type Stage = ConfigContent['evolution']['stages'][number];

/** The requirements of a stage in their fixed order: sums, skills and badges by key, the number of badges. */
export function requirementsOf({ requirements }: Stage): StageRequirement[] {
  const list: StageRequirement[] = [];
  const { tokens, coinsEarned, skills, badges, badgeCount } = requirements;
  if (tokens !== undefined) list.push({ kind: 'tokens', key: null, needed: tokens });
  if (coinsEarned !== undefined) list.push({ kind: 'coins_earned', key: null, needed: coinsEarned });
  for (const [key, needed] of Object.entries(skills ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
    list.push({ kind: 'skill', key, needed });
  for (const key of [...(badges ?? [])].sort()) list.push({ kind: 'badge', key, needed: 1 });
  if (badgeCount !== undefined) list.push({ kind: 'badge_count', key: null, needed: badgeCount });
  return list;
}

type Measured = Pick<
  EngineState,
  'coins' | 'claimedCoins' | 'claimedTokens' | 'tokens' | 'skills' | 'claims' | 'kept'
>;

/** Progression tokens ever earned, whatever the source. */
export const tokensEarned = (version: CompiledVersion, facts: BuddyFacts, state: Measured): number =>
  Math.min(
    (entry(state.tokens, version.tokenKey) ?? 0) + state.claimedTokens + facts.externalTokensEarned,
    Number.MAX_SAFE_INTEGER,
  );

const isBadge = (claim: string): boolean => claim.startsWith('b.');

/** Keys of all badges the buddy has: earned, kept or given from outside. */
export function badgesOf(facts: BuddyFacts, state: Pick<EngineState, 'claims' | 'kept'>): Set<string> {
  const badges = new Set(facts.externalBadges);
  for (const table of [state.claims, state.kept])
    for (const claim of Object.keys(table)) if (isBadge(claim)) badges.add(claim.slice(2));
  return badges;
}

function measure(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: Measured,
  { kind, key }: StageRequirement,
): number {
  switch (kind) {
    case 'tokens':
      return tokensEarned(version, facts, state);
    case 'coins_earned':
      return coinsEarned(state, facts.externalCoinsEarned);
    case 'skill': {
      const skill = version.skills.get(key ?? '');
      return skill ? levelOf(skill, skillValue(state, facts, skill)) : 0;
    }
    case 'badge': {
      const claim = `b.${key}`;
      const has = dotted(state.claims, claim) ?? dotted(state.kept, claim);
      return has !== undefined || facts.externalBadges.includes(key ?? '') ? 1 : 0;
    }
    case 'badge_count':
      return badgesOf(facts, state).size;
  }
}

/** The first requirement of the next stage that is not met, with what there is; null when ready; undefined at the top. */
export function firstUnmet(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: Measured,
): { index: number; actual: number } | null | undefined {
  const requirements = version.stages.get(facts.stage + 1);
  if (!requirements) return undefined;
  for (const [index, requirement] of requirements.entries()) {
    const actual = measure(version, facts, state, requirement);
    if (actual < requirement.needed) return { index, actual };
  }
  return null;
}

export interface EvolutionStatus {
  stage: number;
  /** Null at the last stage. */
  nextStage: number | null;
  /** All requirements of the next stage hold; a stage without any is always ready. */
  ready: boolean;
  requirements: {
    kind: StageRequirement['kind'];
    key: string | null;
    needed: number;
    actual: number;
    met: boolean;
  }[];
}

/** What stands between a buddy and its next stage. */
export function evolutionStatus(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: EngineState,
): EvolutionStatus {
  const needs = version.stages.get(facts.stage + 1);
  if (!needs) return { stage: facts.stage, nextStage: null, ready: false, requirements: [] };
  const requirements = needs.map((requirement) => {
    const actual = measure(version, facts, state, requirement);
    return { ...requirement, actual, met: actual >= requirement.needed };
  });
  const ready = requirements.every(({ met }) => met);
  return { stage: facts.stage, nextStage: facts.stage + 1, ready, requirements };
}
