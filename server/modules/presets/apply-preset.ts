import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { contentOf, replaceContent } from '../config/index.ts';
import { seedMarketplace } from '../marketplace/index.ts';
import { PRESET_KEYS } from './preset.ts';
import { planOf, presetOf } from './presets.ts';
import { marketplaceOf } from './shelf.ts';
import { notFound } from '../../kernel/errors.ts';

export const applyPresetInput = z.strictObject({
  presetKey: z.enum(PRESET_KEYS),
  /** Refused when the draft has moved since; a preset replaces all of it. */
  revision: z.int().min(0).optional(),
});

export const appliedPreset = z.object({
  presetKey: z.enum(PRESET_KEYS),
  configVersionId: z.string(),
  revision: z.int(),
  /** `published` when the customer had nothing in force before; else the draft waits to be reviewed. */
  status: z.enum(['draft', 'published']),
});
export type AppliedPreset = z.output<typeof appliedPreset>;

/**
 * Sets a customer up with a preset: its rules, and its marketplace unless there is one of that key. The first one
 * is in force at once, so that the next event already counts.
 */
export async function applyPreset(
  ctx: Ctx,
  { presetKey, revision }: z.output<typeof applyPresetInput>,
): Promise<AppliedPreset> {
  const preset = presetOf(presetKey);
  if (!preset) throw notFound('preset');
  return ctx.transact(async (ctx) => {
    const replaced = await replaceContent(ctx, contentOf(planOf(preset)), preset.name, revision);
    await seedMarketplace(ctx, marketplaceOf(preset));
    return { presetKey, ...replaced };
  });
}
