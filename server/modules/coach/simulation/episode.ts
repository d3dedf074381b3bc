import { asPrevious, clamp, NO_CHANGE, type Advice, type CoachState } from '../state.ts';
import { MONTHS, WEEKS_A_MONTH, type Household, type Week } from './household.ts';

/** Who looks at a state and says what to change. */
export type Advisor = (state: CoachState) => Advice;

/** Means over the scored months. */
export interface Outcome {
  /** Saved of the goal, 0 to 1. */
  readonly progress: number;
  /** Share of months that spent more than the budget. */
  readonly overBudget: number;
  /** How far wants and culture fell below `ENOUGH` of what the household likes, 0 to 1 each, summed. */
  readonly starved: number;
  /** `progress − overBudget − starved / 2`: what the policy is trained for. */
  readonly goal: number;
}

/** Advice followed in full moves wants and culture by this share of the usual. */
export const SPAN = 0.6;
/** And the weekly transfer by this share of the goal. */
export const SAVING_SPAN = 0.8;
/** Below this share of what a household likes it goes without. */
const ENOUGH = 0.8;
/** What borrowing costs on top. */
const FEE = 0.3;
const SPARE_CASH = 0.5;

interface Month {
  needs: number;
  wants: number;
  culture: number;
  unexpected: number;
  spent: number;
  saved: number;
}
const fresh = (): Month => ({ needs: 0, wants: 0, culture: 0, unexpected: 0, spent: 0, saved: 0 });

/** A household under an advisor who speaks after every week. Pure: the chance is in the household. */
export function live(house: Household, advise: Advisor, meet?: (state: CoachState) => void): Outcome {
  const lived = { cash: house.cash, tired: 0 };
  const sums = { progress: 0, overBudget: 0, starved: 0 };
  let advice = NO_CHANGE;
  let month = fresh();
  for (const [i, week] of house.weeks.entries()) {
    const done = i + 1;
    spendWeek(house, week, advice, lived, month);
    const scored = done > WEEKS_A_MONTH;
    if (scored && done % WEEKS_A_MONTH === 0) judge(house, month, sums);
    if (done < WEEKS_A_MONTH) continue;
    const state = stateOf(house, month, advice);
    meet?.(state);
    advice = advise(state);
    if (done % WEEKS_A_MONTH === 0) month = fresh();
  }
  const months = MONTHS - 1;
  const [progress, overBudget, starved] = [
    sums.progress / months,
    sums.overBudget / months,
    sums.starved / months,
  ];
  return { progress, overBudget, starved, goal: progress - overBudget - starved / 2 };
}

/** One week: spending by habit, chance, advice and tiredness; then the transfer to savings; then the bill. */
function spendWeek(
  house: Household,
  week: Week,
  advice: Advice,
  lived: { cash: number; tired: number },
  month: Month,
): void {
  const obeyed = house.compliance * (1 - 0.6 * lived.tired);
  const relief = 1 + house.rebound * lived.tired;
  const splurge = 0.1 * Math.max(0, lived.cash - SPARE_CASH);
  const wants = house.wants * week.wants * relief * (1 + SPAN * obeyed * advice.wants) + splurge;
  const culture = house.culture * week.culture * (1 + SPAN * obeyed * advice.culture);
  const needs = house.needs * week.needs;
  const spent = needs + wants + culture + week.unexpected + house.unlogged * week.unlogged;
  const transfer = house.goal * Math.max(0, house.habit + SAVING_SPAN * obeyed * advice.savings);
  const cash = lived.cash + 1 - spent - transfer;
  month.needs += needs;
  month.wants += wants;
  month.culture += culture;
  month.unexpected += week.unexpected;
  month.spent += spent;
  // What is missing comes out of the savings, and costs.
  month.saved += transfer - Math.max(0, -cash) * (1 + FEE);
  lived.cash = Math.max(0, cash);
  lived.tired = clamp(0.75 * lived.tired + restraint(advice), 0, 1);
}

/** How tiring a week of this advice is; room for wants is a rest. */
const restraint = ({ wants, culture, savings }: Advice): number =>
  0.25 * Math.max(0, -wants) ** 1.5 -
  0.1 * Math.max(0, wants) +
  0.05 * Math.max(0, -culture) +
  0.15 * Math.max(0, savings);

const goalOf = (house: Household): number => house.goal * WEEKS_A_MONTH;
const budgetOf = (house: Household): number => (1 - house.goal) * WEEKS_A_MONTH;

function judge(
  house: Household,
  month: Month,
  sums: { progress: number; overBudget: number; starved: number },
): void {
  sums.progress += clamp(month.saved / goalOf(house), 0, 1);
  sums.overBudget += month.spent > budgetOf(house) ? 1 : 0;
  sums.starved += lack(month.wants, house.wants) + lack(month.culture, house.culture);
}

const lack = (had: number, aWeek: number): number => Math.max(0, 1 - had / (ENOUGH * aWeek * WEEKS_A_MONTH));

const stateOf = (house: Household, month: Month, advice: Advice): CoachState => ({
  budgetUsedRatio: clamp(month.spent / budgetOf(house), 0, 1),
  needsShare: month.needs / month.spent,
  wantsShare: month.wants / month.spent,
  cultureShare: month.culture / month.spent,
  unexpectedShare: month.unexpected / month.spent,
  savingsGoalProgress: clamp(month.saved / goalOf(house), 0, 1),
  prevWAdj: asPrevious(advice.wants),
  prevCAdj: asPrevious(advice.culture),
  prevSAdj: asPrevious(advice.savings),
  riskProfile: house.riskProfile,
});
