import { z } from 'zod';
import { createCtx } from '../../db/context.ts';
import { namedUser, open, router, user, userBehind } from '../../trpc/trpc.ts';
import { acceptChallenge } from './accept.ts';
import { listBadges } from './badges.ts';
import { readBoard } from './board.ts';
import { claimReward } from './claim.ts';
import { listChallenges } from './list.ts';
import { totalPoints } from './points.ts';
import { saveProfile } from './profile.ts';
import { reportProgress } from './progress.ts';
import { reflect } from './reflect.ts';
import * as s from './schema.ts';
import { saveMetrics } from './snapshots.ts';
import { getSummary, saveSummary, WHOLE_MONTH } from './summaries.ts';
import { listTemplates } from './templates.ts';
import { createAnonymousUser } from './users.ts';

const READ = { session: 'read', key: 'ai:read' } as const;
const WRITE = { session: 'challenges:write', key: 'ai:write' } as const;

const users = router({
  create: open
    .meta({ summary: 'Create an anonymous user; the UUID is its credential' })
    .input(s.createUserInput)
    .output(s.createdUser)
    .mutation(({ ctx, input }) => createAnonymousUser(ctx, input)),
  saveProfile: namedUser(WRITE)
    .meta({ summary: 'Create or update the budget profile' })
    .input(s.profileInput)
    .output(s.profileSaved)
    .mutation(({ ctx, input: { uuid: _, ...profile } }) => saveProfile(ctx, profile)),
  points: namedUser(READ)
    .meta({ summary: 'Total points' })
    .input(s.byUser)
    .output(s.points)
    .query(({ ctx }) => totalPoints(ctx)),
});

const summaries = router({
  saveWeek: namedUser(WRITE)
    .meta({ summary: 'Upload the sums of a week; the latest upload counts' })
    .input(s.weeklyInput)
    .output(s.summary)
    .mutation(({ ctx, input }) => saveSummary(ctx, sumsIn(input, input.weekKey))),
  getWeek: namedUser(READ)
    .meta({ summary: 'The sums of a week' })
    .input(s.weeklyOf)
    .output(s.summary)
    .query(({ ctx, input }) => getSummary(ctx, { month: input.monthKey, week: input.weekKey })),
  saveMonth: namedUser(WRITE)
    .meta({ summary: 'Upload the sums of a month; the latest upload counts' })
    .input(s.monthlyInput)
    .output(s.summary)
    .mutation(({ ctx, input }) => saveSummary(ctx, sumsIn(input, WHOLE_MONTH))),
  getMonth: namedUser(READ)
    .meta({ summary: 'The sums of a month' })
    .input(s.monthlyOf)
    .output(s.summary)
    .query(({ ctx, input }) => getSummary(ctx, { month: input.monthKey, week: WHOLE_MONTH })),
});

const sumsIn = (input: z.output<typeof s.monthlyInput>, week: number) => ({
  month: input.monthKey,
  week,
  totalMinor: input.totalSpent,
  needsMinor: input.spentNeeds,
  wantsMinor: input.spentWants,
  cultureMinor: input.spentCulture,
  unexpectedMinor: input.spentUnexpected,
  loggingDays: input.loggingDaysCount,
});

/** What a widget shows and does: the same verbs for the user that the session names. */
const board = router({
  get: user(READ)
    .meta({ summary: "A month's challenges, what else there is, points and badges" })
    .input(s.boardInput)
    .output(s.board)
    .query(({ ctx, input }) => readBoard(ctx, input)),
  accept: user(WRITE)
    .meta({ summary: 'Take on a mission of the board' })
    .input(s.acceptOnBoard)
    .output(s.challenge)
    .mutation(({ ctx, input }) =>
      acceptChallenge(ctx, { templateId: input.challengeTemplateId, ...acceptance(input) }),
    ),
  claim: user(WRITE)
    .meta({ summary: 'Claim a reward of the board' })
    .input(s.claimInput.omit({ uuid: true }))
    .output(s.claimed)
    .mutation(({ ctx, input }) => claimReward(ctx, { id: input.userChallengeId })),
});

const acceptance = (input: Omit<z.output<typeof s.acceptOnBoard>, 'challengeTemplateId'>) => ({
  month: input.monthRange,
  source: input.source,
  aiSuggestionId: input.aiSuggestionId,
});

/** Monthly missions over one user's habits. */
export const challengesRouter = router({
  users,
  summaries,
  board,
  badges: open
    .meta({ summary: 'Badges there are to earn' })
    .input(s.nothing)
    .output(z.array(s.badge))
    .query(() => listBadges()),
  templates: open
    .meta({
      summary: 'Challenge templates; with a user’s credential also which of them its own figures speak for',
    })
    .input(s.templateFilter)
    .output(z.array(s.template))
    .query(({ ctx, input }) => {
      const found = userBehind(ctx.actor, READ);
      return listTemplates(input, found && createCtx(ctx.app, found, ctx.requestId));
    }),
  list: namedUser(READ)
    .meta({ summary: "A user's challenges of a month" })
    .input(s.monthInput)
    .output(z.array(s.challenge))
    .query(({ ctx, input }) => listChallenges(ctx, input)),
  accept: namedUser(WRITE)
    .meta({ summary: 'Accept a challenge for a month' })
    .input(s.acceptInput)
    .output(s.challenge)
    .mutation(({ ctx, input }) =>
      acceptChallenge(ctx, { templateId: input.templateId, ...acceptance(input) }),
    ),
  progress: namedUser(WRITE)
    .meta({ summary: "Report progress; the server's own figure wins" })
    .input(s.progressInput)
    .output(s.challenge)
    .mutation(({ ctx, input }) =>
      reportProgress(ctx, { id: input.userChallengeId, currentProgress: input.currentProgress }),
    ),
  claim: namedUser(WRITE)
    .meta({ summary: 'Claim the reward of a completed challenge, once' })
    .input(s.claimInput)
    .output(s.claimed)
    .mutation(({ ctx, input }) => claimReward(ctx, { id: input.userChallengeId })),
  saveMetrics: namedUser(WRITE)
    .meta({ summary: 'Upload what a device measured in a month' })
    .input(s.metricsInput)
    .output(s.metricsSaved)
    .mutation(({ ctx, input }) =>
      saveMetrics(ctx, {
        month: input.monthRange,
        metrics: input.metrics,
        clientAt: input.clientTimestamp ?? ctx.now().toISOString(),
      }),
    ),
  reflect: namedUser(WRITE)
    .meta({ summary: 'Store a reflection; the answer says how concrete it is' })
    .input(s.reflectionInput)
    .output(s.reflected)
    .mutation(({ ctx, input: { uuid: _, ...reflection } }) => reflect(ctx, reflection)),
});
