import { shade } from '../color.ts';
import { CENTRE } from '../figure.ts';
import type { Arm, Figure, Point } from '../figure.ts';
import { placed, svg } from '../svg.ts';
import type { Coat, Skin } from './coat.ts';

export type FootKind = 'paw' | 'bird' | 'hoof';

/** A tapered limb from one point to another. */
export function limbOutline(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): string {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const at = (x: number, y: number, r: number, side: 1 | -1) =>
    svg`${x - uy * r * side},${y + ux * r * side}`;
  return svg`M${at(x0, y0, r0, 1)}L${at(x1, y1, r1, 1)}A${r1},${r1} 0 0 0 ${at(x1, y1, r1, -1)}L${at(x0, y0, r0, -1)}A${r0},${r0} 0 0 0 ${at(x0, y0, r0, 1)}Z`;
}

/** A limb that turns in a soft curve: offsets of one quadratic, round at both ends. */
function bentOutline(from: Point, by: Point, to: Point, r0: number, r1: number): string {
  // The curve passes the elbow, so its handle lies beyond it.
  const handle = { x: by.x * 2 - (from.x + to.x) / 2, y: by.y * 2 - (from.y + to.y) / 2 };
  const normal = (a: Point, b: Point, r: number): Point => {
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    return { x: (-(b.y - a.y) / length) * r, y: ((b.x - a.x) / length) * r };
  };
  const [n0, n1, n2] = [normal(from, handle, r0), normal(from, to, (r0 + r1) / 2), normal(handle, to, r1)];
  const at = (point: Point, n: Point, side: 1 | -1) => svg`${point.x + n.x * side},${point.y + n.y * side}`;
  return svg`M${at(from, n0, 1)}Q${at(handle, n1, 1)} ${at(to, n2, 1)}A${r1},${r1} 0 0 0 ${at(to, n2, -1)}Q${at(handle, n1, -1)} ${at(from, n0, -1)}A${r0},${r0} 0 0 0 ${at(from, n0, 1)}Z`;
}

export const armOutline = ({ shoulder, elbow, hand, radius }: Arm): string =>
  elbow
    ? bentOutline(shoulder, elbow, hand, radius * 0.86, radius)
    : limbOutline(shoulder.x, shoulder.y, radius * 0.86, hand.x, hand.y, radius);

/** A bird's arm: smooth in front, feathers behind and at the tip. */
export function wingOutline({ shoulder, hand, radius: r }: Arm): string {
  const length = Math.hypot(hand.x - shoulder.x, hand.y - shoulder.y) || 1;
  const [ux, uy] = [(hand.x - shoulder.x) / length, (hand.y - shoulder.y) / length];
  // The feathers hang on the side of the body.
  const side = shoulder.x < CENTRE ? -1 : 1;
  const at = (along: number, off: number) =>
    svg`${shoulder.x + ux * along - uy * off * side},${shoulder.y + uy * along + ux * off * side}`;
  const l = length;
  return svg`M${at(-r * 0.6, -r * 0.5)}C${at(l * 0.2, -r * 1.7)} ${at(l * 0.8, -r * 1.6)} ${at(l + r * 1.15, -r * 0.15)}Q${at(l + r * 0.95, r * 0.55)} ${at(l + r * 0.35, r * 0.5)}Q${at(l + r * 0.3, r * 1.2)} ${at(l - r * 0.45, r * 0.95)}Q${at(l - r * 0.6, r * 1.55)} ${at(l * 0.5, r * 1.15)}C${at(l * 0.3, r * 1.5)} ${at(-r * 0.4, r * 1)} ${at(-r * 0.6, -r * 0.5)}Z`;
}

/** Arms as a kind of animal has them; a bird's wings need no hands. */
export const armsOf = (skin: Skin, figure: Figure, color: string, isWing = false): string =>
  figure.arms.map((arm) => skin.solid(isWing ? wingOutline(arm) : armOutline(arm), color)).join('');

export const paw = (skin: Skin, arm: Arm, color: Coat['base']): string => {
  const r = arm.radius * 1.02;
  const d = svg`M${arm.hand.x - r},${arm.hand.y}A${r},${r} 0 0 1 ${arm.hand.x + r},${arm.hand.y}A${r},${r} 0 0 1 ${arm.hand.x - r},${arm.hand.y}Z`;
  return skin.solid(d, color);
};

/** Three feathers round what a wing holds. */
export const feathers = (skin: Skin, arm: Arm, color: string): string => {
  const { x, y } = arm.hand;
  const [r, s] = [arm.radius * 0.92, arm.shoulder.x < CENTRE ? -1 : 1];
  return skin.solid(
    svg`M${x - s * r},${y - r * 0.2}Q${x - s * r * 0.4},${y - r * 1.1} ${x + s * r * 0.7},${y - r * 0.75}Q${x + s * r * 1.3},${y - r * 0.3} ${x + s * r * 0.8},${y - r * 0.05}Q${x + s * r * 1.25},${y + r * 0.45} ${x + s * r * 0.55},${y + r * 0.55}Q${x + s * r * 0.5},${y + r * 1.15} ${x - s * r * 0.2},${y + r * 0.9}Q${x - s * r * 1.1},${y + r * 0.7} ${x - s * r},${y - r * 0.2}Z`,
    color,
  );
};

/** Short legs, feet apart so that shoes can cover them. */
export function legs(skin: Skin, figure: Figure, color = shade(skin.coat.base, 0.1)): string {
  const { feet, legTop, footHalf } = figure;
  return feet
    .map((foot) => {
      const x = CENTRE + (foot.x - CENTRE) * 0.86;
      return skin.plain(
        limbOutline(x, legTop, footHalf * 0.72, x, foot.y - footHalf * 0.78, footHalf * 0.7),
        color,
      );
    })
    .join('');
}

const FEET: Readonly<Record<FootKind, (r: number) => string>> = {
  paw: (r) =>
    svg`M${-r},${-r * 0.42}C${-r},${-r * 1.1} ${-r * 0.5},${-r * 1.18} 0,${-r * 1.18}C${r * 0.5},${-r * 1.18} ${r},${-r * 1.1} ${r},${-r * 0.42}C${r},${-r * 0.08} ${r * 0.6},0 0,0C${-r * 0.6},0 ${-r},${-r * 0.08} ${-r},${-r * 0.42}Z`,
  bird: (r) =>
    svg`M${-r},${-r * 0.24}Q${-r},${-r * 0.56} ${-r * 0.56},${-r * 0.62}Q${-r * 0.36},${-r * 1.04} 0,${-r * 1.06}Q${r * 0.36},${-r * 1.04} ${r * 0.56},${-r * 0.62}Q${r},${-r * 0.56} ${r},${-r * 0.24}Q${r},0 ${r * 0.7},0Q${r * 0.44},0 ${r * 0.36},${-r * 0.16}Q${r * 0.3},0 0,0Q${-r * 0.3},0 ${-r * 0.36},${-r * 0.16}Q${-r * 0.44},0 ${-r * 0.7},0Q${-r},0 ${-r},${-r * 0.24}Z`,
  hoof: (r) =>
    svg`M${-r * 0.94},${-r * 0.62}Q0,${-r * 0.3} ${r * 0.94},${-r * 0.62}L${r * 0.98},${-r * 0.14}Q${r},0 ${r * 0.84},0H${r * 0.1}L0,${-r * 0.3}L${-r * 0.1},0H${-r * 0.84}Q${-r},0 ${-r * 0.98},${-r * 0.14}Z`,
};

export function feet(skin: Skin, figure: Figure, color: string, kind: FootKind = 'paw'): string {
  const { footHalf: r } = figure;
  const toe = (x: number, from: number, to: number) => svg`M${x},${-r * from}L${x},${-r * to}`;
  const [x, from, to] = kind === 'bird' ? [0.36, 0.18, 0.5] : [0.3, 0.12, 0.44];
  const toes =
    kind === 'hoof'
      ? ''
      : `<path d="${toe(-r * x, from, to)}${toe(r * x, from, to)}" stroke="${shade(color, 0.45)}" stroke-width="2" stroke-linecap="round" opacity=".6"/>`;
  // A hoof ends a leg of fur.
  const fur = kind === 'hoof' ? skin.solid(FEET.paw(r * 0.92), skin.coat.base) : '';
  return figure.feet
    .map((foot) => placed({ x: foot.x, y: foot.y, scale: 1 }, fur + skin.solid(FEET[kind](r), color) + toes))
    .join('');
}
