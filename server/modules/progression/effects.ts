import type { Effects, StateDiff } from './engine/index.ts';
import type { EffectsOutput } from './schema.ts';

export const NO_EFFECTS: EffectsOutput = {
  coins: 0,
  tokens: [],
  badgesAwarded: [],
  badgesReady: [],
  skills: [],
  streakUpdates: [],
  pathUpdates: [],
  evolutionReady: false,
};

export const tokenList = (tokens: Readonly<Record<string, number>>): string[] =>
  Object.entries(tokens)
    .filter(([, amount]) => amount !== 0)
    .map(([key, amount]) => `${key}:${amount}`);

/** What an event caused, as it is stored and answered. */
export const shownEffects = (effects: Effects): EffectsOutput => ({
  coins: effects.coins,
  tokens: tokenList(effects.tokens),
  badgesAwarded: effects.badgesAwarded,
  badgesReady: effects.badgesReady,
  skills: effects.skills.map(({ skillKey, delta, value, level }) => ({ skillKey, delta, value, level })),
  streakUpdates: effects.streakUpdates,
  pathUpdates: [],
  evolutionReady: effects.evolutionReady,
});

/** The same for an event that came late: what its insertion into the past changed in all. */
export const shownDiff = (diff: StateDiff): EffectsOutput => ({
  coins: diff.coins,
  tokens: tokenList(diff.tokens),
  badgesAwarded: diff.badgesAwarded,
  badgesReady: diff.badgesReady,
  skills: diff.skills.map(({ skillKey, delta, value, level }) => ({ skillKey, delta, value, level })),
  streakUpdates: diff.streaks.map(({ key, count, previousCount }) => ({
    key,
    count,
    ticked: count > previousCount,
  })),
  pathUpdates: [],
  evolutionReady: diff.evolutionReady,
});

/** Whether anything happened that a page would show. */
export const isVisible = (effects: EffectsOutput): boolean =>
  effects.coins !== 0 ||
  effects.evolutionReady ||
  [effects.tokens, effects.badgesAwarded, effects.badgesReady, effects.skills, effects.streakUpdates].some(
    (list) => list.length > 0,
  );
