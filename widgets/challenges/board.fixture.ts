import type { BoardData, Challenge, Mission } from './board.ts';

const TOLD = {
  slug: 'first-steps',
  title: 'Seven days of receipts',
  description: 'Write down what you spent on seven days of this month.',
  challengeType: 'logging_streak',
  category: 'habits',
  difficulty: 'easy',
  metricKey: 'expense_log_days',
  unit: 'days',
  targetValue: 7,
  rewardPoints: 50,
} as const;

/** A challenge of June, for tests. */
export const challengeWith = (change: Partial<Challenge> = {}): Challenge => ({
  ...TOLD,
  id: 'uch_1',
  challengeTemplateId: 1,
  monthRange: '2026-06',
  status: 'active',
  currentProgress: 3,
  progressPercent: 42,
  countedBy: 'server',
  source: 'user',
  aiSuggestionId: null,
  daysLeft: 21,
  acceptedAt: '2026-06-01T00:00:00.000Z',
  completedAt: null,
  claimedAt: null,
  ...change,
});

export const missionWith = (change: Partial<Mission> = {}): Mission => ({
  ...TOLD,
  id: 2,
  categoryId: 6,
  isAiSuggested: false,
  aiSuggestionId: null,
  aiReason: null,
  ...change,
});

export const boardWith = (change: Partial<BoardData> = {}): BoardData => ({
  today: '2026-06-10',
  month: '2026-06',
  daysLeft: 21,
  months: [],
  challenges: [],
  open: [],
  totalPoints: 0,
  badges: [{ id: 1, slug: 'first', name: 'First reward', description: '', icon: 'gift', isEarned: false }],
  ...change,
});
