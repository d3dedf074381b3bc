import type { Ctx } from '../../db/context.ts';
import type { ArtStyle } from '../accounts/index.ts';
import { artUrl, type BuddyLook, type Mood } from '../art/index.ts';
import { NO_STAGE_ART, type StageArt } from '../pictures/index.ts';
import type { EggStatus } from './tables.ts';

type Stage = 1 | 2 | 3 | 4 | 5;
const STAGES: readonly Stage[] = [1, 2, 3, 4, 5];
/** The nearest stage that is drawn. */
const stageOf = (stage: number): Stage => STAGES[Math.max(0, Math.min(4, Math.round(stage) - 1))] ?? 1;

export interface Drawable {
  style: ArtStyle;
  variant: number;
  stage: number;
}

/** What the composer draws of a buddy. */
export const lookOf = (buddy: Drawable, mood: Mood, items: readonly string[]): BuddyLook => ({
  style: buddy.style,
  variant: buddy.variant,
  stage: stageOf(buddy.stage),
  mood,
  items,
});

/**
 * URL of a buddy's picture: the customer's own of that stage, else the composer's. The same look has the same URL for
 * ever, so browsers and proxies may keep it.
 */
export const buddyPicture = (
  ctx: Ctx,
  buddy: Drawable,
  mood: Mood = 'happy',
  items: readonly string[] = [],
  own: StageArt = NO_STAGE_ART,
): string =>
  own.get(buddy.stage) ??
  artUrl(ctx.app.settings.publicUrl, { kind: 'buddy', look: lookOf(buddy, mood, items) });

/** URL of an egg's picture. */
export const eggPicture = (
  ctx: Ctx,
  egg: { style: ArtStyle; visualVariant: number; status: EggStatus },
): string =>
  artUrl(ctx.app.settings.publicUrl, {
    kind: 'egg',
    look: { style: egg.style, variant: egg.visualVariant, state: egg.status },
  });
