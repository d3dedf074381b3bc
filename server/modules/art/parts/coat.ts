import { shade, tint } from '../color.ts';
import type { Paint } from '../paint.ts';
import { num } from '../svg.ts';

/** The colours of one animal. */
export interface Coat {
  base: string;
  /** Tips, masks, stripes. */
  second: string;
  belly: string;
  /** Lines, nose and the dark of the eyes. */
  ink: string;
  iris: string;
  /** Inside of ears, tongue, blush. */
  inner: string;
  /** Horns, beaks, gems. */
  accent: string;
}

/** How a style lays colour on a shape. */
export interface Skin {
  paint: Paint;
  coat: Coat;
  /** Line attributes for outlined styles, empty for soft ones. */
  line: string;
  /** A shape with its light, shade and rim. */
  solid(d: string, color: string): string;
  /** A shape with its light only, for small parts. */
  plain(d: string, color: string): string;
}

export const softFill = (paint: Paint, color: string): string =>
  paint.radial([`${tint(color, 0.42)}@0`, `${color}@48`, `${shade(color, 0.26)}@100`]);

/** Light along the upper left edge, bounce along the lower right: what makes a flat shape round. */
export function rimOf(paint: Paint, d: string, light: string, dark: string, width: number): string {
  const clip = paint.clip(`<path d="${d}"/>`);
  const edge = (stroke: string) =>
    `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${num(width)}" clip-path="${clip}"/>`;
  return (
    edge(paint.linear([`${dark}/0@45`, `${dark}/.3@100`], [0.2, 0, 0.8, 1])) +
    edge(paint.linear([`${light}/.75@0`, `${light}/0@42`], [0.1, 0, 0.75, 1]))
  );
}
