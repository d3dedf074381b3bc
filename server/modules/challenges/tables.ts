import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { amount, customerId, instant } from '../../db/columns.ts';

export type ChallengeStatus = 'active' | 'completed' | 'claimed' | 'failed';

/** A mission of a month that a user has taken on. */
export const userChallenges = pgTable(
  'user_challenges',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    templateId: integer('template_id').notNull(),
    /** `2026-06`, in the user's own calendar. */
    month: text('month').notNull(),
    status: text('status').$type<ChallengeStatus>().notNull(),
    progress: doublePrecision('progress').notNull(),
    target: doublePrecision('target').notNull(),
    /** Who counted last: the server from what it holds, or the client. */
    countedBy: text('counted_by').$type<'server' | 'client'>().notNull(),
    rewardPoints: integer('reward_points').notNull(),
    source: text('source').$type<'user' | 'ai'>().notNull(),
    aiSuggestionId: text('ai_suggestion_id'),
    acceptedAt: instant('accepted_at').notNull(),
    completedAt: instant('completed_at'),
    claimedAt: instant('claimed_at'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('user_challenges_once').on(t.customerId, t.userId, t.month, t.templateId),
    index('user_challenges_open').on(t.status, t.month, t.customerId, t.userId),
  ],
);

/** Badges of this family that a user has earned. */
export const challengeBadges = pgTable(
  'challenge_badges',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    badgeId: integer('badge_id').notNull(),
    awardedAt: instant('awarded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.badgeId] })],
);

/** What a user says of income and goals. */
export const budgetProfiles = pgTable(
  'budget_profiles',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    incomeRangeId: integer('income_range_id'),
    userProfile: text('user_profile'),
    allowExactIncome: boolean('allow_exact_income').notNull(),
    exactIncomeMinor: amount('exact_income_minor'),
    coachStyle: integer('coach_style'),
    savingsGoalType: text('savings_goal_type'),
    savingGoalMinor: amount('saving_goal_minor'),
    budgetCycleStartDay: integer('budget_cycle_start_day').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId] })],
);

const spent = {
  totalMinor: amount('total_minor').notNull(),
  needsMinor: amount('needs_minor').notNull(),
  wantsMinor: amount('wants_minor').notNull(),
  cultureMinor: amount('culture_minor').notNull(),
  unexpectedMinor: amount('unexpected_minor').notNull(),
  loggingDays: integer('logging_days').notNull(),
  updatedAt: instant('updated_at').notNull(),
};

/** Sums that a device uploads of a month (`week` 0) or of one of its weeks (1 to 6); the latest upload counts. */
export const spendSummaries = pgTable(
  'spend_summaries',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    month: text('month').notNull(),
    week: integer('week').notNull(),
    ...spent,
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.month, t.week] })],
);

/** Figures that a device measured for a month, by their key; the latest of each key counts. */
export const metricSnapshots = pgTable(
  'metric_snapshots',
  {
    customerId: customerId(),
    userId: text('user_id').notNull(),
    month: text('month').notNull(),
    metrics: jsonb('metrics').$type<Record<string, number>>().notNull(),
    clientAt: instant('client_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId, t.month] })],
);

/** What a user thought about its spending, and how concrete that was. */
export const reflections = pgTable(
  'reflections',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    phase: text('phase').notNull(),
    category: text('category').notNull(),
    reflectionText: text('reflection_text').notNull(),
    confidenceRating: integer('confidence_rating'),
    intendedAction: text('intended_action'),
    /** 0 to 100, see `quality.ts`. */
    quality: integer('quality').notNull(),
    /** The day in the user's own calendar. */
    day: date('day', { mode: 'string' }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index('reflections_of_user').on(t.customerId, t.userId, t.day),
  ],
);
