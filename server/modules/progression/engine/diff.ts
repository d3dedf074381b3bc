import type { SkillEffect } from './effects.ts';
import type { BuddyFacts } from './event.ts';
import { firstUnmet } from './evolution.ts';
import type { CompiledVersion } from './plan.ts';
import { levelOf, skillValue } from './skills.ts';
import { entry, type Claim, type EngineState } from './state.ts';

/** What must be posted when a replay changed the past. */
export interface StateDiff {
  /** The state to store: `after`, with the claims of `before` that stay paid though no longer earned. */
  state: EngineState;
  /** Primary tokens to post; negative when rules paid too much before. Claims never make it smaller. */
  coins: number;
  /** The same of every other token; only those that changed. */
  tokens: Record<string, number>;
  badgesAwarded: string[];
  badgesReady: string[];
  /** Were ready and waiting; their criteria do not hold any more. */
  badgesWithdrawn: string[];
  skills: SkillEffect[];
  streaks: { key: string; count: number; best: number; previousCount: number }[];
  milestones: { streakKey: string; count: number }[];
  evolutionReady: boolean;
  evolutionBecameReady: boolean;
}

/**
 * Compares the state before and after a replay. Coins and tokens of rules may go either way; a claim (a badge, a
 * milestone) that was paid stays paid and is carried as `kept`, so it is not paid twice if it is earned again.
 */
export function diffStates(
  version: CompiledVersion,
  facts: BuddyFacts,
  before: EngineState,
  after: EngineState,
): StateDiff {
  const paid: Record<string, Claim> = { ...after.kept, ...before.kept, ...before.claims };
  const news = Object.entries(after.claims).filter(([claim]) => !entry(paid, claim));
  const kept = Object.fromEntries(Object.entries(paid).filter(([claim]) => !entry(after.claims, claim)));
  const state = { ...after, kept };

  const tokens = differences(before.tokens, after.tokens);
  const xp = (tokens[version.tokenKey] ?? 0) + sumOf(news, 2);
  if (xp === 0) delete tokens[version.tokenKey];
  else tokens[version.tokenKey] = xp;

  const evolutionReady = firstUnmet(version, facts, state) === null;
  return {
    state,
    coins: after.coins - before.coins + sumOf(news, 1),
    tokens,
    badgesAwarded: namesOf(news, 'b.').sort(),
    badgesReady: missingFrom(before.ready, after.ready),
    badgesWithdrawn: missingFrom(after.ready, before.ready),
    skills: changedSkills(version, facts, before, after),
    streaks: changedStreaks(before, after),
    milestones: namesOf(news, 's.').map(milestoneOf),
    evolutionReady,
    evolutionBecameReady: evolutionReady && firstUnmet(version, facts, before) !== null,
  };
}

type Named = [string, Claim];

const sumOf = (claims: Named[], part: 1 | 2): number =>
  claims.reduce((sum, [, claim]) => sum + claim[part], 0);

const namesOf = (claims: Named[], prefix: string): string[] =>
  claims.filter(([name]) => name.startsWith(prefix)).map(([name]) => name.slice(prefix.length));

const missingFrom = (there: object, here: object): string[] =>
  Object.keys(here)
    .filter((key) => !Object.hasOwn(there, key))
    .sort();

/** Keys of streaks hold no dot. */
function milestoneOf(name: string): { streakKey: string; count: number } {
  const [streakKey = '', count] = name.split('.');
  return { streakKey, count: Number(count) };
}

function differences(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Record<string, number> {
  const changed: Record<string, number> = {};
  for (const key of Object.keys({ ...before, ...after })) {
    const change = (entry(after, key) ?? 0) - (entry(before, key) ?? 0);
    if (change !== 0) changed[key] = change;
  }
  return changed;
}

function changedSkills(
  version: CompiledVersion,
  facts: BuddyFacts,
  before: EngineState,
  after: EngineState,
): SkillEffect[] {
  const changed: SkillEffect[] = [];
  for (const skill of version.skills.values()) {
    const [was, value] = [skillValue(before, facts, skill), skillValue(after, facts, skill)];
    if (was === value) continue;
    const delta = Math.round((value - was) * 1e6) / 1e6;
    const [level, previousLevel] = [levelOf(skill, value), levelOf(skill, was)];
    changed.push({ skillKey: skill.key, delta, value, level, previousLevel });
  }
  return changed;
}

function changedStreaks(before: EngineState, after: EngineState): StateDiff['streaks'] {
  return Object.keys({ ...before.streaks, ...after.streaks })
    .sort()
    .flatMap((key) => {
      const [was, now] = [entry(before.streaks, key), entry(after.streaks, key)];
      if (was?.count === now?.count && was?.best === now?.best) return [];
      return [{ key, count: now?.count ?? 0, best: now?.best ?? 0, previousCount: was?.count ?? 0 }];
    });
}
