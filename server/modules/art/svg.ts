/** One decimal is a third of a device pixel at the sizes we show, and halves the bytes. */
export const num = (value: number): string => {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? '0' : String(rounded);
};

/** Template tag: numbers are rounded, strings pass, so that drawings read like the SVG they print. */
export function svg(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let out = parts[0] ?? '';
  values.forEach((value, index) => {
    out += (typeof value === 'number' ? num(value) : value) + (parts[index + 1] ?? '');
  });
  return out;
}

const fine = (value: number): string => String(Math.round(value * 1000) / 1000 || 0);

export interface Placement {
  x: number;
  y: number;
  /** Pixels a unit; two numbers where width and height differ. */
  scale: number | readonly [number, number];
  /** Degrees, clockwise. */
  rotation?: number;
}

export const place = ({ x, y, scale, rotation }: Placement): string => {
  const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale;
  const turn = rotation ? `rotate(${fine(rotation)})` : '';
  const size = sx === sy ? fine(sx) : `${fine(sx)},${fine(sy)}`;
  return `translate(${num(x)},${num(y)})${turn}${size === '1' ? '' : `scale(${size})`}`;
};

export const placed = (at: Placement, content: string): string =>
  content && `<g transform="${place(at)}">${content}</g>`;

/** Both sides of a symmetric thing from the drawing of the right one. */
export const mirrored = (content: string): string => `${content}<g transform="scale(-1,1)">${content}</g>`;

export const group = (className: string, content: string, origin?: readonly [number, number]): string =>
  content &&
  `<g class="${className}"${origin ? ` data-ox="${num(origin[0])}" data-oy="${num(origin[1])}"` : ''}>${content}</g>`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Control characters and lone surrogates are no XML, whoever typed them.
export const escapeText = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');

export const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
};

export const shortHash = (text: string): string =>
  hash(text).toString(36) + hash(`${text}~`).toString(36).slice(0, 3);

export const wrap = (value: number, size: number): number =>
  Number.isFinite(value) ? ((Math.trunc(value) % size) + size) % size : 0;

/** `list` is never empty where this is used; the first stands in for the impossible. */
export const pick = <T>(list: readonly [T, ...T[]], index: number): T =>
  list[wrap(index, list.length)] ?? list[0];

export const picture = (size: number, title: string, defs: string, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img"><title>${escapeText(title)}</title>${
    defs && `<defs>${defs}</defs>`
  }${content}</svg>`;
