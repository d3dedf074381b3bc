import { createHash } from 'node:crypto';
import type { Ctx } from '../../db/context.ts';
import { accountSettings } from '../accounts/index.ts';
import {
  composeBuddy,
  composeIcon,
  composeItem,
  GLYPH_KEYS,
  ITEM_ART,
  STAGES,
  VARIANTS,
  type ItemCategory,
} from '../art/index.ts';
import { getItem } from '../marketplace/index.ts';
import type { Subject } from './brief.ts';

/** A number that is the operation's own: another operation draws differently, a repeat of this one the same. */
const seedOf = (operationId: string): number =>
  createHash('sha256').update(operationId).digest().readUInt32BE(0);

/** A glyph that the name speaks of: `Early birds` has none, `Golden stars` has `star`. */
export function glyphNamed(name: string): string | undefined {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return GLYPH_KEYS.find((key) => words.some((word) => word === key || word === `${key}s`));
}

const pick = <T>(list: readonly T[], seed: number): T | undefined => list[seed % list.length];

/** Draws a subject as SVG with our own composer. Throws 404 for an item that is gone. */
export async function compose(ctx: Ctx, subject: Subject, operationId: string): Promise<string> {
  const seed = seedOf(operationId);
  if (subject.kind === 'icon' || subject.kind === 'badge_icon') {
    const { name, color, glyph } = subject;
    const chosen = glyph ?? glyphNamed(name) ?? pick(GLYPH_KEYS, seed);
    return composeIcon({
      kind: subject.kind === 'icon' ? subject.iconKind : 'badge',
      name,
      ...(color === undefined ? {} : { color }),
      ...(chosen === undefined ? {} : { glyph: chosen }),
    });
  }
  if (subject.kind === 'item_image') {
    const { artKey, category } = await getItem(ctx, subject);
    return composeItem(artKey ?? drawingOf(category, seed));
  }
  const { settings } = await accountSettings(ctx);
  return composeBuddy({
    style: settings.artStyle,
    variant: subject.variant ?? seed % VARIANTS,
    stage: STAGES.find((known) => known === subject.stage) ?? 1,
  });
}

/** One of our drawings for an item that names none: of its category. */
function drawingOf(category: ItemCategory, seed: number): string {
  const fitting = ITEM_ART.filter((item) => item.category === category);
  return pick(fitting, seed)?.key ?? '';
}
