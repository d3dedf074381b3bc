import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { money } from '../../kernel/money.ts';
import { isMonth, monthOfKey } from './month.ts';
import { CATEGORIES } from './templates.data.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Whose data a row is about: a UUID, or the host's own id when the host asks. */
export const uuid = f.pathId;

export const month = z.string().refine(isMonth, 'must be a month like 2026-06');
export const monthKey = z
  .int()
  .refine((key) => monthOfKey(key) !== undefined, 'must be a month key like 202606')
  .transform((key) => monthOfKey(key) ?? '');
export const weekKey = z.int().min(1).max(6);
const spent = money.refine((minor) => minor >= 0, 'must not be below 0');
const categoryName = z.enum(CATEGORIES);
const difficulty = z.enum(['easy', 'medium', 'hard']);
const missionKind = z.enum([
  'logging_streak',
  'spending_reduction',
  'reflection_habit',
  'savings_progress',
  'budget_adherence',
]);
const unit = z.enum(['days', 'weeks', 'reflections', 'percent']);

export const createUserInput = z.strictObject({
  uuid: z.string().toLowerCase().regex(UUID_V4, 'must be a UUID v4').optional(),
});
export const createdUser = z.object({ uuid: z.string() });

export const profileInput = z.strictObject({
  uuid,
  incomeRangeId: z.int().min(1).max(20).nullable().optional(),
  userProfile: f.text(40).nullable().optional(),
  allowExactIncome: z.boolean().optional(),
  exactIncomeLocal: spent.nullable().optional(),
  coachStyle: z.int().min(0).max(10).nullable().optional(),
  savingsGoalType: f.text(40).nullable().optional(),
  savingGoalValue: spent.nullable().optional(),
  budgetCycleStartDay: z.int().min(1).max(31).optional(),
});
export const profileSaved = z.object({ status: z.enum(['created', 'updated']), message: z.string() });

export const byUser = z.strictObject({ uuid });
export const points = z.object({ totalPoints: z.int() });

export const badge = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  icon: z.string(),
});

export const templateFilter = z.strictObject({
  categoryId: z.int().min(1).max(6).optional(),
  difficulty: difficulty.optional(),
  isAiSuggested: z.boolean().optional(),
});
export const template = z.object({
  id: z.int(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  challengeType: missionKind,
  category: categoryName,
  categoryId: z.int(),
  metricKey: z.string(),
  targetValue: z.number(),
  unit,
  rewardPoints: z.int(),
  difficulty,
  isAiSuggested: z.boolean(),
  aiSuggestionId: z.string().nullable(),
  aiReason: z.string().nullable(),
});

export const monthInput = z.strictObject({ uuid, month: month.optional() });
const templateId = z.int().min(0).max(2_147_483_647);
const acceptance = {
  monthRange: month.optional(),
  source: z.enum(['user', 'ai']).default('user'),
  aiSuggestionId: f.text(80).nullable().optional(),
};
export const acceptOnBoard = z.strictObject({ challengeTemplateId: templateId, ...acceptance });
/** The body may name the template again, but no other. */
export const acceptInput = z
  .strictObject({ uuid, templateId, challengeTemplateId: templateId.optional(), ...acceptance })
  .refine((input) => (input.challengeTemplateId ?? input.templateId) === input.templateId, {
    message: 'must be the template of the path',
    path: ['challengeTemplateId'],
  });
export const progressInput = z.strictObject({
  uuid,
  userChallengeId: f.pathId,
  currentProgress: z.number().min(0).max(1_000_000),
});
export const claimInput = z.strictObject({ uuid, userChallengeId: f.pathId });

export const challenge = z.object({
  id: z.string(),
  challengeTemplateId: z.int(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  challengeType: missionKind,
  category: categoryName,
  difficulty,
  metricKey: z.string(),
  unit,
  monthRange: z.string(),
  status: z.enum(['active', 'completed', 'claimed', 'failed']),
  currentProgress: z.number(),
  targetValue: z.number(),
  progressPercent: z.int(),
  countedBy: z.enum(['server', 'client']),
  rewardPoints: z.int(),
  source: z.enum(['user', 'ai']),
  aiSuggestionId: z.string().nullable(),
  daysLeft: z.int(),
  acceptedAt: z.string(),
  completedAt: z.string().nullable(),
  claimedAt: z.string().nullable(),
});
export const claimed = z.object({
  challenge,
  pointsAwarded: z.int(),
  totalPoints: z.int(),
  badges: z.array(badge),
});

const sums = {
  totalSpent: spent,
  spentWants: spent,
  spentNeeds: spent,
  spentCulture: spent,
  spentUnexpected: spent,
  loggingDaysCount: z.int().min(0).max(31),
};
/** The parts may leave something out, but not be more than the whole. */
const addsUp = (sum: {
  totalSpent: number;
  spentWants: number;
  spentNeeds: number;
  spentCulture: number;
  spentUnexpected: number;
}): boolean => sum.spentWants + sum.spentNeeds + sum.spentCulture + sum.spentUnexpected <= sum.totalSpent;
const TOO_MUCH = { message: 'must not be less than its parts', path: ['totalSpent'] };

export const monthlyInput = z.strictObject({ uuid, monthKey, ...sums }).refine(addsUp, TOO_MUCH);
export const weeklyInput = z
  .strictObject({ uuid, monthKey, weekKey, ...sums, loggingDaysCount: z.int().min(0).max(7) })
  .refine(addsUp, TOO_MUCH);
export const monthlyOf = z.strictObject({ uuid, monthKey });
export const weeklyOf = z.strictObject({ uuid, monthKey, weekKey });
export const summary = z.object({
  monthKey: z.int(),
  weekKey: z.int().optional(),
  totalSpent: z.number(),
  spentNeeds: z.number(),
  spentWants: z.number(),
  spentCulture: z.number(),
  spentUnexpected: z.number(),
  loggingDaysCount: z.int(),
  updatedAt: z.string(),
});

const metrics = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), z.number().min(-1e12).max(1e12))
  .refine((map) => Object.keys(map).length <= 100, 'must have at most 100 metrics');
export const metricsInput = z.strictObject({
  uuid,
  monthRange: month,
  metrics,
  clientTimestamp: f.instant.optional(),
});
export const metricsSaved = z.object({
  monthRange: z.string(),
  metrics: z.record(z.string(), z.number()),
  updatedAt: z.string(),
});

export const reflectionInput = z.strictObject({
  uuid,
  phase: z.enum(['pre', 'weekly', 'post']).default('weekly'),
  category: categoryName,
  reflectionText: f.text(4_000),
  confidenceRating: z.int().min(1).max(5).nullable().optional(),
  intendedAction: f.text(1_000).nullable().optional(),
});
const part = z.int().min(0).max(25);
export const reflected = z.object({
  id: z.string(),
  quality: z.object({
    score: z.int().min(0).max(100),
    specificity: part,
    actionability: part,
    emotion: part,
    categoryMatch: part,
    feedback: z.array(z.string()),
  }),
  createdAt: z.string(),
});

export const nothing = z.strictObject({});
export const boardInput = z.strictObject({ month: month.optional() });
export const board = z.object({
  today: z.string(),
  month: z.string(),
  /** Of the current month, today among them. */
  daysLeft: z.int(),
  /** The months one can go to, oldest first, with the rewards that wait there. */
  months: z.array(z.object({ month: z.string(), waiting: z.int() })),
  challenges: z.array(challenge),
  open: z.array(template),
  totalPoints: z.int(),
  badges: z.array(badge.extend({ isEarned: z.boolean() })),
});
