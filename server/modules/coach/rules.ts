import { asAdjustment, clamp, type Advice, type CoachState } from './state.ts';

export const RULES_VERSION = 'rules-1';

/** Budget used, and what wants should do about it; the first that is reached counts. */
const BY_BUDGET: readonly (readonly [usedFrom: number, wants: number])[] = [
  [0.95, -0.6],
  [0.85, -0.5],
  [0.7, -0.4],
  [0.5, -0.3],
  [0.25, -0.2],
  [0, 0],
];
const MANY_WANTS = 0.35;
const A_BLOW = 0.15;
const LITTLE_CULTURE = 0.05;
const MUCH_CULTURE = 0.15;
const TIRED_FROM = -0.6;

/**
 * Plain rules for any figures: less wants the more of the budget is used, saving until the goal is reached, gentler
 * where much was cut before or something unexpected came. Never more wants for more budget used.
 */
export function rulesFor(state: CoachState): Advice {
  const used = state.budgetUsedRatio;
  const isTired = asAdjustment(state.prevWAdj) <= TIRED_FROM;
  const reached = state.savingsGoalProgress >= 1;
  const hit = state.unexpectedShare >= A_BLOW;
  const wants =
    (BY_BUDGET.find(([from]) => used >= from)?.[1] ?? 0) +
    (state.wantsShare > MANY_WANTS ? -0.2 : 0) +
    (isTired ? 0.2 : 0);
  return {
    wants: clamp(wants, -1, 1),
    culture: cultureFor(state),
    savings: clamp((reached ? 0 : 1) - (hit ? 0.4 : 0), -1, 1),
  };
}

function cultureFor({ cultureShare, budgetUsedRatio }: CoachState): number {
  if (cultureShare < LITTLE_CULTURE) return budgetUsedRatio < 0.85 ? 0.3 : 0;
  return cultureShare > MUCH_CULTURE ? -0.3 : budgetUsedRatio >= 0.95 ? -0.2 : 0;
}
