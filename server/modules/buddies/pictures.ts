import type { Ctx } from '../../db/context.ts';
import type { ArtStyle } from '../accounts/index.ts';
import { artUrl, type Mood } from '../art/index.ts';
import type { EggStatus } from './tables.ts';

type Stage = 1 | 2 | 3 | 4 | 5;
const STAGES: readonly Stage[] = [1, 2, 3, 4, 5];
/** The nearest stage that is drawn. */
const stageOf = (stage: number): Stage => STAGES[Math.max(0, Math.min(4, Math.round(stage) - 1))] ?? 1;

interface Drawn {
  style: ArtStyle;
  variant: number;
  stage: number;
}

/** URL of a buddy's picture. The same look has the same URL for ever, so browsers and proxies may keep it. */
export const buddyPicture = (
  ctx: Ctx,
  buddy: Drawn,
  mood: Mood = 'happy',
  items: readonly string[] = [],
): string =>
  artUrl(ctx.app.settings.publicUrl, {
    kind: 'buddy',
    look: { style: buddy.style, variant: buddy.variant, stage: stageOf(buddy.stage), mood, items },
  });

/** URL of an egg's picture. */
export const eggPicture = (
  ctx: Ctx,
  egg: { style: ArtStyle; visualVariant: number; status: EggStatus },
): string =>
  artUrl(ctx.app.settings.publicUrl, {
    kind: 'egg',
    look: { style: egg.style, variant: egg.visualVariant, state: egg.status },
  });
