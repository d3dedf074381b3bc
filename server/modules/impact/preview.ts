import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import * as f from '../../kernel/fields.ts';
import { impactOutput, previewImpact } from '../config/index.ts';
import { replayContents, replaySummary } from '../progression/index.ts';

export const previewInput = z.strictObject({ id: f.pathId, days: z.int().min(1).max(90).default(30) });
export const previewOutput = impactOutput.extend({ replay: replaySummary });

/** What publishing a version would change, and what it would have changed: the last days under both. Throws 404. */
export async function preview(
  ctx: Ctx,
  { id, days }: z.output<typeof previewInput>,
): Promise<z.input<typeof previewOutput>> {
  const { impact, ...sides } = await previewImpact(ctx, id);
  return { ...impact, replay: await replayContents(ctx, sides, days) };
}
