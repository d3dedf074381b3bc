import { mix, shade, tint } from '../color.ts';
import { CENTRE } from '../figure.ts';
import type { Arm, Figure } from '../figure.ts';
import { mirrored, num, placed, svg } from '../svg.ts';
import type { Coat, Skin } from './coat.ts';
import { EARS } from './ears.data.ts';
import type { Ear, EarKind } from './ears.data.ts';
import { TAILS } from './tails.data.ts';
import type { Tail, TailKind } from './tails.data.ts';

/** Both ears in head units, split into what is behind and what is over the head. */
export function ears(
  skin: Skin,
  kind: EarKind,
  size: number,
  droop: number,
): { behind: string; over: string } {
  const ear: Ear = EARS[kind];
  const { coat } = skin;
  const [x, y, lean] = ear.at;
  const isLine = kind === 'gill';
  const inner = isLine
    ? `<path d="${ear.inner}" fill="none" stroke="${tint(coat.inner, 0.35)}" stroke-width="5" stroke-linecap="round"/>`
    : `<path d="${ear.inner}" fill="${skin.paint.linear([shade(coat.inner, 0.22), coat.inner])}"/>`;
  const tip = ear.tip ? `<path d="${ear.tip}" fill="${coat.second}"/>` : '';
  const color = isLine || ear.isInFront ? coat.second : coat.base;
  const one = placed(
    { x, y, scale: size, rotation: lean + droop },
    skin.solid(ear.outer, color) + inner + tip,
  );
  const both = mirrored(one);
  return ear.isInFront ? { behind: '', over: both } : { behind: both, over: '' };
}

export function tail(skin: Skin, kind: TailKind, figure: Figure, size: number): string {
  const drawing: Tail = TAILS[kind];
  const { coat, paint } = skin;
  const { rod } = drawing;
  const rodOf = (d: string, width: number) => {
    const stroke = (color: string, by: number, extra = '') =>
      `<path d="${d}" fill="none" stroke="${color}" stroke-width="${num(by)}" stroke-linecap="round"${extra}/>`;
    return (
      (skin.line ? stroke(shade(coat.base, 0.72), width + 6) : '') +
      stroke(shade(coat.base, 0.16), width) +
      stroke(tint(coat.base, 0.25), width * 0.42, ' opacity=".7" transform="translate(-2,-2)"')
    );
  };
  const body = drawing.fill ? skin.solid(drawing.fill, mix(coat.base, shade(coat.base, 0.3), 0.3)) : '';
  const bands = (drawing.bands ?? [])
    .map((d) => `<path d="${d}" fill="${coat.second}" opacity=".85"/>`)
    .join('');
  const tip = drawing.tip ? skin.plain(drawing.tip, rod ? coat.accent : coat.second) : '';
  const clip = bands && drawing.fill ? ` clip-path="${paint.clip(`<path d="${drawing.fill}"/>`)}"` : '';
  return placed(
    { x: CENTRE + figure.torso.half * 0.66, y: figure.torso.bottom - 20, scale: size },
    (rod ? rodOf(rod.d, rod.width) : '') + body + (bands && `<g${clip}>${bands}</g>`) + tip,
  );
}

/** A tapered, slightly bent limb from one point to another. */
export function limbOutline(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): string {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const at = (x: number, y: number, r: number, side: 1 | -1) =>
    svg`${x - uy * r * side},${y + ux * r * side}`;
  return svg`M${at(x0, y0, r0, 1)}L${at(x1, y1, r1, 1)}A${r1},${r1} 0 0 0 ${at(x1, y1, r1, -1)}L${at(x0, y0, r0, -1)}A${r0},${r0} 0 0 0 ${at(x0, y0, r0, 1)}Z`;
}

export const armOutline = ({ shoulder, hand, radius }: Arm): string =>
  limbOutline(shoulder.x, shoulder.y, radius * 0.86, hand.x, hand.y, radius);

/** Short legs and round feet with toes, feet apart so that shoes can cover them. */
export function legs(skin: Skin, figure: Figure): string {
  const { feet, legTop, footHalf } = figure;
  return feet
    .map((foot) => {
      const x = CENTRE + (foot.x - CENTRE) * 0.86;
      return skin.plain(
        limbOutline(x, legTop, footHalf * 0.72, x, foot.y - footHalf * 0.78, footHalf * 0.7),
        shade(skin.coat.base, 0.1),
      );
    })
    .join('');
}

export function feet(skin: Skin, figure: Figure, color: string): string {
  const { footHalf: r } = figure;
  const d = svg`M${-r},${-r * 0.42}C${-r},${-r * 1.1} ${-r * 0.5},${-r * 1.18} 0,${-r * 1.18}C${r * 0.5},${-r * 1.18} ${r},${-r * 1.1} ${r},${-r * 0.42}C${r},${-r * 0.08} ${r * 0.6},0 0,0C${-r * 0.6},0 ${-r},${-r * 0.08} ${-r},${-r * 0.42}Z`;
  const toe = (x: number) => svg`M${x},${-r * 0.12}L${x},${-r * 0.44}`;
  const toes = `<path d="${toe(-r * 0.3)}${toe(r * 0.3)}" stroke="${shade(color, 0.45)}" stroke-width="2" stroke-linecap="round" opacity=".6"/>`;
  return figure.feet
    .map((foot) => placed({ x: foot.x, y: foot.y, scale: 1 }, skin.solid(d, color) + toes))
    .join('');
}

/** The belly patch, kept inside the torso by its clip. */
export function belly(skin: Skin, figure: Figure): string {
  const { top, bottom, half, outline } = figure.torso;
  const height = bottom - top;
  const fill = skin.paint.radial(
    [tint(skin.coat.belly, 0.3), skin.coat.belly, shade(skin.coat.belly, 0.16)],
    [0.42, 0.3, 0.8],
  );
  return svg`<ellipse cx="${CENTRE}" cy="${top + height * 0.62}" rx="${half * 0.62}" ry="${height * 0.5}" fill="${fill}" clip-path="${skin.paint.clip(`<path d="${outline}"/>`)}"/>`;
}

/** The shadow the head throws on the chest. */
export function chinShade(skin: Skin, figure: Figure): string {
  const { torso, head } = figure;
  const dark = shade(skin.coat.base, 0.6);
  const fill = skin.paint.radial([`${dark}/.6`, `${dark}/0`], [0.5, 0.5, 0.5]);
  return svg`<ellipse cx="${CENTRE}" cy="${torso.top + 8}" rx="${head.scale * 84}" ry="24" fill="${fill}" clip-path="${skin.paint.clip(`<path d="${torso.outline}"/>`)}"/>`;
}

export function groundShadow(figure: Figure, paint: Skin['paint'], color = '#1d1233'): string {
  const fill = paint.radial([`${color}/.42`, `${color}/.2@55`, `${color}/0`], [0.5, 0.5, 0.5]);
  const rx = Math.max(figure.torso.half, 48) * 1.5;
  return svg`<ellipse cx="${CENTRE}" cy="${figure.ground + 1}" rx="${rx}" ry="${rx * 0.15}" fill="${fill}"/>`;
}

export const paw = (skin: Skin, arm: Arm, color: Coat['base']): string => {
  const r = arm.radius * 1.02;
  const d = svg`M${arm.hand.x - r},${arm.hand.y}A${r},${r} 0 0 1 ${arm.hand.x + r},${arm.hand.y}A${r},${r} 0 0 1 ${arm.hand.x - r},${arm.hand.y}Z`;
  return skin.solid(d, color);
};
