import { router, server } from '../../trpc/trpc.ts';
import { createElement, getElement, listElements, removeElement, updateElement } from './draft-editor.ts';
import { KINDS } from './kinds.ts';
import * as s from './rule-schemas.ts';

/** The rules of a configuration. Every write goes to the draft; lists show the draft when there is one. */
export const ruleProcedures = {
  coinRules: router({
    list: server
      .input(s.noInput)
      .output(s.coinRules.list)
      .meta({ summary: 'List coin rules' })
      .query(({ ctx }) => listElements(ctx, KINDS.coinRules)),
    create: server
      .input(s.coinRules.create)
      .output(s.coinRules.written)
      .meta({ summary: 'Create a coin rule' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.coinRules, input)),
    update: server
      .input(s.coinRules.update)
      .output(s.coinRules.written)
      .meta({ summary: 'Update a coin rule' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.coinRules, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete a coin rule' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.coinRules, input)),
  }),
  tokenRules: router({
    list: server
      .input(s.noInput)
      .output(s.tokenRules.list)
      .meta({ summary: 'List token rules' })
      .query(({ ctx }) => listElements(ctx, KINDS.tokenRules)),
    create: server
      .input(s.tokenRules.create)
      .output(s.tokenRules.written)
      .meta({ summary: 'Create a token rule' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.tokenRules, input)),
    update: server
      .input(s.tokenRules.update)
      .output(s.tokenRules.written)
      .meta({ summary: 'Update a token rule' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.tokenRules, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete a token rule' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.tokenRules, input)),
  }),
  skillRules: router({
    list: server
      .input(s.noInput)
      .output(s.skillRules.list)
      .meta({ summary: 'List skill rules' })
      .query(({ ctx }) => listElements(ctx, KINDS.skillRules)),
    create: server
      .input(s.skillRules.create)
      .output(s.skillRules.written)
      .meta({ summary: 'Create a skill rule' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.skillRules, input)),
    update: server
      .input(s.skillRules.update)
      .output(s.skillRules.written)
      .meta({ summary: 'Update a skill rule' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.skillRules, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete a skill rule' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.skillRules, input)),
  }),
  skillSets: router({
    list: server
      .input(s.noInput)
      .output(s.skillSets.list)
      .meta({ summary: 'List skill sets' })
      .query(({ ctx }) => listElements(ctx, KINDS.skillSets)),
    get: server
      .input(s.elementInput)
      .output(s.skillSets.one)
      .meta({ summary: 'Get a skill set' })
      .query(({ ctx, input }) => getElement(ctx, KINDS.skillSets, input.id)),
    create: server
      .input(s.skillSets.create)
      .output(s.skillSets.written)
      .meta({ summary: 'Create a skill set' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.skillSets, input)),
    update: server
      .input(s.skillSets.update)
      .output(s.skillSets.written)
      .meta({ summary: 'Update a skill set' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.skillSets, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete a skill set' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.skillSets, input)),
  }),
  badges: router({
    list: server
      .input(s.noInput)
      .output(s.badges.list)
      .meta({ summary: 'List badge definitions' })
      .query(({ ctx }) => listElements(ctx, KINDS.badges)),
    get: server
      .input(s.elementInput)
      .output(s.badges.one)
      .meta({ summary: 'Get a badge definition' })
      .query(({ ctx, input }) => getElement(ctx, KINDS.badges, input.id)),
    create: server
      .input(s.badges.create)
      .output(s.badges.written)
      .meta({ summary: 'Create a badge definition' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.badges, input)),
    update: server
      .input(s.badges.update)
      .output(s.badges.written)
      .meta({ summary: 'Update a badge definition' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.badges, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete a badge definition' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.badges, input)),
  }),
  streaks: router({
    list: server
      .input(s.noInput)
      .output(s.streaks.list)
      .meta({ summary: 'List streak definitions' })
      .query(({ ctx }) => listElements(ctx, KINDS.streaks)),
    get: server
      .input(s.elementInput)
      .output(s.streaks.one)
      .meta({ summary: 'Get a streak definition' })
      .query(({ ctx, input }) => getElement(ctx, KINDS.streaks, input.id)),
    create: server
      .input(s.streaks.create)
      .output(s.streaks.written)
      .meta({ summary: 'Create a streak definition' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.streaks, input)),
    update: server
      .input(s.streaks.update)
      .output(s.streaks.written)
      .meta({ summary: 'Update a streak definition' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.streaks, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete a streak definition' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.streaks, input)),
  }),
  eventTypes: router({
    list: server
      .input(s.noInput)
      .output(s.eventTypes.list)
      .meta({ summary: 'List event types' })
      .query(({ ctx }) => listElements(ctx, KINDS.eventTypes)),
    get: server
      .input(s.elementInput)
      .output(s.eventTypes.one)
      .meta({ summary: 'Get an event type' })
      .query(({ ctx, input }) => getElement(ctx, KINDS.eventTypes, input.id)),
    create: server
      .input(s.eventTypes.create)
      .output(s.eventTypes.written)
      .meta({ summary: 'Register an event type' })
      .mutation(({ ctx, input }) => createElement(ctx, KINDS.eventTypes, input)),
    update: server
      .input(s.eventTypes.update)
      .output(s.eventTypes.written)
      .meta({ summary: 'Update or rename an event type' })
      .mutation(({ ctx, input }) => updateElement(ctx, KINDS.eventTypes, input)),
    remove: server
      .input(s.removeInput)
      .output(s.stampOutput)
      .meta({ summary: 'Delete an event type' })
      .mutation(({ ctx, input }) => removeElement(ctx, KINDS.eventTypes, input)),
  }),
};
