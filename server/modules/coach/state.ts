/** What the coach is told, in the order of the network's inputs. Every value is 0 to 1. */
export const STATE_KEYS = [
  'budgetUsedRatio',
  'needsShare',
  'wantsShare',
  'cultureShare',
  'unexpectedShare',
  'savingsGoalProgress',
  'prevWAdj',
  'prevCAdj',
  'prevSAdj',
  'riskProfile',
] as const;
type StateKey = (typeof STATE_KEYS)[number];

/**
 * The month so far: spent of the budget, shares of what was spent by category, saved of the goal, the advice before
 * (0.5 is no change, see `asPrevious`) and how readily the household takes risks.
 */
export type CoachState = Readonly<Record<StateKey, number>>;

/** Changes with the meaning or the order of the inputs; a policy trained for another one is not served. */
export const STATE_CONTRACT_VERSION = '1';

/** Adjustments, each −1 (much less) to 1 (much more). */
export interface Advice {
  readonly wants: number;
  readonly culture: number;
  readonly savings: number;
}

export const NO_CHANGE: Advice = { wants: 0, culture: 0, savings: 0 };

/** An adjustment as the next state tells it: 0 to 1, where 0.5 is no change. */
export const asPrevious = (adjustment: number): number => (adjustment + 1) / 2;

/** And back: −1 to 1. */
export const asAdjustment = (previous: number): number => previous * 2 - 1;

export const vectorOf = (state: CoachState): number[] => STATE_KEYS.map((key) => state[key]);

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
