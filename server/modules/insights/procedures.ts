import { router, user, userOrDemo } from '../../trpc/trpc.ts';
import { ask, getMe } from './ask.ts';
import * as s from './schema.ts';

const READ = { session: 'book:read', key: 'ai:read' } as const;
const reads = userOrDemo(READ);

/** What can be learned from the caller's own book. */
export const insightsRouter = router({
  me: user(READ)
    .meta({ summary: 'The caller: address, name, and how it handles money' })
    .input(s.nothing)
    .output(s.meOutput)
    .query(({ ctx }) => getMe(ctx)),
  overview: reads
    .meta({ summary: 'Everything that the dashboard shows' })
    .input(s.ownInput)
    .output(s.overviewOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.overview())),
  score: reads
    .meta({ summary: 'Financial health from 0 to 100, in six explained components' })
    .input(s.ownInput)
    .output(s.scoreOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.score())),
  briefing: reads
    .meta({ summary: 'What to know today' })
    .input(s.ownInput)
    .output(s.briefingOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.briefing())),
  behaviour: reads
    .meta({ summary: 'Habits of spending' })
    .input(s.ownInput)
    .output(s.behaviourOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.behaviour())),
  predict: reads
    .meta({ summary: 'The expected balance in 30, 60 and 90 days' })
    .input(s.ownInput)
    .output(s.predictionOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.predict())),
  future: reads
    .meta({ summary: 'The expected balance month by month, at most sixty' })
    .input(s.futureInput)
    .output(s.futureOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.future(input.months))),
  scenarios: reads
    .meta({ summary: 'Conservative, expected and optimistic balances, month by month' })
    .input(s.scenariosInput)
    .output(s.scenariosOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.scenarios(input.months))),
  fraud: reads
    .meta({ summary: 'Payments unlike the user' })
    .input(s.ownInput)
    .output(s.fraudOutput)
    .query(({ ctx, input }) => ask(ctx, input, (insights) => insights.fraud())),
  recurring: user({ session: 'book:read', key: 'transactions:read' })
    .meta({ summary: 'Income and payments that recur: period, next day, and how day and amount drift' })
    .input(s.nothing)
    .output(s.recurringOutput)
    .query(({ ctx }) => ask(ctx, {}, (insights) => insights.recurring())),
  simulatePurchase: user(READ)
    .meta({ summary: 'What buying something now would do to the next month', idempotency: 'none' })
    .input(s.purchaseInput)
    .output(s.purchaseOutput)
    .mutation(({ ctx, input: { amount, ...what } }) =>
      ask(ctx, {}, (insights) => insights.purchase({ amountMinor: amount, ...what })),
    ),
});
