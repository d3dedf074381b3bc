import type { Anchors } from '../anchors.ts';
import type { Figure } from '../figure.ts';
import type { Paint } from '../paint.ts';
import { limbOutline } from '../parts/limbs.ts';
import { softFill } from '../parts/coat.ts';
import { group, placed } from '../svg.ts';
import type { Placement } from '../svg.ts';
import type { ItemArt } from './catalogue.ts';
import type { ItemCategory } from './categories.ts';
import { drawingOf } from './drawings.ts';
import type { Drawing } from './drawing.ts';

export interface Wearer {
  figure: Figure;
  anchors: Anchors;
  paint: Paint;
}

/** What is drawn at which depth: one string a layer, empty where nothing is worn. */
export type WornItems = Record<ItemCategory | 'back' | 'sleeves', string>;

/** The first free seat beside the body. What stands looks for one on the ground, what hovers for one in the air. */
function seatOf({ stands }: Drawing, taken: Set<number>): number {
  const seat = (stands ? [1, 3, 0, 2] : [0, 1, 2, 3]).find((each) => !taken.has(each)) ?? 0;
  taken.add(seat);
  return seat;
}

function beside(seat: number, { stands }: Drawing, { accessories, floor }: Anchors): Placement {
  if (stands && seat === 1) return floor[0];
  if (stands && seat === 3) return floor[1];
  return accessories[seat] ?? accessories[0];
}

/** Where an item goes on this body: shoes go twice, an accessory to its seat. */
export function placementsOf(
  item: ItemArt,
  drawing: Drawing,
  anchors: Anchors,
  seat = 0,
): readonly Placement[] {
  switch (item.category) {
    case 'background':
      return [anchors.background];
    case 'body':
      return [anchors.torso];
    case 'feet':
      return [anchors.feetL, anchors.feetR];
    case 'hand':
      return [anchors.handR];
    case 'neck':
      return [anchors.neck];
    case 'face':
      return [drawing.sits === 'nose' ? anchors.nose : anchors.eyes];
    case 'head':
      return [anchors.headTop];
    case 'accessory':
      return [beside(seat, drawing, anchors)];
  }
}

function sleevesOf(color: string, { figure, paint }: Wearer): string {
  const fill = softFill(paint, color);
  return figure.arms
    .map(({ shoulder, elbow, hand, radius }) => {
      const { x, y } = elbow ?? {
        x: shoulder.x + (hand.x - shoulder.x) * 0.52,
        y: shoulder.y + (hand.y - shoulder.y) * 0.52,
      };
      return `<path d="${limbOutline(shoulder.x, shoulder.y, radius, x, y, radius * 1.12)}" fill="${fill}"/>`;
    })
    .join('');
}

/** Places the items of a look on a body, by its anchors. */
export function wear(items: readonly ItemArt[], wearer: Wearer): WornItems {
  const { anchors, figure, paint } = wearer;
  const worn: WornItems = {
    background: '',
    body: '',
    feet: '',
    hand: '',
    neck: '',
    face: '',
    head: '',
    accessory: '',
    back: '',
    sleeves: '',
  };
  const taken = new Set<number>();
  for (const item of items) {
    const drawing = drawingOf(item.key);
    if (!drawing) continue;
    const art = drawing.draw(paint);
    const seat = item.category === 'accessory' ? seatOf(drawing, taken) : 0;
    const spots = placementsOf(item, drawing, anchors, seat);
    const content = spots.map((at) => placed(at, art)).join('');
    const isCloth = item.category === 'body';
    const clip = isCloth ? paint.clip(`<path d="${figure.torso.outline}"/>`) : '';
    worn[item.category] += group(
      `f-items-${item.category}`,
      isCloth ? `<g clip-path="${clip}">${content}</g>` : content,
    );
    if (drawing.back) worn.back += group('f-items-body', placed(anchors.torso, drawing.back(paint)));
    if (drawing.sleeve) worn.sleeves += group('f-items-body', sleevesOf(drawing.sleeve, wearer));
  }
  return worn;
}
