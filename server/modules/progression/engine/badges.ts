import { put, type Draft } from './draft.ts';
import { coinsEarned, claimOnce } from './ledger.ts';
import type { BadgePlan, CompiledVersion } from './plan.ts';
import type { BuddyFacts } from './event.ts';
import { failingCondition, note, type Run } from './run.ts';
import { levelOf, skillValue } from './skills.ts';
import { dotted, entry } from './state.ts';
import { CODES } from './trace-codes.ts';
import { countDistinct } from './distinct.ts';

type Measured = Pick<
  Draft,
  'counters' | 'qualified' | 'streaks' | 'skills' | 'distinct' | 'coins' | 'claimedCoins'
>;

/** How far a buddy is towards a badge, in the unit of the badge's threshold. */
export function measure(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: Measured,
  { source, countsType }: BadgePlan,
): number {
  const { criteria } = source;
  switch (criteria.type) {
    case 'milestone':
      return countsType
        ? (entry(state.qualified, source.key) ?? 0)
        : (entry(state.counters, criteria.eventType) ?? 0);
    case 'custom':
      return entry(state.counters, criteria.counter) ?? 0;
    case 'streak':
      return entry(state.streaks, criteria.streakKey)?.count ?? 0;
    case 'skill_level': {
      const skill = version.skills.get(criteria.skillKey);
      return skill ? levelOf(skill, skillValue(state, facts, skill)) : 0;
    }
    case 'collection':
      return countDistinct(entry(state.distinct, `${criteria.eventType}|${criteria.field}`));
    case 'evolution_stage':
      return facts.stage;
    case 'coin_threshold':
      return coinsEarned(state, facts.externalCoinsEarned);
  }
}

/**
 * Judges the badges of the type. All are measured against the same coins, so their order does not matter; then the
 * rewards of those awarded may reach further coin thresholds, once. What those in turn reach waits for the next event.
 */
export function runBadges(run: Run, badges: readonly BadgePlan[]): void {
  if (badges.length === 0) return;
  const { draft, facts } = run;
  const firstSlot = run.noted;
  const atFirst = coinsEarned(draft, facts.externalCoinsEarned);
  for (const badge of badges) judge(run, badge, atFirst);

  const withRewards = coinsEarned(draft, facts.externalCoinsEarned);
  if (withRewards === atFirst) return;
  for (const [i, badge] of badges.entries()) {
    const slot = firstSlot + 2 * i;
    if (badge.source.criteria.type !== 'coin_threshold') continue;
    if (run.trace[slot] !== CODES.threshold_not_met || withRewards < badge.needed) continue;
    const isNew = award(run, badge);
    run.trace[slot] = isNew ? CODES.applied : CODES.already_awarded;
    run.trace[slot + 1] = isNew ? withRewards : 1;
  }
}

function judge(run: Run, badge: BadgePlan, coins: number): void {
  const { draft, facts } = run;
  const { source, guard } = badge;
  const isGiven = run.given.length > 0 && run.given.includes(source.key);
  if (!guard.active) return note(run, CODES.inactive, 0);
  if (guard.audience !== undefined && guard.audience !== facts.audience)
    return note(run, CODES.not_in_audience, 0);
  if (dotted(draft.claims, badge.claim) || (run.outside.size > 0 && run.outside.has(source.key)))
    return note(run, CODES.already_awarded, 1);

  const failed = failingCondition(guard, run.values);
  if (badge.countsType === run.type && failed < 0)
    put(draft, 'qualified', source.key, (entry(draft.qualified, source.key) ?? 0) + 1);
  if (entry(draft.ready, source.key) !== undefined) return note(run, CODES.already_awarded, 2);
  if (failed >= 0 && badge.countsType === run.type && !isGiven)
    return note(run, CODES.condition_failed, failed);

  const isCoins = source.criteria.type === 'coin_threshold';
  const actual = isCoins ? coins : measure(run.version, facts, draft, badge);
  if (actual < badge.needed && !isGiven) return note(run, CODES.threshold_not_met, actual);
  if (award(run, badge)) note(run, CODES.applied, actual);
  else note(run, CODES.already_awarded, 1);
}

/** False when the buddy had it already, under an order of events that no longer holds. */
function award(run: Run, { source, claim }: BadgePlan): boolean {
  if (source.award === 'manual') {
    put(run.draft, 'ready', source.key, run.atMs);
    run.effects.badgesReady.push(source.key);
    return true;
  }
  const { coins, tokens } = source.reward;
  const isNew = claimOnce(run, { claim, coins, tokens, reason: 'badge', referenceKey: source.key });
  if (isNew) run.effects.badgesAwarded.push(source.key);
  return isNew;
}
