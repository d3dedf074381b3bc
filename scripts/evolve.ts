import { restrained, WEIGHTS, actorFrom } from '../server/modules/coach/actor.ts';
import { live, type Advisor, type Outcome } from '../server/modules/coach/simulation/episode.ts';
import { householdFrom, type Household } from '../server/modules/coach/simulation/household.ts';
import { randomFrom } from '../server/modules/coach/simulation/random.ts';
import type { Advice } from '../server/modules/coach/state.ts';

const PAIRS = 16;
const HOUSEHOLDS = 160;
const SIGMA = 0.08;
const STEP = 0.05;

export interface Check {
  readonly generation: number;
  readonly goal: number;
}

export interface Evolved {
  readonly seed: number;
  readonly weights: number[];
  /** The combined goal on the validation households. */
  readonly goal: number;
  readonly curve: readonly Check[];
}

/** `count` households from consecutive seeds; seeds of training, validation and the test do not meet. */
export const households = (first: number, count: number): Household[] =>
  Array.from({ length: count }, (_, i) => householdFrom(first + i));

/** Choose on these, never report on them. */
export const validation = (): Household[] => households(1_000_000_000, 400);
/** Report on these, never choose on them. */
export const heldOut = (): Household[] => households(4_000_000_000, 2_000);

/** The advice that never changes which does best on `houses`, from a coarse grid: what looking at figures must beat. */
export function bestConstant(houses: readonly Household[]): Advice {
  const grid = [-0.6, -0.4, -0.2, 0].flatMap((wants) =>
    [-0.3, 0].flatMap((culture) => [0, 0.5, 1].map((savings) => ({ wants, culture, savings }))),
  );
  const tried = grid.map((advice) => ({ advice, goal: outcomeOf(houses, () => advice).goal }));
  return tried.reduce((best, one) => (one.goal > best.goal ? one : best)).advice;
}

/** Means over households. */
export function outcomeOf(houses: readonly Household[], advise: Advisor): Outcome {
  const all = houses.map((house) => live(house, advise));
  const mean = (key: keyof Outcome): number => all.reduce((sum, one) => sum + one[key], 0) / all.length;
  return {
    progress: mean('progress'),
    overBudget: mean('overBudget'),
    starved: mean('starved'),
    goal: mean('goal'),
  };
}

/**
 * Evolution strategies (Salimans et al. 2017): antithetic pairs, centred ranks, Adam. Every candidate of a generation
 * meets the same households with the same chance. The best of the checks on `judges` is kept.
 */
export function evolve(seed: number, generations: number, judges: readonly Household[]): Evolved {
  const random = randomFrom(seed);
  const raw = Array.from({ length: WEIGHTS }, () => 0.2 * random.normal());
  const adam = { mean: raw.map(() => 0), square: raw.map(() => 0) };
  const curve: Check[] = [];
  let best = { weights: restrained(raw), goal: Number.NEGATIVE_INFINITY };
  for (let generation = 0; generation <= generations; generation++) {
    if (generation % 10 === 0) {
      const weights = restrained(raw).map((weight) => Number(weight.toFixed(3)));
      const { goal } = outcomeOf(judges, actorFrom(weights));
      curve.push({ generation, goal });
      if (goal > best.goal) best = { weights, goal };
    }
    const houses = households(seed * 10_000_000 + generation * HOUSEHOLDS, HOUSEHOLDS);
    ascend(raw, adam, gradientAt(raw, houses, random.normal), generation + 1, generations);
  }
  return { seed, ...best, curve };
}

function gradientAt(raw: readonly number[], houses: readonly Household[], normal: () => number): number[] {
  const goalAt = (noise: readonly number[], sign: number): number =>
    outcomeOf(houses, actorFrom(restrained(raw.map((weight, i) => weight + sign * SIGMA * (noise[i] ?? 0)))))
      .goal;
  const tries = Array.from({ length: PAIRS }, () => raw.map(() => normal())).flatMap((noise) => [
    { noise, sign: 1, goal: goalAt(noise, 1) },
    { noise, sign: -1, goal: goalAt(noise, -1) },
  ]);
  const gradient = raw.map(() => 0);
  for (const [rank, { noise, sign }] of tries.sort((a, b) => a.goal - b.goal).entries()) {
    const weight = (sign * (rank / (tries.length - 1) - 0.5)) / (tries.length * SIGMA);
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) + weight * (noise[i] ?? 0);
  }
  return gradient;
}

/** Adam upwards, its step shrinking to a tenth over the run. */
function ascend(
  raw: number[],
  adam: { mean: number[]; square: number[] },
  gradient: readonly number[],
  time: number,
  generations: number,
): void {
  const step = STEP * (1 - (0.9 * time) / (generations + 1));
  for (const [i, slope] of gradient.entries()) {
    const mean = 0.9 * (adam.mean[i] ?? 0) + 0.1 * slope;
    const square = 0.999 * (adam.square[i] ?? 0) + 0.001 * slope * slope;
    adam.mean[i] = mean;
    adam.square[i] = square;
    raw[i] =
      (raw[i] ?? 0) + (step * (mean / (1 - 0.9 ** time))) / (Math.sqrt(square / (1 - 0.999 ** time)) + 1e-8);
  }
}
