import { mix, shade, tint } from '../color.ts';
import { CENTRE, GROUND } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { mirrored, num, placed, svg } from '../svg.ts';
import type { Skin } from './coat.ts';
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
  // Who is in the air throws a smaller one.
  const rx = Math.max(figure.torso.half, 48) * (1.5 - (GROUND - figure.ground) * 0.02);
  return svg`<ellipse cx="${CENTRE}" cy="${GROUND + 1}" rx="${rx}" ry="${rx * 0.15}" fill="${fill}"/>`;
}
