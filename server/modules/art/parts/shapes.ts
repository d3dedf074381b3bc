import { num, svg } from '../svg.ts';

/** A closed cloud edge: `bumps` arcs along an ellipse. */
export function scallop(cx: number, cy: number, rx: number, ry: number, bumps: number, turn = 0): string {
  const at = (index: number) => {
    const angle = ((index + turn) / bumps) * Math.PI * 2 - Math.PI / 2;
    return { x: cx + Math.cos(angle) * rx, y: cy + Math.sin(angle) * ry };
  };
  const start = at(0);
  const r = ((rx + ry) / bumps) * Math.PI * 0.53;
  let d = svg`M${start.x},${start.y}`;
  for (let index = 1; index <= bumps; index += 1) {
    const next = at(index);
    d += svg`A${r},${r} 0 0 1 ${next.x},${next.y}`;
  }
  return `${d}Z`;
}

/** Locks of hair round an ellipse, their tips leaning along `sweep` degrees. */
export function locks(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  count: number,
  length: number,
  sweep = 0,
): string {
  const at = (turn: number, reach: number) => {
    const angle = turn * Math.PI * 2 - Math.PI / 2;
    return svg`${cx + Math.cos(angle) * rx * reach},${cy + Math.sin(angle) * ry * reach}`;
  };
  let d = `M${at(0, 1)}`;
  for (let index = 0; index < count; index += 1) {
    const [here, next] = [index / count, (index + 1) / count];
    const long = length * (index % 2 ? 0.78 : 1);
    const tip = here + 0.5 / count + sweep / 360;
    d += `Q${at(here + 0.16 / count, 1 + long * 0.7)} ${at(tip, 1 + long)}Q${at(next - 0.1 / count, 1 + long * 0.5)} ${at(next, 1)}`;
  }
  return `${d}Z`;
}

export function star(cx: number, cy: number, r: number, points = 5, depth = 0.48, turn = 0): string {
  let d = '';
  for (let index = 0; index < points * 2; index += 1) {
    const angle = (index / points) * Math.PI - Math.PI / 2 + (turn * Math.PI) / 180;
    const reach = index % 2 ? r * depth : r;
    d += svg`${index ? 'L' : 'M'}${cx + Math.cos(angle) * reach},${cy + Math.sin(angle) * reach}`;
  }
  return `${d}Z`;
}

/** A four-pointed twinkle with hollow sides. */
export const twinkle = (x: number, y: number, r: number): string =>
  svg`M${x},${y - r}Q${x + r * 0.14},${y - r * 0.14} ${x + r},${y}Q${x + r * 0.14},${y + r * 0.14} ${x},${y + r}Q${x - r * 0.14},${y + r * 0.14} ${x - r},${y}Q${x - r * 0.14},${y - r * 0.14} ${x},${y - r}Z`;

export const heart = (x: number, y: number, r: number): string =>
  svg`M${x},${y + r * 0.9}C${x - r * 1.5},${y - r * 0.1} ${x - r * 0.8},${y - r * 1.1} ${x},${y - r * 0.35}C${x + r * 0.8},${y - r * 1.1} ${x + r * 1.5},${y - r * 0.1} ${x},${y + r * 0.9}Z`;

export const drop = (x: number, y: number, r: number): string =>
  svg`M${x},${y - r * 1.7}C${x + r * 0.5},${y - r * 0.9} ${x + r},${y - r * 0.4} ${x + r},${y + r * 0.1}A${r},${r} 0 0 1 ${x - r},${y + r * 0.1}C${x - r},${y - r * 0.4} ${x - r * 0.5},${y - r * 0.9} ${x},${y - r * 1.7}Z`;

export const dot = (x: number, y: number, r: number, fill: string, extra = ''): string =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}" fill="${fill}"${extra}/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, extra = ''): string =>
  `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}"${extra}/>`;

export const shape = (d: string, fill: string, extra = ''): string =>
  `<path d="${d}" fill="${fill}"${extra}/>`;

export const line = (d: string, stroke: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${num(width)}" stroke-linecap="round" stroke-linejoin="round"${extra}/>`;
