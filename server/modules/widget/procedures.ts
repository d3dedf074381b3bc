import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { notFound } from '../../kernel/errors.ts';
import { router, widget } from '../../trpc/trpc.ts';
import { accountSettings } from '../accounts/index.ts';
import { acceptedOutput, equipInput, listEvolutions, operationOutput } from '../buddies/index.ts';
import { eventAnswer } from '../progression/index.ts';
import { equip, evolve, hatch, purchase, readOperation, rerender, track } from './act.ts';
import { requireMyBuddy, requireMyPlayer } from './me.ts';
import * as s from './schema.ts';
import { readShelf, trackView } from './shelf.ts';
import { badgeCatalogue, pictureOf, readState, tokensOf } from './state.ts';

const trackInput = z.strictObject({
  eventId: f.text(100),
  type: f.eventType,
  properties: f.freeMap.default({}),
});

/** What a page may do with a widget session; an embed token reads only. */
export const widgetRouter = router({
  state: widget('read')
    .meta({ summary: 'All that the widgets of a page show' })
    .input(s.stateInput.optional())
    .output(s.stateOutput)
    .query(async ({ ctx, input }) => {
      const state = await readState(ctx);
      return input?.picture ? { ...state, picture: pictureOf(ctx, state) } : state;
    }),
  buddy: widget('read')
    .meta({ summary: "The session's buddy" })
    .output(s.buddyCard)
    .query(async ({ ctx }) => {
      const { buddy } = await readState(ctx);
      if (!buddy) throw notFound('buddy');
      return buddy;
    }),
  badges: widget('read')
    .meta({ summary: 'Every badge the buddy can have' })
    .output(s.badgesOutput)
    .query(async ({ ctx }) => ({ data: badgeCatalogue(ctx, await requireMyPlayer(ctx)) })),
  evolutions: widget('read')
    .meta({ summary: 'Stages the buddy reached' })
    .output(s.evolutionsOutput)
    .query(async ({ ctx }) => listEvolutions(ctx, { buddyId: (await requireMyBuddy(ctx)).id })),
  tokens: widget('read')
    .meta({ summary: 'Both tokens of the buddy' })
    .output(s.tokensOutput)
    .query(async ({ ctx }) => tokensOf(await requireMyPlayer(ctx))),
  streak: widget('read')
    .meta({ summary: 'A streak of the buddy' })
    .input(z.strictObject({ key: f.pathId }))
    .output(s.streakOutput)
    .query(async ({ ctx, input }) => {
      const { streaks } = await readState(ctx);
      const streak = streaks.find((entry) => entry.key === input.key);
      if (!streak) throw notFound('streak');
      return streak;
    }),
  theme: widget('read')
    .meta({ summary: 'How the customer wants its widgets to look' })
    .output(s.themeOutput)
    .query(async ({ ctx }) => (await accountSettings(ctx)).settings.widgetTheme),
  marketplace: widget('read')
    .meta({ summary: 'What the buddy may browse' })
    .output(s.marketplaceOutput)
    .query(({ ctx }) => readShelf(ctx)),
  trackView: widget('read')
    .meta({ summary: 'Count that an item was seen', idempotency: 'none' })
    .input(z.strictObject({ itemId: f.pathId }))
    .output(z.object({ accepted: z.literal(true) }))
    .mutation(({ ctx, input }) => trackView(ctx, input)),
  operation: widget('read')
    .meta({ summary: "An operation of the session's user" })
    .input(z.strictObject({ id: f.pathId }))
    .output(operationOutput)
    .query(({ ctx, input }) => readOperation(ctx, { operationId: input.id })),
  track: widget('events:track')
    .meta({ summary: 'Take in an event from the page', idempotency: 'native' })
    .input(trackInput)
    .output(eventAnswer)
    .mutation(({ ctx, input }) => track(ctx, input)),
  purchase: widget('marketplace:purchase')
    .meta({ summary: 'Buy an item' })
    .input(s.widgetPurchaseInput)
    .output(s.widgetPurchaseOutput)
    .mutation(({ ctx, input }) => purchase(ctx, input)),
  equip: widget('items:equip')
    .meta({ summary: 'Put items on and take items off' })
    .input(equipInput)
    .output(acceptedOutput)
    .mutation(({ ctx, input }) => equip(ctx, input)),
  hatch: widget('eggs:hatch')
    .meta({ summary: "Hatch the user's egg" })
    .input(z.strictObject({ eggId: f.pathId.optional() }))
    .output(acceptedOutput)
    .mutation(({ ctx, input }) => hatch(ctx, input)),
  evolve: widget('evolve')
    .meta({ summary: 'Evolve the buddy' })
    .output(acceptedOutput)
    .mutation(({ ctx }) => evolve(ctx)),
  rerender: widget('items:equip')
    .meta({ summary: 'Give the buddy another look' })
    .output(acceptedOutput)
    .mutation(({ ctx }) => rerender(ctx)),
});
