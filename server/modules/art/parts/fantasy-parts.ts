import { mix, shade, tint } from '../color.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { mirrored, placed, svg } from '../svg.ts';
import type { FantasyVariant } from '../styles/fantasy-variants.data.ts';
import type { Skin } from './coat.ts';
import { HORNS, WINGS } from './horns.data.ts';
import type { Horn, HornKind, Wing, WingKind } from './horns.data.ts';
import { runeOf } from './runes.ts';
import { dot, line, locks, shape } from './shapes.ts';

export const goldOf = (paint: Paint, color: string): string =>
  paint.linear([tint(color, 0.65), color, shade(color, 0.4)], [0.1, 0, 0.8, 1]);

export function horns(skin: Skin, kind: HornKind, size: number): string {
  const horn: Horn = HORNS[kind];
  const { paint, coat } = skin;
  const [x, y, lean] = horn.at;
  const dark = shade(coat.accent, 0.62);
  const branch = horn.branch;
  const content = branch
    ? line(branch.d, dark, branch.width + 6) +
      line(branch.d, coat.accent, branch.width) +
      line(branch.d, tint(coat.accent, 0.6), branch.width * 0.3, ' transform="translate(-2,-1)"') +
      (kind === 'feeler'
        ? dot(66, -60, 9, goldOf(paint, coat.second), ` stroke="${dark}" stroke-width="2.5"`)
        : '')
    : shape(
        horn.fill ?? '',
        goldOf(paint, coat.accent),
        ` stroke="${dark}" stroke-width="3.5" stroke-linejoin="round"`,
      ) + line(horn.rings ?? '', dark, 3, ' opacity=".55"');
  return mirrored(placed({ x, y, scale: size, rotation: lean }, content));
}

export function unicornHorn(skin: Skin, crown: number, size: number): string {
  const { paint, coat } = skin;
  const d = 'M-17,8C-12,-30 -6,-64 0,-96C6,-64 12,-30 17,8C8,14 -8,14 -17,8Z';
  return placed(
    { x: 0, y: -crown + 12, scale: size },
    glow(paint, coat.accent, 0, -50, 46, '.5') +
      shape(
        d,
        goldOf(paint, coat.accent),
        ` stroke="${shade(coat.accent, 0.55)}" stroke-width="3" stroke-linejoin="round"`,
      ) +
      line(
        'M-14,-8C-4,-2 8,-6 13,-16M-10,-32C-3,-28 6,-32 9,-40M-6,-56C-2,-52 4,-55 5,-62',
        shade(coat.accent, 0.45),
        3,
      ),
  );
}

export function wings(skin: Skin, kind: WingKind, figure: Figure, size: number): string {
  const wing: Wing = WINGS[kind];
  const { paint, coat } = skin;
  const main =
    kind === 'bat' || kind === 'fin'
      ? coat.base
      : kind === 'moth'
        ? coat.second
        : mix(coat.base, coat.second, 0.55);
  const lift = figure.mood === 'celebrating' ? -14 : figure.mood === 'sad' ? 22 : 0;
  const dark = shade(coat.base, 0.62);
  const inner = wing.inner
    ? shape(
        wing.inner,
        kind === 'bat' ? paint.linear([coat.second, shade(coat.second, 0.3)]) : tint(coat.belly, 0.35),
        kind === 'moth' ? ` stroke="${dark}" stroke-width="3"` : ' opacity=".9"',
      )
    : '';
  const one = placed(
    { x: figure.torso.shoulder * 0.6, y: figure.torso.top + 38, scale: size, rotation: lift + 4 },
    shape(
      wing.fill,
      paint.radial([tint(main, 0.4), main, shade(main, 0.4)], [0.7, 0.2, 0.95]),
      ` stroke="${dark}" stroke-width="3.5" stroke-linejoin="round"`,
    ) +
      inner +
      line(wing.bones, dark, 3, ' opacity=".6"'),
  );
  return `<g transform="translate(${CENTRE},0)">${mirrored(one)}</g>`;
}

/** Hair behind the head, in pixels: it hangs over the shoulders, under a scarf. */
export function mane(skin: Skin, variant: FantasyVariant, figure: Figure): string {
  const { stage, head } = figure;
  const k = head.scale;
  const grown = [0, 0, 0.12, 0.24, 0.32, 0.42][stage] ?? 0;
  const lock = (
    rx: number,
    ry: number,
    count: number,
    length: number,
    sweep: number,
    color: string,
    dy = 0,
  ) => skin.solid(locks(CENTRE, head.y + (8 + dy) * k, rx * k, ry * k, count, length, sweep), color);
  if (variant.mane === 'lion')
    return stage === 1
      ? ''
      : lock(94 + stage * 2, 88 + stage * 2, 17, grown, 4, shade(variant.coat.second, 0.14)) +
          lock(90, 84, 15, grown * 0.75, -4, variant.coat.second);
  if (variant.mane === 'locks') return stage < 3 ? '' : lock(92, 92, 13, grown, 9, variant.coat.second, 10);
  if (stage < 5) return '';
  return lock(92, 88, 15, 0.3, -7, mix(variant.coat.base, variant.coat.second, 0.55), 6);
}

export function forelock(skin: Skin, variant: FantasyVariant, figure: Figure): string {
  const { stage, head } = figure;
  if (stage === 1) return '';
  const k = 0.6 + stage * 0.09;
  const y = -head.crown + 8;
  const { second } = variant.coat;
  if (variant.mane === 'crest') {
    const spike = (x: number, h: number, lean: number) =>
      svg`M${x - 13 * k},${y + 8}Q${x - 6 * k},${y - h * 0.5} ${x + lean},${y - h}Q${x + 10 * k},${y - h * 0.4} ${x + 13 * k},${y + 8}Z`;
    return (
      skin.solid(spike(-24 * k, 26 * k, -8), second) +
      skin.solid(spike(24 * k, 26 * k, 8), second) +
      skin.solid(spike(0, 46 * k, 0), second)
    );
  }
  if (variant.mane === 'locks' || variant.mane === 'lion') {
    const d = svg`M${-40 * k},${y + 10}C${-40 * k},${y - 20 * k} ${10 * k},${y - 34 * k} ${34 * k},${y - 10 * k}C${46 * k},${y + 4} ${44 * k},${y + 22 * k} ${30 * k},${y + 34 * k}C${32 * k},${y + 18 * k} ${24 * k},${y + 14 * k} ${14 * k},${y + 16 * k}C${10 * k},${y + 28 * k} ${-4 * k},${y + 36 * k} ${-18 * k},${y + 36 * k}C${-12 * k},${y + 26 * k} ${-14 * k},${y + 18 * k} ${-20 * k},${y + 16 * k}C${-28 * k},${y + 24 * k} ${-36 * k},${y + 24 * k} ${-40 * k},${y + 10}Z`;
    return skin.solid(d, second);
  }
  return '';
}

export function runeMark(
  paint: Paint,
  variant: FantasyVariant,
  x: number,
  y: number,
  size: number,
  opacity = '1',
): string {
  const color = tint(variant.coat.accent, 0.45);
  return (
    glow(paint, variant.coat.accent, x, y, 26 * size, '.55') +
    placed({ x, y, scale: size }, line(runeOf(variant.rune), color, 3.4, ` opacity="${opacity}"`))
  );
}

/** The circle of signs an elder stands in. */
export function runeCircle(paint: Paint, variant: FantasyVariant): string {
  const [x, y, r] = [CENTRE, 206, 164];
  const { accent } = variant.coat;
  const color = mix(accent, variant.coat.base, 0.25);
  const ring = (radius: number, width: number, extra: string) =>
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${color}" stroke-width="${width}"${extra}/>`;
  const signs = Array.from({ length: 8 }, (_, index) => {
    const angle = (index / 8) * Math.PI * 2 - Math.PI / 2 + Math.PI / 8;
    return placed(
      {
        x: x + Math.cos(angle) * (r - 1),
        y: y + Math.sin(angle) * (r - 1),
        scale: 0.62,
        rotation: (index * 360) / 8 + 22.5,
      },
      line(runeOf(variant.rune), color, 3.6),
    );
  });
  return (
    glow(paint, accent, x, y, 186, '.45') +
    ring(r - 15, 2, ' opacity=".6"') +
    ring(r + 14, 2.6, ' opacity=".75"') +
    ring(r + 20, 1.2, ' stroke-dasharray="2 7" opacity=".8"') +
    `<g opacity=".8">${signs.join('')}</g>`
  );
}
