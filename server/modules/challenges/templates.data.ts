import type { MetricKey } from './metrics.ts';

export type Difficulty = 'easy' | 'medium' | 'hard';
export type MissionKind =
  | 'logging_streak'
  | 'spending_reduction'
  | 'reflection_habit'
  | 'savings_progress'
  | 'budget_adherence';

/** A mission of a month. Ids are for ever: what a user has accepted names one. */
export interface Template {
  id: number;
  slug: string;
  title: string;
  description: string;
  challengeType: MissionKind;
  category: Category;
  metricKey: MetricKey;
  targetValue: number;
  unit: 'days' | 'weeks' | 'reflections' | 'percent';
  rewardPoints: number;
  difficulty: Difficulty;
}

/** By their `category_id`, 1 to 6. */
export const CATEGORIES = ['needs', 'wants', 'culture', 'unexpected', 'savings', 'habits'] as const;
export type Category = (typeof CATEGORIES)[number];

const REWARD: Record<Difficulty, number> = { easy: 50, medium: 100, hard: 180 };

const mission = (
  id: number,
  slug: string,
  [challengeType, category, difficulty]: [MissionKind, Category, Difficulty],
  [metricKey, targetValue, unit]: [MetricKey, number, Template['unit']],
  title: string,
  description: string,
): Template => ({
  id,
  slug,
  title,
  description,
  challengeType,
  category,
  metricKey,
  targetValue,
  unit,
  rewardPoints: REWARD[difficulty],
  difficulty,
});

export const TEMPLATES: readonly Template[] = [
  mission(
    1,
    'first-steps',
    ['logging_streak', 'habits', 'easy'],
    ['expense_log_days', 7, 'days'],
    'Seven days of receipts',
    'Write down what you spent on seven days of this month.',
  ),
  mission(
    2,
    'half-the-month',
    ['logging_streak', 'habits', 'medium'],
    ['expense_log_days', 15, 'days'],
    'Half a month on paper',
    'Write down what you spent on fifteen days of this month.',
  ),
  mission(
    3,
    'whole-month',
    ['logging_streak', 'habits', 'hard'],
    ['expense_log_days', 25, 'days'],
    'Nothing slips through',
    'Write down what you spent on twenty-five days of this month.',
  ),
  mission(
    4,
    'streak-5',
    ['logging_streak', 'habits', 'easy'],
    ['longest_log_streak', 5, 'days'],
    'Five in a row',
    'Log something on five days in a row.',
  ),
  mission(
    5,
    'streak-10',
    ['logging_streak', 'habits', 'medium'],
    ['longest_log_streak', 10, 'days'],
    'Ten in a row',
    'Log something on ten days in a row.',
  ),
  mission(
    6,
    'streak-21',
    ['logging_streak', 'habits', 'hard'],
    ['longest_log_streak', 21, 'days'],
    'Three weeks without a gap',
    'Log something on twenty-one days in a row.',
  ),
  mission(
    7,
    'every-week',
    ['logging_streak', 'habits', 'easy'],
    ['weeks_logged', 4, 'weeks'],
    'A look every week',
    'Log something in four weeks of this month.',
  ),
  mission(
    8,
    'quiet-days-6',
    ['spending_reduction', 'wants', 'easy'],
    ['no_wants_days', 6, 'days'],
    'Six quiet days',
    'Six logged days on which nothing went to wants.',
  ),
  mission(
    9,
    'quiet-days-12',
    ['spending_reduction', 'wants', 'medium'],
    ['no_wants_days', 12, 'days'],
    'A dozen quiet days',
    'Twelve logged days on which nothing went to wants.',
  ),
  mission(
    10,
    'quiet-days-18',
    ['spending_reduction', 'wants', 'hard'],
    ['no_wants_days', 18, 'days'],
    'Wants can wait',
    'Eighteen logged days on which nothing went to wants.',
  ),
  mission(
    11,
    'wants-week',
    ['spending_reduction', 'wants', 'easy'],
    ['wants_weeks_below', 1, 'weeks'],
    'One lighter week',
    'One week with wants at least 15 % below an average week of last month.',
  ),
  mission(
    12,
    'wants-weeks-2',
    ['spending_reduction', 'wants', 'medium'],
    ['wants_weeks_below', 2, 'weeks'],
    'Two lighter weeks',
    'Two weeks with wants at least 15 % below an average week of last month.',
  ),
  mission(
    13,
    'wants-weeks-4',
    ['spending_reduction', 'wants', 'hard'],
    ['wants_weeks_below', 4, 'weeks'],
    'A lighter month',
    'Four weeks with wants at least 15 % below an average week of last month.',
  ),
  mission(
    14,
    'wants-down-10',
    ['spending_reduction', 'wants', 'medium'],
    ['wants_reduction_percent', 10, 'percent'],
    'Ten percent lighter',
    'Spend 10 % less on wants than last month. Counted when the month is over.',
  ),
  mission(
    15,
    'wants-down-25',
    ['spending_reduction', 'wants', 'hard'],
    ['wants_reduction_percent', 25, 'percent'],
    'A quarter lighter',
    'Spend 25 % less on wants than last month. Counted when the month is over.',
  ),
  mission(
    16,
    'culture-weeks-2',
    ['spending_reduction', 'culture', 'easy'],
    ['culture_weeks_below', 2, 'weeks'],
    'Library instead',
    'Two weeks with culture at least 15 % below an average week of last month.',
  ),
  mission(
    17,
    'culture-weeks-4',
    ['spending_reduction', 'culture', 'medium'],
    ['culture_weeks_below', 4, 'weeks'],
    'Free concerts',
    'Four weeks with culture at least 15 % below an average week of last month.',
  ),
  mission(
    18,
    'calm-weeks-2',
    ['spending_reduction', 'unexpected', 'easy'],
    ['unexpected_weeks_below', 2, 'weeks'],
    'Two calm weeks',
    'Two weeks with fewer surprises than an average week of last month.',
  ),
  mission(
    19,
    'calm-weeks-4',
    ['spending_reduction', 'unexpected', 'hard'],
    ['unexpected_weeks_below', 4, 'weeks'],
    'No surprises',
    'Four weeks with fewer surprises than an average week of last month.',
  ),
  mission(
    20,
    'first-reflection',
    ['reflection_habit', 'habits', 'easy'],
    ['reflection_count', 1, 'reflections'],
    'One honest look',
    'Write one reflection about what you spent.',
  ),
  mission(
    21,
    'weekly-reflection',
    ['reflection_habit', 'habits', 'medium'],
    ['reflection_weeks', 4, 'weeks'],
    'Sunday review',
    'Write a reflection in four weeks of this month.',
  ),
  mission(
    22,
    'reflections-6',
    ['reflection_habit', 'habits', 'medium'],
    ['reflection_count', 6, 'reflections'],
    'Six honest looks',
    'Write six reflections this month.',
  ),
  mission(
    23,
    'thoughtful-3',
    ['reflection_habit', 'habits', 'medium'],
    ['thoughtful_reflections', 3, 'reflections'],
    'What, why, what next',
    'Three reflections that name what it was, why, and what you will do.',
  ),
  mission(
    24,
    'thoughtful-6',
    ['reflection_habit', 'habits', 'hard'],
    ['thoughtful_reflections', 6, 'reflections'],
    'Think twice, six times',
    'Six reflections that name what it was, why, and what you will do.',
  ),
  mission(
    25,
    'saving-quarter',
    ['savings_progress', 'savings', 'easy'],
    ['monthly_savings_goal_progress_percent', 25, 'percent'],
    'A quarter of the goal',
    'Put aside a quarter of your savings goal for the month.',
  ),
  mission(
    26,
    'saving-half',
    ['savings_progress', 'savings', 'medium'],
    ['monthly_savings_goal_progress_percent', 50, 'percent'],
    'Half of the goal',
    'Put aside half of your savings goal for the month.',
  ),
  mission(
    27,
    'saving-goal',
    ['savings_progress', 'savings', 'hard'],
    ['monthly_savings_goal_progress_percent', 100, 'percent'],
    'The whole goal',
    'Reach your savings goal for the month.',
  ),
  mission(
    28,
    'needs-steady-2',
    ['budget_adherence', 'needs', 'easy'],
    ['needs_weeks_within', 2, 'weeks'],
    'Steady for two weeks',
    'Two weeks with needs no higher than an average week of last month.',
  ),
  mission(
    29,
    'needs-steady-3',
    ['budget_adherence', 'needs', 'medium'],
    ['needs_weeks_within', 3, 'weeks'],
    'Steady as she goes',
    'Three weeks with needs no higher than an average week of last month.',
  ),
  mission(
    30,
    'needs-steady-4',
    ['budget_adherence', 'needs', 'hard'],
    ['needs_weeks_within', 4, 'weeks'],
    'A month on course',
    'Four weeks with needs no higher than an average week of last month.',
  ),
  mission(
    31,
    'budget-weeks-2',
    ['budget_adherence', 'wants', 'easy'],
    ['budget_weeks_within', 2, 'weeks'],
    'Two weeks in the lines',
    'Two weeks in which your budget takes no more than its part of the limit.',
  ),
  mission(
    32,
    'budget-weeks-3',
    ['budget_adherence', 'wants', 'medium'],
    ['budget_weeks_within', 3, 'weeks'],
    'Three weeks in the lines',
    'Three weeks in which your budget takes no more than its part of the limit.',
  ),
  mission(
    33,
    'budget-weeks-4',
    ['budget_adherence', 'wants', 'hard'],
    ['budget_weeks_within', 4, 'weeks'],
    'A month in the lines',
    'Four weeks in which your budget takes no more than its part of the limit.',
  ),
  mission(
    34,
    'envelopes-kept',
    ['budget_adherence', 'unexpected', 'medium'],
    ['envelopes_kept_percent', 80, 'percent'],
    'Every envelope holds',
    'Four of five categories you use stay within their budget. Counted when the month is over.',
  ),
];

const byId = new Map(TEMPLATES.map((template) => [template.id, template]));
export const templateOf = (id: number): Template | undefined => byId.get(id);
