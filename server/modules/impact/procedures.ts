import { router, server } from '../../trpc/trpc.ts';
import { migrateBuddies, migrateInput, migrateOutput } from './migrate-buddies.ts';
import { preview, previewInput, previewOutput } from './preview.ts';

/** What a configuration would change, and how existing buddies come under it. */
export const impactRouter = router({
  preview: server
    .input(previewInput)
    .output(previewOutput)
    .meta({ summary: 'Preview what publishing would change, with the last days replayed under both' })
    .query(({ ctx, input }) => preview(ctx, input)),
  migrateBuddies: server
    .input(migrateInput)
    .output(migrateOutput)
    .meta({ summary: 'Move existing buddies to the rules of the published version' })
    .mutation(({ ctx, input }) => migrateBuddies(ctx, input)),
});
