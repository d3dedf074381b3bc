import type { Advice, CoachState } from './state.ts';

type Category = keyof Advice;
type Direction = 'less' | 'keep' | 'more';

export interface Suggestion {
  /** Category and direction: `wants_less`. */
  key: string;
  category: Category;
  /** −1 (much less) to 1 (much more), two places. */
  action: number;
  title: string;
  message: string;
  expectedEffect: string;
}

/** Weaker adjustments than this are not worth a change of habit. */
const NOTICEABLE = 0.1;
/** What full advice asks for: this share of the usual wants and culture, and of the savings goal every week. */
const SPENDING_STEP = 0.6;
const SAVING_STEP = 0.8;

interface Words {
  title: string;
  message: string;
  effect: string;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** "1 in 4", for what can be counted on fingers. */
const oneIn = (share: number): string => `1 in ${Math.max(2, Math.round(1 / Math.max(share, 0.05)))}`;

const WANTS: Record<Direction, (state: CoachState, step: number) => Words> = {
  less: ({ budgetUsedRatio, wantsShare }, step) => ({
    title: 'A lighter week for wants',
    message: `${percent(budgetUsedRatio)} of the budget is used, and wants are ${percent(wantsShare)} of your spending. Let ${oneIn(step)} of the wants you had in mind wait, and start with the one you would miss least.`,
    effect: `Followed in full: about ${percent(step)} less on wants this week, ${percent(step * wantsShare)} less spending in all.`,
  }),
  keep: ({ budgetUsedRatio, wantsShare }) => ({
    title: 'Wants are fine as they are',
    message: `Wants are ${percent(wantsShare)} of your spending, with ${percent(budgetUsedRatio)} of the budget used. Carry on as you do.`,
    effect: 'Spending on wants stays where it is.',
  }),
  more: ({ budgetUsedRatio, wantsShare }, step) => ({
    title: 'Room for something you like',
    message: `${percent(budgetUsedRatio)} of the budget is used, and wants are ${percent(wantsShare)} of your spending. There is room for one thing you have been putting off.`,
    effect: `Up to ${percent(step)} more on wants this week; a rest makes restraint easier to keep later.`,
  }),
};

const CULTURE: Record<Direction, (state: CoachState, step: number) => Words> = {
  less: ({ cultureShare }, step) => ({
    title: 'Culture that costs less',
    message: `Culture is ${percent(cultureShare)} of your spending. Swap ${oneIn(step)} of the paid outings or purchases for a library book, an open evening or a free museum day.`,
    effect: `Followed in full: about ${percent(step)} less on culture this week, without giving it up.`,
  }),
  keep: ({ cultureShare }) => ({
    title: 'Keep your culture as it is',
    message: `Culture is ${percent(cultureShare)} of your spending. Keep one thing this week that you look forward to.`,
    effect: 'Spending on culture stays where it is.',
  }),
  more: ({ cultureShare }, step) => ({
    title: 'Plan something for yourself',
    message: `Culture is ${percent(cultureShare)} of your spending. Choose one book, concert or exhibition for this week, and name its price beforehand.`,
    effect: `Up to ${percent(step)} more on culture this week.`,
  }),
};

const SAVINGS: Record<Direction, (state: CoachState, step: number) => Words> = {
  less: ({ savingsGoalProgress, unexpectedShare }, step) => ({
    title: 'Go easy on the transfer',
    message: `${percent(savingsGoalProgress)} of the savings goal is reached and ${percent(unexpectedShare)} of your spending was unexpected. Set aside ${percent(step)} of a week's goal less this week, so that bills are paid first.`,
    effect: 'Cash stays at hand; nothing has to be taken back out of savings.',
  }),
  keep: ({ savingsGoalProgress }) => ({
    title: 'Keep saving as you do',
    message: `${percent(savingsGoalProgress)} of the savings goal is reached. Make the usual transfer this week.`,
    effect: 'Savings grow at the pace they have now.',
  }),
  more: ({ savingsGoalProgress }, step) => ({
    title:
      savingsGoalProgress >= 1 ? 'The goal is reached; build a reserve' : 'Save first, right after payday',
    message: `${percent(savingsGoalProgress)} of the savings goal is reached. Move an extra ${percent(step)} of a week's goal aside now, before the week is spent.`,
    effect: `About ${percent(step / 4)} of the month's goal more this week.`,
  }),
};

/** One suggestion a category, the strongest first; texts in English from the figures of the state. */
export function suggestionsFor(state: CoachState, advice: Advice): Suggestion[] {
  return [
    suggestion('wants', advice.wants, (direction, size) => WANTS[direction](state, size * SPENDING_STEP)),
    suggestion('culture', advice.culture, (direction, size) =>
      CULTURE[direction](state, size * SPENDING_STEP),
    ),
    suggestion('savings', advice.savings, (direction, size) => SAVINGS[direction](state, size * SAVING_STEP)),
  ].sort((a, b) => Math.abs(b.action) - Math.abs(a.action));
}

function suggestion(
  category: Category,
  adjustment: number,
  say: (direction: Direction, size: number) => Words,
): Suggestion {
  // Adding 0 turns −0 into 0.
  const action = Math.round(adjustment * 100) / 100 + 0;
  const direction = Math.abs(action) < NOTICEABLE ? 'keep' : action < 0 ? 'less' : 'more';
  const { title, message, effect } = say(direction, Math.abs(action));
  return { key: `${category}_${direction}`, category, action, title, message, expectedEffect: effect };
}
