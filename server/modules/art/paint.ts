import { num } from './svg.ts';

/** A colour, with an opacity after `/` and an offset in percent after `@`: `#fff/.5@30`. */
export type Stop = string;

/** Collects the gradients and clips of one picture under ids of that picture. */
export interface Paint {
  /** Runs from the top to the bottom of what it fills unless told. */
  linear(stops: readonly Stop[], along?: readonly [number, number, number, number]): string;
  /** Centre and radius as shares of what it fills; the light comes from the upper left. */
  radial(stops: readonly Stop[], circle?: readonly [number, number, number]): string;
  clip(shapes: string): string;
  defs(): string;
}

const stopsOf = (stops: readonly Stop[]): string =>
  stops
    .map((stop, index) => {
      const [rest = '', offset] = stop.split('@');
      const [color = '', opacity] = rest.split('/');
      const at = offset === undefined ? index / Math.max(1, stops.length - 1) : Number(offset) / 100;
      return `<stop offset="${Math.round(at * 100) / 100}" stop-color="${color}"${opacity ? ` stop-opacity="${opacity}"` : ''}/>`;
    })
    .join('');

const share = (value: number): string => String(Math.round(value * 100) / 100);

export function createPaint(prefix: string): Paint {
  const ids = new Map<string, string>();
  const define = (markup: (id: string) => string): string => {
    const key = markup('');
    const known = ids.get(key);
    const id = known ?? `${prefix}-${ids.size.toString(36)}`;
    if (!known) ids.set(key, id);
    return `url(#${id})`;
  };
  return {
    linear: (stops, [x1, y1, x2, y2] = [0, 0, 0, 1]) =>
      define(
        (id) =>
          `<linearGradient id="${id}" x1="${share(x1)}" y1="${share(y1)}" x2="${share(x2)}" y2="${share(y2)}">${stopsOf(stops)}</linearGradient>`,
      ),
    radial: (stops, [cx, cy, r] = [0.36, 0.26, 0.82]) =>
      define(
        (id) =>
          `<radialGradient id="${id}" cx="${share(cx)}" cy="${share(cy)}" r="${share(r)}">${stopsOf(stops)}</radialGradient>`,
      ),
    clip: (shapes) => define((id) => `<clipPath id="${id}">${shapes}</clipPath>`),
    defs: () => [...ids].map(([markup, id]) => markup.replace('id=""', `id="${id}"`)).join(''),
  };
}

/** A soft light with no edge: white in the middle, nothing outside. */
export const glow = (paint: Paint, color: string, x: number, y: number, r: number, opacity = '.8'): string =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}" fill="${paint.radial([`${color}/${opacity}`, `${color}/0`], [0.5, 0.5, 0.5])}"/>`;
