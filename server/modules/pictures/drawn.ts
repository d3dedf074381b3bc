import { perApp, type Ctx } from '../../db/context.ts';
import { artPath, composeBuddy, type BuddyLook } from '../art/index.ts';
import { keepPicture } from './keep.ts';

/** A look as kept pictures: names of `pictureUrl`. */
export interface Drawn {
  /** Which drawing it is; another once the composer draws this look differently. */
  path: string;
  svg: string;
  png: string;
  thumb: string;
  /** Of all three. */
  bytes: number;
}

const PNG_PIXELS = 512;
const THUMB_PIXELS = 256;
const REMEMBERED = 500;
/** Far less than what was put and is not named yet stays for. */
const REMEMBERED_MS = 3_600_000;

/** Looks that this process has drawn lately, by path. */
const lately = perApp(() => new Map<string, { drawing: Promise<Drawn>; atMs: number }>());

/** Which drawing a look is. */
export const pathOfLook = (look: BuddyLook): string => artPath({ kind: 'buddy', look });

/** Draws a look as SVG, PNG and thumbnail into the blob store; what was drawn a moment ago is not drawn again. */
export function drawBuddy(ctx: Ctx, look: BuddyLook): Promise<Drawn> {
  const path = pathOfLook(look);
  const drawings = lately(ctx.app);
  const atMs = ctx.now().getTime();
  const known = drawings.get(path);
  if (known && Math.abs(atMs - known.atMs) < REMEMBERED_MS) return known.drawing;
  const drawing = draw(ctx, path, composeBuddy(look));
  drawings.delete(path);
  drawings.set(path, { drawing, atMs });
  drawing.catch(() => drawings.delete(path));
  const [oldest] = drawings.keys();
  if (drawings.size > REMEMBERED && oldest !== undefined) drawings.delete(oldest);
  return drawing;
}

async function draw(ctx: Ctx, path: string, text: string): Promise<Drawn> {
  const { rasterise } = ctx.app.media;
  const [png, thumb] = await Promise.all([rasterise(text, PNG_PIXELS), rasterise(text, THUMB_PIXELS)]);
  const svg = Buffer.from(text);
  const [svgName, pngName, thumbName] = await Promise.all([
    keepPicture(ctx, { bytes: svg, extension: 'svg' }),
    keepPicture(ctx, { bytes: png, extension: 'png' }),
    keepPicture(ctx, { bytes: thumb, extension: 'png' }),
  ]);
  return {
    path,
    svg: svgName,
    png: pngName,
    thumb: thumbName,
    bytes: svg.length + png.length + thumb.length,
  };
}
