import { z } from 'zod';
import { pageOf } from '../../kernel/page.ts';
import { router, server } from '../../trpc/trpc.ts';
import { putStageAsset, uploadIcon } from './commit-upload.ts';
import * as s from './schema.ts';
import { listStageAssets, removeStageAsset } from './stage-assets.ts';
import { createUpload } from './uploads.ts';
import { listUsage, reportUsage } from './usage.ts';

export const picturesRouter = router({
  stageAssets: router({
    list: server
      .meta({
        summary: "The customer's own pictures of the stages, and the library's for its creature style",
      })
      .output(s.stageAssetList)
      .query(({ ctx }) => listStageAssets(ctx)),
    uploadUrl: server
      .meta({ summary: 'A presigned URL to PUT a picture to', idempotency: 'none' })
      .input(s.uploadUrlInput)
      .output(s.uploadUrl)
      .mutation(({ ctx, input }) => createUpload(ctx, input)),
    put: server
      .meta({ summary: 'Make an uploaded object the picture of a stage', idempotency: 'none' })
      .input(s.putStageAssetInput)
      .output(s.stageAsset)
      .mutation(({ ctx, input }) => putStageAsset(ctx, input)),
    remove: server
      .meta({ summary: 'Let the composer draw a stage again' })
      .input(s.stageInput)
      .output(z.void())
      .mutation(({ ctx, input }) => removeStageAsset(ctx, input)),
  }),
  uploadIcon: server
    .meta({ summary: 'Upload an icon', idempotency: 'none' })
    .input(s.uploadIconInput)
    .output(s.uploadedIcon)
    .mutation(({ ctx, input }) => uploadIcon(ctx, input)),
  usage: router({
    list: server
      .meta({ summary: 'Pictures that were made, newest first' })
      .input(s.listUsageInput)
      .output(pageOf(s.usageOutput))
      .query(({ ctx, input }) => listUsage(ctx, input)),
    report: server
      .meta({ summary: 'What pictures were made over a span of time, and what they cost' })
      .input(s.usageReportInput)
      .output(s.usageReport)
      .query(({ ctx, input }) => reportUsage(ctx, input)),
  }),
});
