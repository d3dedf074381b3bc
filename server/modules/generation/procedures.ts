import { router, server } from '../../trpc/trpc.ts';
import { generateIcon, regenerateBadgeIcon } from './icons.ts';
import { regenerateAssets, regenerateItem, regenerateStage } from './pictures.ts';
import * as s from './schema.ts';

export const generationRouter = router({
  badgeIcon: server
    .meta({ summary: 'Generate a badge icon' })
    .input(s.iconInput.omit({ kind: true }))
    .output(s.acceptedPicture)
    .mutation(({ ctx, input }) => generateIcon(ctx, { ...input, kind: 'badge' })),
  icon: server
    .meta({ summary: 'Generate the icon of a skill, token, streak or gate' })
    .input(s.iconInput.extend({ kind: s.iconInput.shape.kind.default('skill') }))
    .output(s.acceptedPicture)
    .mutation(({ ctx, input }) => generateIcon(ctx, input)),
  regenerateBadgeIcon: server
    .meta({ summary: 'Make another icon for a badge, in the draft' })
    .input(s.regenerateIconInput)
    .output(s.acceptedPicture)
    .mutation(({ ctx, input }) => regenerateBadgeIcon(ctx, input)),
  regenerateItem: server
    .meta({ summary: 'Make another picture of an item' })
    .input(s.regenerateItemInput)
    .output(s.acceptedOutput)
    .mutation(({ ctx, input }) => regenerateItem(ctx, input)),
  regenerateStage: server
    .meta({ summary: 'Make another picture of a stage' })
    .input(s.regenerateStageInput)
    .output(s.acceptedOutput)
    .mutation(({ ctx, input }) => regenerateStage(ctx, input)),
  regenerateAssets: server
    .meta({ summary: 'Make all pictures of some kinds anew' })
    .input(s.bulkInput)
    .output(s.bulkOutput)
    .mutation(({ ctx, input }) => regenerateAssets(ctx, input)),
});
