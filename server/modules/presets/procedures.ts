import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { listOf } from '../../kernel/page.ts';
import { router, server } from '../../trpc/trpc.ts';
import { appliedPreset, applyPreset, applyPresetInput } from './apply-preset.ts';
import { getPreset, listPresets, presetDetail, presetSummary } from './list-presets.ts';

export const presetsRouter = router({
  list: server
    .input(z.strictObject({}))
    .output(listOf(presetSummary))
    .meta({ summary: 'List presets' })
    .query(() => listPresets()),
  get: server
    .input(z.strictObject({ key: f.pathId }))
    .output(presetDetail)
    .meta({ summary: 'Get preset' })
    .query(({ input }) => getPreset(input)),
  applyPreset: server
    .input(applyPresetInput)
    .output(appliedPreset)
    .meta({ summary: 'Apply preset' })
    .mutation(({ ctx, input }) => applyPreset(ctx, input)),
});
