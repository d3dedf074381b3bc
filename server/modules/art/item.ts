import { BOXES } from './items/boxes.data.ts';
import { itemOf } from './items/catalogue.ts';
import { drawingOf } from './items/drawings.ts';
import { createPaint } from './paint.ts';
import type { Paint } from './paint.ts';
import { limbOutline } from './parts/limbs.ts';
import { softFill } from './parts/coat.ts';
import { dot, oval, shape } from './parts/shapes.ts';
import { picture, placed, shortHash } from './svg.ts';

// A little tailor's dummy: clothes alone would be a rectangle.
const BUST =
  'M-44,-4C-60,-2 -84,6 -92,24C-100,60 -96,130 -86,196Q0,214 86,196C96,130 100,60 92,24C84,6 60,-2 44,-4Z';

function clothes(paint: Paint, key: string): string {
  const drawing = drawingOf(key);
  if (!drawing) return '';
  const cut = `<g clip-path="${paint.clip(`<path d="${BUST}"/>`)}">${drawing.draw(paint)}</g>`;
  const sleeve = drawing.sleeve ? softFill(paint, drawing.sleeve) : '';
  const arm =
    sleeve &&
    shape(limbOutline(-84, 36, 22, -118, 112, 25), sleeve) +
      shape(limbOutline(84, 36, 22, 118, 112, 25), sleeve);
  return (drawing.back?.(paint) ?? '') + arm + shape(BUST, '#e9e4f2') + cut;
}

/** Draws an item alone, as it lies on a shelf: one `<svg>`, viewBox 0 0 200 200. Unknown keys give an empty box. */
export function composeItem(artKey: string): string {
  const item = itemOf(artKey);
  const drawing = drawingOf(artKey);
  const paint = createPaint(`t${shortHash(artKey)}`);
  if (!item || !drawing) {
    const box =
      shape('M60,70L100,52L140,70V124L100,144L60,124Z', '#cfcbdc') +
      shape(
        'M60,70L100,88L140,70M100,88V144',
        'none',
        ' stroke="#9b96ad" stroke-width="4" stroke-linejoin="round"',
      ) +
      dot(100, 66, 5, '#9b96ad');
    return picture(200, 'An item', '', box);
  }
  const shadow = oval(100, 184, 58, 8, paint.radial(['#1d1233/.3', '#1d1233/0'], [0.5, 0.5, 0.5]));
  if (item.category === 'background') {
    const scene = placed({ x: 6, y: 6, scale: 0.47 }, drawing.draw(paint));
    return picture(200, item.name, paint.defs(), scene);
  }
  if (item.category === 'body') {
    const bust =
      shadow +
      placed(
        drawing.back ? { x: 100, y: 54, scale: [0.58, 0.58] } : { x: 100, y: 26, scale: [0.62, 0.7] },
        clothes(paint, artKey),
      );
    return picture(200, item.name, paint.defs(), bust);
  }
  const art = drawing.draw(paint);
  const pair =
    item.category === 'feet'
      ? `<g transform="translate(-116,0)scale(-1,1)">${art}</g><g transform="translate(116,0)">${art}</g>`
      : art;
  const [x, y, width, height] = BOXES[artKey] ?? [-50, -50, 100, 100];
  const [left, wide] = item.category === 'feet' ? [-(x + width + 116), 2 * (x + width + 116)] : [x, width];
  const scale = Math.min(164 / wide, 156 / height);
  const content = placed(
    { x: 100 - (left + wide / 2) * scale, y: 98 - (y + height / 2) * scale, scale },
    pair,
  );
  return picture(200, item.name, paint.defs(), shadow + content);
}
