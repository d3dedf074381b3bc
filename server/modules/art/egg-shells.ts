import { mix, shade, tint } from './color.ts';
import type { ArtStyle } from './look.ts';
import { glow } from './paint.ts';
import type { Paint } from './paint.ts';
import { rimOf } from './parts/coat.ts';
import { lit, plate } from './parts/robot-parts.ts';
import { CORES } from './parts/robot-parts.data.ts';
import { runeOf } from './parts/runes.ts';
import { dot, heart, line, oval, shape, star } from './parts/shapes.ts';
import { CUTE } from './styles/cute-variants.data.ts';
import { FANTASY } from './styles/fantasy-variants.data.ts';
import { MINIMAL } from './styles/minimal-variants.data.ts';
import { SCI_FI } from './styles/sci-fi-variants.data.ts';
import { pick, placed, svg } from './svg.ts';

export const EGG =
  'M200,84C264,84 310,172 310,234C310,300 260,342 200,342C140,342 90,300 90,234C90,172 136,84 200,84Z';

/** The colours an egg takes from the animal in it, so that its owner may guess. */
export interface EggColors {
  shell: string;
  mark: string;
  light: string;
  /** Of the eyes that look out. */
  iris: string;
}

export function eggColors(style: ArtStyle, variant: number, isCancelled: boolean): EggColors {
  const alive = aliveColors(style, variant);
  if (!isCancelled) return alive;
  const fade = (color: string) => mix(mix(color, '#9a98a8', 0.78), '#6d6b7c', 0.12);
  return { shell: fade(alive.shell), mark: fade(alive.mark), light: '#b9b7c6', iris: alive.iris };
}

function aliveColors(style: ArtStyle, variant: number): EggColors {
  if (style === 'sci-fi') {
    const { metal } = pick(SCI_FI, variant);
    return { shell: metal.shell, mark: metal.trim, light: metal.neon, iris: metal.neon };
  }
  if (style === 'minimal') {
    const { flat } = pick(MINIMAL, variant);
    return { shell: flat.base, mark: flat.second, light: flat.accent, iris: flat.accent };
  }
  const { coat } = style === 'cute' ? pick(CUTE, variant) : pick(FANTASY, variant);
  return {
    shell: style === 'cute' ? tint(coat.base, 0.45) : coat.base,
    mark: style === 'cute' ? mix(coat.base, coat.second, 0.55) : coat.second,
    light: coat.accent,
    iris: coat.iris,
  };
}

// Where a pattern puts its signs on the egg: x, y, size.
const SCATTER: readonly (readonly [number, number, number])[] = [
  [150, 150, 15],
  [222, 128, 11],
  [262, 188, 17],
  [196, 196, 12],
  [128, 222, 18],
  [236, 254, 15],
  [170, 272, 20],
  [278, 262, 11],
  [206, 316, 14],
  [118, 280, 11],
];

function cuteMarks(variant: number, color: string): string {
  const kind = variant % 4;
  if (kind === 3)
    return [164, 214, 264, 314]
      .map((y) => line(svg`M80,${y}q20,-18 40,0t40,0t40,0t40,0t40,0t40,0`, color, 13, ' opacity=".75"'))
      .join('');
  return SCATTER.map(([x, y, r]) =>
    kind === 0
      ? oval(x, y, r, r * 0.92, color, ' opacity=".75"')
      : shape(
          kind === 1 ? heart(x, y, r) : star(x, y, r * 1.1),
          color,
          ' opacity=".8" stroke-linejoin="round"',
        ),
  ).join('');
}

function scales(color: string): string {
  let d = '';
  for (let row = 0; row < 9; row += 1) {
    for (let column = -4; column <= 4; column += 1) {
      d += svg`M${200 + (column + (row % 2) / 2) * 34 - 17},${104 + row * 28}a17,19 0 0 0 34,0`;
    }
  }
  return line(d, color, 3, ' opacity=".45"');
}

function sciFiMarks(paint: Paint, variant: number, { mark, light, shell }: EggColors): string {
  const seams = line(
    'M84,196H316M84,268H316M152,80V196M248,80V196M200,268V350',
    shade(shell, 0.5),
    3,
    ' opacity=".55"',
  );
  // Below the line where the shell breaks, or two halves would each keep half a window.
  const port =
    dot(200, 280, 42, mark) + dot(200, 280, 34, '#0b1030') + glow(paint, light, 200, 280, 34, '.7');
  return (
    seams +
    line('M96,196H304', light, 4.5) +
    port +
    placed({ x: 200, y: 280, scale: 1.1 }, lit(paint, CORES[pick(SCI_FI, variant).core], light)) +
    line('M178,264C182,255 190,251 198,250', '#fff', 5, ' opacity=".7"') +
    [124, 276].map((x) => dot(x, 292, 5, light)).join('')
  );
}

function fantasyMarks(paint: Paint, variant: number, { light, shell }: EggColors): string {
  const gold = paint.linear([tint(light, 0.6), light, shade(light, 0.35)]);
  const dark = shade(light, 0.6);
  return (
    scales(shade(shell, 0.6)) +
    shape(
      'M80,196C140,222 260,222 320,196V246C260,272 140,272 80,246Z',
      gold,
      ` stroke="${dark}" stroke-width="3"`,
    ) +
    line('M84,208C140,232 260,232 316,208M84,236C140,260 260,260 316,236', dark, 2.2, ' opacity=".6"') +
    glow(paint, light, 200, 240, 60, '.6') +
    shape(
      'M200,206L232,240L200,276L168,240Z',
      shade(shell, 0.55),
      ` stroke="${gold}" stroke-width="6" stroke-linejoin="round"`,
    ) +
    placed({ x: 200, y: 240, scale: 1.15 }, line(runeOf(pick(FANTASY, variant).rune), tint(light, 0.6), 3.6))
  );
}

function minimalMarks(variant: number, { mark, light }: EggColors): string {
  const kind = variant % 4;
  if (kind === 0)
    return (
      shape(
        'M80,214l20,-22l20,22l20,-22l20,22l20,-22l20,22l20,-22l20,22l20,-22l20,22l20,-22l20,22V262H80Z',
        mark,
      ) + `<rect x="80" y="272" width="240" height="12" fill="${light}"/>`
    );
  if (kind === 1) return SCATTER.map(([x, y, r], index) => dot(x, y, r, index % 3 ? mark : light)).join('');
  if (kind === 2)
    return [0, 1, 2, 3]
      .map((i) => `<rect x="80" y="${150 + i * 46}" width="240" height="20" fill="${i % 2 ? light : mark}"/>`)
      .join('');
  return shape('M200,250L90,360H310Z', mark) + shape('M200,170L150,220L200,270L250,220Z', light);
}

/** The whole shell, marks and light, ready to be cut in two. */
export function eggShell(paint: Paint, style: ArtStyle, variant: number, colors: EggColors): string {
  const { shell } = colors;
  const clip = paint.clip(`<path d="${EGG}"/>`);
  const cut = (content: string) => `<g clip-path="${clip}">${content}</g>`;
  if (style === 'sci-fi')
    return (
      plate(paint, EGG, shell) +
      cut(sciFiMarks(paint, variant, colors)) +
      rimOf(paint, EGG, '#ffffff', '#0a0f2a', 12)
    );
  if (style === 'minimal')
    return (
      shape(EGG, shell) +
      cut(
        minimalMarks(variant, colors) +
          '<rect x="200" y="60" width="140" height="300" fill="#20123a" opacity=".13"/>',
      )
    );
  const fill =
    style === 'cute'
      ? paint.radial([`${tint(shell, 0.65)}@0`, `${shell}@52`, `${shade(shell, 0.24)}@100`])
      : paint.radial([`${tint(shell, 0.45)}@0`, `${shell}@44`, `${shade(shell, 0.5)}@100`]);
  const marks = style === 'cute' ? cuteMarks(variant, colors.mark) : fantasyMarks(paint, variant, colors);
  const outline = style === 'fantasy' ? ` stroke="${shade(shell, 0.7)}" stroke-width="4"` : '';
  return (
    shape(EGG, fill, outline) +
    cut(marks) +
    rimOf(paint, EGG, '#fffdf0', shade(shell, 0.8), 16) +
    `<ellipse cx="150" cy="142" rx="20" ry="34" fill="#fff" opacity=".38" transform="rotate(28,150,142)"/>`
  );
}

/** What the egg rests in: one piece behind, one in front of it. */
export function nest(paint: Paint, style: ArtStyle, { mark, light, shell }: EggColors): string {
  if (style === 'sci-fi')
    return (
      plate(paint, 'M110,322H290L312,352Q314,360 304,360H96Q86,360 88,352Z', mix(mark, '#2a2f55', 0.45)) +
      line('M112,344H288', light, 5)
    );
  if (style === 'minimal') return shape('M84,318H316A116,46 0 0 1 84,318Z', mix(mark, '#2a2038', 0.25));
  if (style === 'fantasy') {
    const crystal = (x: number, h: number, lean: number, k: number) =>
      placed(
        { x, y: 360, rotation: lean, scale: k },
        shape(
          svg`M-15,0L-18,${-h * 0.6}L0,${-h}L18,${-h * 0.6}L15,0Z`,
          paint.linear([tint(light, 0.7), light, shade(light, 0.4)]),
          ` stroke="${shade(light, 0.6)}" stroke-width="2.5" stroke-linejoin="round"`,
        ) + shape(svg`M0,${-h}L-18,${-h * 0.6}L-4,${-h * 0.5}L-2,0H2Z`, '#fff', ' opacity=".3"'),
      );
    return (
      crystal(104, 66, -26, 0.9) +
      crystal(296, 66, 26, 0.9) +
      crystal(132, 50, -14, 1) +
      crystal(270, 50, 14, 1) +
      crystal(168, 34, -6, 1) +
      crystal(236, 34, 6, 1) +
      crystal(202, 26, 0, 1.1)
    );
  }
  const straw = mix('#e0b070', shell, 0.25);
  return (
    shape(
      'M76,314C96,300 120,322 146,316C172,324 190,314 206,322C226,312 252,324 270,314C292,322 310,302 326,314C330,346 280,364 200,364C120,364 70,346 76,314Z',
      paint.linear([tint(straw, 0.4), straw, shade(straw, 0.35)]),
    ) +
    line(
      'M92,328C120,340 150,338 176,344M130,350C170,358 220,352 250,346M226,332C256,338 288,332 312,326M104,342C116,348 128,350 138,350M270,350C284,346 296,342 304,338',
      shade(straw, 0.4),
      3.5,
      ' opacity=".55"',
    )
  );
}
