import { shade, tint } from '../color.ts';
import { CENTRE, GROUND, NEST_RIM } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Paint } from '../paint.ts';
import { placed, svg } from '../svg.ts';
import { rimOf } from './coat.ts';
import { dot, shape } from './shapes.ts';

const CAP = 'M-46,20L-33,6L-20,21L-6,4L8,20L22,5L34,19L47,6C46,-28 26,-48 0,-48C-28,-48 -46,-24 -46,20Z';
const CHIP = 'M-17,7C-15,-5 -8,-13 1,-14L4,-6L11,-9C16,-3 18,3 17,7C8,10 -8,10 -17,7Z';

const speckle = (color: string, at: readonly (readonly [number, number, number])[]): string =>
  at.map(([x, y, r]) => dot(x, y, r, color, ' opacity=".75"')).join('');

/** Half the width of the egg: the head just fitted in. */
const halfOf = (figure: Figure): number => figure.head.scale * 90;

/** The lower half of the egg, its rim at 0 and its foot on the ground, in pixels round the middle. */
export function cupOutline(figure: Figure, tooth = 7): string {
  const w = halfOf(figure);
  const step = w / 4;
  let rim = svg`M${-w},${-4}`;
  for (let index = 1; index <= 8; index += 1)
    rim += svg`L${-w + step * index},${index % 2 ? tooth : index === 8 ? -4 : -tooth * 0.9}`;
  const foot = NEST_RIM - 1;
  return svg`${rim}C${w * 1.03},${foot * 0.56} ${w * 0.66},${foot} 0,${foot}C${-w * 0.66},${foot} ${-w * 1.03},${foot * 0.56} ${-w},-4Z`;
}

const cupAt = (figure: Figure) => ({ x: CENTRE, y: figure.ground - NEST_RIM, scale: 1 });

/** What is seen of the egg behind its hatchling. */
export function shellBack(figure: Figure, inside: string): string {
  const w = halfOf(figure);
  return placed(cupAt(figure), svg`<ellipse cx="0" cy="0" rx="${w * 0.985}" ry="15" fill="${inside}"/>`);
}

/** The half egg that a hatchling sits in. */
export function shellCup(figure: Figure, paint: Paint, color: string, spots: string): string {
  const d = cupOutline(figure);
  const w = halfOf(figure) / 100;
  const fill = paint.radial([tint(color, 0.6), color, shade(color, 0.22)], [0.36, 0.2, 0.86]);
  return placed(
    cupAt(figure),
    shape(d, fill) +
      speckle(
        spots,
        (
          [
            [-62, 20, 6],
            [-34, 34, 4],
            [40, 22, 7],
            [66, 14, 4.5],
            [8, 20, 5],
            [-80, 8, 3.5],
            [60, 36, 4],
          ] as const
        ).map(([x, y, r]) => [x * w, y, r] as const),
      ) +
      rimOf(paint, d, '#ffffff', shade(color, 0.6), 7),
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
  const ground = GROUND;
  const first = chip(CENTRE - 98, ground - 4, -12, 1.1) + chip(CENTRE + 100, ground - 2, 24, 0.8);
  return figure.stage === 1
    ? first + chip(CENTRE + 84, ground + 6, 8, 0.6)
    : chip(CENTRE - 90, ground - 4, -12, 0.9);
}
