import { randomFrom, type Random } from './random.ts';

export const WEEKS_A_MONTH = 4;
/** The first month runs without advice, so that there is something to look at; it is not scored. */
export const MONTHS = 7;

/** What chance does to a week: factors on the usual spending, and what nobody planned. */
export interface Week {
  readonly needs: number;
  readonly wants: number;
  readonly culture: number;
  readonly unlogged: number;
  /** In weekly incomes. */
  readonly unexpected: number;
}

/** Amounts are shares of one week's income. */
export interface Household {
  readonly needs: number;
  readonly wants: number;
  readonly culture: number;
  /** Spent without being logged in a category. */
  readonly unlogged: number;
  /** Of the income, to be saved. */
  readonly goal: number;
  /** Of the goal, set aside without being asked. */
  readonly habit: number;
  /** How far advice is followed, 0 to 1. */
  readonly compliance: number;
  /** How strongly tiredness of restraint turns into spending. */
  readonly rebound: number;
  readonly riskProfile: number;
  /** Cash at hand at the start. */
  readonly cash: number;
  readonly weeks: readonly Week[];
}

/** A household drawn from a seed, with all its chance: two advisors meet exactly the same one. */
export function householdFrom(seed: number): Household {
  const random = randomFrom(seed);
  for (;;) {
    const needs = random.between(0.3, 0.55);
    const wants = random.between(0.15, 0.35);
    const culture = random.between(0.03, 0.12);
    const unlogged = random.between(0, 0.1);
    const goal = random.between(0.05, 0.25);
    // A goal that not even hard restraint reaches teaches nothing.
    if (needs + unlogged + 0.8 * (wants + culture) + 0.07 > 1 - goal) continue;
    const riskProfile = random.unit();
    return {
      needs,
      wants,
      culture,
      unlogged,
      goal,
      habit: random.between(0.2, 0.9),
      compliance: random.between(0.3, 0.9),
      rebound: random.between(0.05, 0.4),
      riskProfile,
      cash: random.between(0, 0.4),
      weeks: Array.from({ length: MONTHS * WEEKS_A_MONTH }, () => weekOf(random, riskProfile)),
    };
  }
}

const SURPRISES_A_WEEK = 0.12;

/** Whoever takes risks spends less evenly. */
const weekOf = (random: Random, riskProfile: number): Week => ({
  needs: spread(random, 0.06),
  wants: spread(random, 0.1 + 0.25 * riskProfile),
  culture: spread(random, 0.3),
  unlogged: spread(random, 0.2),
  unexpected: random.unit() < SURPRISES_A_WEEK ? random.between(0.1, 0.7) : random.between(0, 0.02),
});

/** Log-normal around a mean of 1. */
const spread = (random: Random, sigma: number): number =>
  Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
