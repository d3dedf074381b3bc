import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { ICON_KINDS } from '../art/index.ts';
import { acceptedOutput } from '../buddies/index.ts';
import { stageNumber } from '../pictures/index.ts';
import { glyph, prompt, variant } from './brief.ts';

export type Accepted = z.output<typeof acceptedOutput>;
export { acceptedOutput };

export const iconInput = z.strictObject({
  /** The frame that is drawn around the glyph. */
  kind: z.enum(ICON_KINDS),
  name: f.text(80),
  color: f.color.optional(),
  glyph,
  prompt,
});
export const regenerateIconInput = z.strictObject({ id: f.pathId, glyph, prompt });
/** `iconUrl` is there once it is drawn: at once without a model, else in the operation's result. */
export const acceptedPicture = acceptedOutput.extend({ iconUrl: z.string().nullable() });
export type AcceptedPicture = z.output<typeof acceptedPicture>;

export const regenerateStageInput = z.strictObject({ stage: stageNumber, variant, prompt });
export const regenerateItemInput = z.strictObject({ marketplaceId: f.pathId, itemId: f.pathId, prompt });

export const bulkInput = z.strictObject({
  kinds: z
    .array(z.enum(['stage_assets', 'badge_icons', 'item_images']))
    .min(1)
    .max(3),
  prompt,
});
export const bulkOutput = z.object({
  accepted: z.literal(true),
  count: z.int(),
  creditsAuthorized: z.int(),
  operations: z.array(
    z.object({
      operationId: z.string(),
      kind: z.enum(['icon', 'stage_asset', 'badge_icon', 'item_image']),
      targetId: z.string().nullable(),
      status: z.literal('pending'),
    }),
  ),
});
