import { ACCESSORIES } from './accessory.data.ts';
import { BACKGROUNDS } from './background.data.ts';
import { CLOTHES } from './body.data.ts';
import type { Drawing } from './drawing.ts';
import { FACE_WEAR } from './face.data.ts';
import { SHOES } from './feet.data.ts';
import { HELD } from './hand.data.ts';
import { HATS } from './head.data.ts';
import { NECKWEAR } from './neck.data.ts';

const DRAWINGS: ReadonlyMap<string, Drawing> = new Map(
  [BACKGROUNDS, CLOTHES, SHOES, HELD, NECKWEAR, FACE_WEAR, HATS, ACCESSORIES].flatMap((drawings) =>
    Object.entries(drawings),
  ),
);

export const drawingOf = (key: string): Drawing | undefined => DRAWINGS.get(key);
