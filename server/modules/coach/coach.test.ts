import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actorFrom, restrained, WEIGHTS } from './actor.ts';
import { coachWith } from './advise.ts';
import { distanceFrom, familiarFrom, isFamiliar } from './familiar.ts';
import { POLICY } from './policy.data.ts';
import { readPolicy } from './policy.ts';
import { RULES_VERSION, rulesFor } from './rules.ts';
import { coached, suggestInput } from './schema.ts';
import { live } from './simulation/episode.ts';
import { householdFrom } from './simulation/household.ts';
import { NO_CHANGE, STATE_KEYS, vectorOf, type CoachState } from './state.ts';
import { suggest } from './suggest.ts';

const DOCUMENTED: CoachState = {
  budgetUsedRatio: 0.72,
  needsShare: 0.45,
  wantsShare: 0.28,
  cultureShare: 0.12,
  unexpectedShare: 0.05,
  savingsGoalProgress: 0.4,
  prevWAdj: 0.5,
  prevCAdj: 0.5,
  prevSAdj: 0.5,
  riskProfile: 0.5,
};
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyState: fc.Arbitrary<CoachState> = fc.record({
  budgetUsedRatio: unit,
  needsShare: unit,
  wantsShare: unit,
  cultureShare: unit,
  unexpectedShare: unit,
  savingsGoalProgress: unit,
  prevWAdj: unit,
  prevCAdj: unit,
  prevSAdj: unit,
  riskProfile: unit,
});
/** Figures that households of the simulation really show. */
const metState = fc
  .record({ seed: fc.integer({ min: 1, max: 1_000_000 }), pick: fc.nat(24) })
  .map(({ seed, pick }): CoachState => {
    const states: CoachState[] = [];
    live(householdFrom(seed), rulesFor, (state) => states.push(state));
    return states[pick % states.length] ?? DOCUMENTED;
  });
const policy = actorFrom(POLICY.weights);

describe('what is answered', () => {
  test('any ten figures get three suggestions within bounds, in the documented shape', () => {
    fc.assert(
      fc.property(fc.oneof(anyState, metState), (state) => {
        const answer = coached.parse(suggest(suggestInput.parse(state)));
        expect(answer.suggestions.map(({ category }) => category).sort()).toEqual([
          'culture',
          'savings',
          'wants',
        ]);
        for (const { key, action, message, expectedEffect } of answer.suggestions) {
          expect(Object.is(action, -0)).toBe(false);
          expect(key.endsWith(Math.abs(action) < 0.1 ? '_keep' : action < 0 ? '_less' : '_more')).toBe(true);
          expect(`${message} ${expectedEffect}`).not.toMatch(/NaN|Infinity|undefined|-\d/);
        }
      }),
    );
  });

  test('the same figures get the same answer, whatever was asked between', () => {
    fc.assert(
      fc.property(fc.oneof(anyState, metState), metState, (state, other) => {
        const first = suggest(state);
        suggest(other);
        expect(suggest({ ...state })).toEqual(first);
      }),
    );
  });

  test('the documented example is answered by the policy, with its own figures', () => {
    const answer = suggest(DOCUMENTED);
    expect(answer).toMatchObject({ fallbackUsed: false, policyVersion: POLICY.version });
    const wants = answer.suggestions.find(({ category }) => category === 'wants');
    expect(wants?.message).toContain('72%');
    expect(wants?.message).toContain('28%');
  });

  test('a figure outside 0 to 1, a missing and an unknown one are refused', () => {
    const { riskProfile: _, ...short } = DOCUMENTED;
    for (const input of [{ ...DOCUMENTED, needsShare: 1.01 }, { ...DOCUMENTED, mood: 0.5 }, short])
      expect(suggestInput.safeParse(input).success).toBe(false);
  });
});

describe('sense', () => {
  test('more of the budget used never means more wants, for policy and rules', () => {
    fc.assert(
      fc.property(fc.oneof(anyState, metState), unit, (state, other) => {
        const [low, high] = [state.budgetUsedRatio, other].sort((a, b) => a - b);
        const at = (used = 0) => ({ ...state, budgetUsedRatio: used });
        for (const advise of [policy, rulesFor])
          expect(advise(at(high)).wants).toBeLessThanOrEqual(advise(at(low)).wants + 1e-12);
      }),
    );
  });

  test('restrained weights are monotone whatever the numbers were', () => {
    const weights = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
      minLength: WEIGHTS,
      maxLength: WEIGHTS,
    });
    fc.assert(
      fc.property(weights, (raw) => {
        const actor = actorFrom(restrained(raw));
        const at = (used: number) => actor({ ...DOCUMENTED, budgetUsedRatio: used }).wants;
        expect(at(1)).toBeLessThanOrEqual(at(0) + 1e-12);
      }),
    );
  });

  test('rules save less in a month with a blow, and stop pushing when the goal is reached', () => {
    const { savings } = rulesFor(DOCUMENTED);
    expect(rulesFor({ ...DOCUMENTED, unexpectedShare: 0.3 }).savings).toBeLessThan(savings);
    expect(rulesFor({ ...DOCUMENTED, savingsGoalProgress: 1 }).savings).toBeLessThan(savings);
  });
});

describe('fallback', () => {
  test('figures no month can show are answered by the rules, and the answer says so', () => {
    for (const state of [
      { ...DOCUMENTED, needsShare: 0.9, wantsShare: 0.9 },
      Object.fromEntries(STATE_KEYS.map((key) => [key, 0])),
      Object.fromEntries(STATE_KEYS.map((key) => [key, 1])),
    ])
      expect(suggest(suggestInput.parse(state))).toMatchObject({
        fallbackUsed: true,
        policyVersion: RULES_VERSION,
      });
  });

  test.each([
    ['missing', undefined],
    ['cut short', { ...POLICY, weights: POLICY.weights.slice(1) }],
    ['not a number', { ...POLICY, weights: POLICY.weights.map(() => Number.NaN) }],
    ['of another state contract', { ...POLICY, stateContractVersion: '0' }],
  ])('weights that are %s are not served', (_, data) => {
    expect(readPolicy(data)).toBeNull();
    expect(coachWith(data)(DOCUMENTED)).toEqual({
      fallbackUsed: true,
      policyVersion: RULES_VERSION,
      advice: rulesFor(DOCUMENTED),
    });
  });

  test('nearly all of what simulated households show is familiar', () => {
    const states: CoachState[] = [];
    for (let seed = 1; seed <= 100; seed++) live(householdFrom(seed), policy, (state) => states.push(state));
    const known = states.filter((state) => isFamiliar(POLICY.familiar, state)).length;
    expect(known / states.length).toBeGreaterThan(0.98);
  });

  test('distance counts standard deviations where inputs vary alone', () => {
    const states = Array.from({ length: 2 ** STATE_KEYS.length }, (_, bits) =>
      suggestInput.parse(Object.fromEntries(STATE_KEYS.map((key, i) => [key, (bits >> i) & 1]))),
    );
    const known = familiarFrom(states);
    expect(vectorOf(DOCUMENTED)).toHaveLength(known.mean.length);
    expect(distanceFrom(known, suggestInput.parse({ ...states[0] }))).toBeCloseTo(Math.sqrt(10), 3);
  });
});

describe('the simulated household', () => {
  test('a seed is a household, and a household under the same advice lives the same life', () => {
    expect(householdFrom(7)).toEqual(householdFrom(7));
    expect(live(householdFrom(7), rulesFor)).toEqual(live(householdFrom(7), rulesFor));
    expect(householdFrom(8)).not.toEqual(householdFrom(7));
  });

  test('what is scored and what is seen stay within bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { progress, overBudget, starved, goal } = live(householdFrom(seed), policy, (state) =>
          suggestInput.parse(state),
        );
        for (const share of [progress, overBudget, starved / 2]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(goal).toBeCloseTo(progress - overBudget - starved / 2);
      }),
    );
  });
});

describe('the served policy', () => {
  test('reaches the combined goal better than the rules and than no advice', () => {
    const mean = (advise: typeof rulesFor): number => {
      let sum = 0;
      for (let seed = 0; seed < 400; seed++) sum += live(householdFrom(2_500_000_000 + seed), advise).goal;
      return sum / 400;
    };
    const serve = coachWith(POLICY);
    const coach = mean((state) => serve(state).advice);
    expect(coach).toBeGreaterThan(mean(rulesFor));
    expect(coach).toBeGreaterThan(mean(() => NO_CHANGE));
  });
});
