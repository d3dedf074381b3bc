import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { GLYPH_KEYS, ICON_KINDS } from '../art/index.ts';
import type { PictureOperation } from '../buddies/index.ts';
import { stageNumber, type UsageKind } from '../pictures/index.ts';

/** The caller's own words for a model, beside ours. */
export const prompt = f.text(500).optional();
export const glyph = z.enum(GLYPH_KEYS).optional();
export const variant = z.int().min(0).max(11).optional();

const look = { name: f.text(80), color: f.color.optional(), glyph, prompt };

/** What is to be drawn, as an operation keeps it. */
const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('icon'), iconKind: z.enum(ICON_KINDS), ...look }),
  z.strictObject({ kind: z.literal('badge_icon'), badgeId: z.string(), ...look }),
  z.strictObject({ kind: z.literal('item_image'), marketplaceId: z.string(), itemId: z.string(), prompt }),
  z.strictObject({ kind: z.literal('stage_asset'), stage: stageNumber, variant, prompt }),
]);
export type Subject = z.output<typeof subject>;

/** Decided when it was asked for: only what credits were set aside for goes to the model. */
export const brief = z.strictObject({ maker: z.enum(['model', 'composer']), subject });
export type Brief = z.output<typeof brief>;

export const OPERATION_OF: Record<Subject['kind'], PictureOperation> = {
  icon: 'generate_icon',
  badge_icon: 'regenerate_icon',
  item_image: 'regenerate_item_image',
  stage_asset: 'regenerate_stage_asset',
} satisfies Record<Exclude<UsageKind, 'buddy'>, PictureOperation>;

/** What of the customer's the picture is of. */
export function targetOf(subject: Subject): string | null {
  if (subject.kind === 'badge_icon') return subject.badgeId;
  if (subject.kind === 'item_image') return subject.itemId;
  return subject.kind === 'stage_asset' ? String(subject.stage) : null;
}
