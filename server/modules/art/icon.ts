import { luminance, mix, shade, tint } from './color.ts';
import { GLYPHS } from './glyphs.data.ts';
import type { Glyph, GlyphKey } from './glyphs.data.ts';
import { createPaint } from './paint.ts';
import type { Paint } from './paint.ts';
import { rimOf } from './parts/coat.ts';
import { dot, line, oval, scallop, shape } from './parts/shapes.ts';
import { hash, pick, picture, placed, shortHash } from './svg.ts';

export const ICON_KINDS = ['skill', 'badge', 'token', 'streak', 'gate'] as const;
export type IconKind = (typeof ICON_KINDS)[number];

export interface IconLook {
  kind: IconKind;
  name: string;
  /** `#rrggbb`; anything else is derived from the name. */
  color?: string;
  /** One of `GLYPH_KEYS`; anything else is derived from the name. */
  glyph?: string;
}

const isGlyph = (key: string): key is GlyphKey => Object.hasOwn(GLYPHS, key);

export const GLYPH_KEYS: readonly GlyphKey[] = Object.keys(GLYPHS).filter(isGlyph);

/** Longer names are cut: they only label the picture. */
export const ICON_NAME_LENGTH = 60;

export interface SettledIcon {
  kind: IconKind;
  name: string;
  color: string | undefined;
  glyph: GlyphKey | undefined;
}

export const settleIcon = (icon: IconLook): SettledIcon => ({
  kind: icon.kind,
  name: [...icon.name.replaceAll(/\p{Surrogate}/gu, '\ufffd')].slice(0, ICON_NAME_LENGTH).join(''),
  color: icon.color && /^#[0-9a-f]{6}$/i.test(icon.color) ? icon.color.toLowerCase() : undefined,
  glyph: icon.glyph !== undefined && isGlyph(icon.glyph) ? icon.glyph : undefined,
});

// Chosen by eye: evenly spaced hues give olive and mustard, which look ill in shade.
const COLORS = [
  '#ff6b6b',
  '#ff8a3d',
  '#ffb52e',
  '#8ac926',
  '#2fbf71',
  '#17b5a6',
  '#22a7e0',
  '#3f7df2',
  '#6a5cf0',
  '#9b5cf0',
  '#d455d9',
  '#f2559b',
  '#c9653b',
  '#5a7ba6',
] as const;
const derivedColor = (name: string): string => pick(COLORS, hash(name));
const derivedGlyph = (name: string): GlyphKey =>
  GLYPH_KEYS[hash(`${name}:glyph`) % GLYPH_KEYS.length] ?? 'star';

function drawGlyph(key: GlyphKey, ink: string, shadow: string, x: number, y: number, scale: number): string {
  const glyph: Glyph = GLYPHS[key];
  const one = (color: string) =>
    glyph.line
      ? line(glyph.d, color, 3.6)
      : shape(glyph.d, color, ' fill-rule="evenodd" stroke-linejoin="round"');
  return (
    placed({ x, y: y + 1.6, scale }, `<g opacity=".45">${one(shadow)}</g>`) +
    placed({ x, y, scale }, one(ink))
  );
}

const HEX =
  'M42,7Q48,4 54,7L82,23Q88,27 88,34V62Q88,69 82,73L54,89Q48,92 42,89L14,73Q8,69 8,62V34Q8,27 14,23Z';
const FLAME =
  'M50,4C56,18 84,32 84,58C84,78 68,92 48,92C28,92 12,78 12,58C12,46 18,36 26,28C28,36 32,38 36,38C34,24 40,12 50,4Z';
const GATE = 'M10,92V44C10,20 27,6 48,6C69,6 86,20 86,44V92Q86,93 84,93H12Q10,93 10,92Z';

interface Frame {
  body: string;
  glyph: readonly [x: number, y: number, scale: number];
}

function frameOf(kind: IconKind, paint: Paint, color: string): Frame {
  const fill = paint.radial([`${tint(color, 0.45)}@0`, `${color}@50`, `${shade(color, 0.34)}@100`]);
  const solid = (d: string) => shape(d, fill) + rimOf(paint, d, '#ffffff', shade(color, 0.8), 5);
  const deep = paint.linear([shade(color, 0.46), shade(color, 0.24)]);
  if (kind === 'skill')
    return {
      body:
        solid(HEX) +
        shape(
          'M48,16L74,31Q78,33 78,38V58Q78,63 74,65L48,80L22,65Q18,63 18,58V38Q18,33 22,31Z',
          deep,
          ' opacity=".55"',
        ),
      glyph: [48, 48, 1.3],
    };
  if (kind === 'badge') {
    const tails = shape(
      'M24,54L14,90L29,84L38,94L46,62ZM72,54L82,90L67,84L58,94L50,62Z',
      paint.linear([mix(color, '#ff5f7a', 0.5), shade(mix(color, '#ff5f7a', 0.5), 0.35)]),
    );
    return {
      body:
        tails +
        solid(scallop(48, 41, 34, 34, 14)) +
        dot(48, 41, 27, deep, ' opacity=".5"') +
        dot(
          48,
          41,
          27,
          'none',
          ` stroke="${tint(color, 0.7)}" stroke-width="2" stroke-dasharray="2 4" stroke-linecap="round"`,
        ),
      glyph: [48, 41, 1.08],
    };
  }
  if (kind === 'token')
    return {
      body:
        oval(48, 53, 40, 40, shade(color, 0.45)) +
        solid('M8,46A40,40 0 0 1 88,46A40,40 0 0 1 8,46Z') +
        dot(48, 46, 30, deep, ' opacity=".35"') +
        dot(48, 46, 30, 'none', ` stroke="${tint(color, 0.6)}" stroke-width="2.6"`),
      glyph: [48, 46, 1.18],
    };
  if (kind === 'streak') {
    const hot = paint.linear([
      mix(tint(color, 0.6), '#fff0b8', 0.4),
      mix(tint(color, 0.24), '#ffc24d', 0.14),
      color,
      shade(color, 0.3),
    ]);
    return {
      body:
        shape(FLAME, hot) +
        rimOf(paint, FLAME, '#ffffff', shade(color, 0.8), 5) +
        shape(
          'M49,38C60,46 70,52 70,64C70,77 60,85 48,85C36,85 26,77 26,64C26,58 30,52 34,49C36,54 39,55 42,54C41,48 44,42 49,38Z',
          deep,
          ' opacity=".5"',
        ),
      glyph: [48, 66, 0.9],
    };
  }
  const bricks = line(
    'M10,48H22M74,48H86M10,70H22M74,70H86M27,22L34,31M69,22L62,31M48,6V18',
    shade(color, 0.5),
    2.4,
    ' opacity=".6"',
  );
  return {
    body:
      solid(GATE) +
      bricks +
      shape('M22,93V46C22,29 33,18 48,18C63,18 74,29 74,46V93Z', deep) +
      shape('M22,93V46C22,29 33,18 48,18V93Z', '#ffffff', ' opacity=".08"'),
    glyph: [48, 56, 1.12],
  };
}

/** Draws an icon: one `<svg>`, viewBox 0 0 96 96. What is not given follows from the name. */
export function composeIcon(icon: IconLook): string {
  const { kind, name, color, glyph } = settleIcon(icon);
  const key = glyph ?? derivedGlyph(name);
  const main = color ?? derivedColor(name);
  const paint = createPaint(`i${shortHash(`${kind} ${main} ${key}`)}`);
  const frame = frameOf(kind, paint, main);
  // The pit behind the glyph is always darker than the colour, so that light ink reads on every colour.
  const ink = luminance(main) > 0.86 ? tint(main, 0.9) : '#fffdf6';
  return picture(
    96,
    `${name.trim() || key} ${kind}`,
    paint.defs(),
    frame.body + drawGlyph(key, ink, shade(main, 0.8), ...frame.glyph),
  );
}
