import type { Preset, Scheme } from './looks.ts';
import type { WidgetState } from './procedures.ts';

const SCHEMES: readonly Scheme[] = ['light', 'dark', 'auto'];
const PRESETS: readonly Preset[] = ['paper', 'ocean', 'candy', 'slate'];

/** How the widgets look. The page may decide; else the customer's settings on the server do. */
export interface Theme {
  scheme?: Scheme | undefined;
  preset?: Preset | undefined;
  /** `#rrggbb` */
  accent?: string | undefined;
  /** Corner radius of a card in pixels. */
  radius?: number | undefined;
}

const among = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value);

export const schemeOf = (value: unknown): Scheme | undefined => among(SCHEMES, value);
export const presetOf = (value: unknown): Preset | undefined => among(PRESETS, value);

/** What the element says, else the page, else the server, else paper that follows the visitor. */
export function resolveTheme(own: Theme, page: Theme = {}, server?: WidgetState['theme']): Theme {
  const preset = own.preset ?? page.preset ?? presetOf(server?.preset) ?? 'paper';
  return {
    scheme: own.scheme ?? page.scheme ?? schemeOf(server?.scheme) ?? 'auto',
    preset,
    accent: own.accent ?? page.accent ?? hexOf(server?.accent),
    radius: own.radius ?? page.radius ?? server?.radius,
  };
}

const hexOf = (value: string | undefined): string | undefined =>
  value && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;

/** Relative luminance, with a square for the curve of the standard: near enough to choose between two. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const at = (shift: number): number => (((value >> shift) & 255) / 255) ** 2;
  return 0.2126 * at(16) + 0.7152 * at(8) + 0.0722 * at(0);
}

/** White or near-black, whichever reads better on the colour. */
export const readableOn = (hex: string): string => {
  const light = luminance(hex);
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.057 ? '#ffffff' : '#16130f';
};
