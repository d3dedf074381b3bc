import { shade, tint } from '../color.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Paint } from '../paint.ts';
import { placed, svg } from '../svg.ts';
import { rimOf } from './coat.ts';
import { dot, line, shape } from './shapes.ts';

const CUP =
  'M-58,-8L-46,-22L-33,-6L-18,-24L-3,-7L13,-25L28,-6L42,-21L57,-9C60,26 40,58 0,58C-40,58 -60,26 -58,-8Z';
const CAP = 'M-46,20L-33,6L-20,21L-6,4L8,20L22,5L34,19L47,6C46,-28 26,-48 0,-48C-28,-48 -46,-24 -46,20Z';
const CHIP = 'M-17,7C-15,-5 -8,-13 1,-14L4,-6L11,-9C16,-3 18,3 17,7C8,10 -8,10 -17,7Z';

const speckle = (color: string, at: readonly (readonly [number, number, number])[]) =>
  at.map(([x, y, r]) => dot(x, y, r, color, ' opacity=".75"')).join('');

/** The lower half of the egg, still worn by the hatchling. */
export function shellCup(figure: Figure, paint: Paint, color: string, spots: string): string {
  const width = (figure.torso.half * 1.16) / 54;
  const fill = paint.radial([tint(color, 0.6), color, shade(color, 0.2)]);
  const inside = line(
    'M-58,-8L-46,-22L-33,-6L-18,-24L-3,-7L13,-25L28,-6L42,-21L57,-9',
    tint(color, 0.75),
    3.5,
  );
  return placed(
    { x: CENTRE, y: figure.ground - 54, scale: [width, 0.86] },
    shape(CUP, fill) +
      speckle(spots, [
        [-34, 14, 6],
        [-10, 30, 8],
        [22, 10, 5],
        [38, 20, 7],
        [8, 48, 5],
        [-30, 38, 4],
      ]) +
      rimOf(paint, CUP, '#ffffff', shade(color, 0.6), 7) +
      inside,
  );
}

/** The hat every hatchling comes with, in head units. */
export function shellCap(paint: Paint, crown: number, color: string, spots: string): string {
  const fill = paint.radial([tint(color, 0.6), color, shade(color, 0.2)]);
  return placed(
    { x: 8, y: -crown + 4, scale: 0.98, rotation: 9 },
    shape(CAP, fill) +
      speckle(spots, [
        [-24, -12, 6],
        [4, -28, 5],
        [20, -8, 8],
        [-6, -4, 4],
      ]) +
      rimOf(paint, CAP, '#ffffff', shade(color, 0.6), 7),
  );
}

/** Chips of shell on the ground: fewer as the days pass. */
export function shellChips(figure: Figure, paint: Paint, color: string): string {
  if (figure.stage > 2) return '';
  const fill = paint.linear([tint(color, 0.55), shade(color, 0.12)]);
  const chip = (x: number, y: number, rotation: number, scale: number) =>
    placed(
      { x, y, rotation, scale },
      shape(CHIP, fill, svg` stroke="${shade(color, 0.3)}" stroke-width="1.5"`),
    );
  const { ground } = figure;
  const first = chip(CENTRE - 84, ground - 6, -12, 1.1) + chip(CENTRE + 88, ground - 2, 24, 0.8);
  return figure.stage === 1
    ? first + chip(CENTRE + 74, ground - 10, 160, 0.9) + chip(CENTRE - 66, ground + 4, 60, 0.6)
    : chip(CENTRE - 84, ground - 4, -12, 0.9);
}
