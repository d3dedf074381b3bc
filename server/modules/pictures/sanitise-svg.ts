import { svgTokens, SvgRefusal, type Token } from './svg-tokens.ts';
import { ATTRIBUTES, ELEMENTS, PAINT, SILENT, SILENT_ATTRIBUTES } from './svg-vocabulary.data.ts';

export interface CleanSvg {
  text: string;
  width: number;
  height: number;
}

const MAX_ELEMENTS = 4_000;
const MAX_DEPTH = 64;
const MAX_UNITS = 100_000;

type Open = Extract<Token, { kind: 'open' }>;

/** Left out without a word: other vocabularies' (editors'), and what only scripts and readers use. */
const isSilentName = (name: string): boolean => name.includes(':') || /^(?:data|aria)-/.test(name);

const ID = /^[A-Za-z_][\w.:-]{0,127}$/;

/** A value that only paints. References lead into the picture itself; functions are those of colours and transforms. */
function checked(name: string, value: string): string {
  const text = value.replace(/[\t\n\r]+/g, ' ').trim();
  if (name === 'id' && !ID.test(text)) throw new SvgRefusal('an id is no plain name');
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f<>\\]/.test(text)) throw new SvgRefusal(`${name} has characters that do not belong there`);
  const isFree = text.replaceAll(/\b(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\(/g, '');
  if (/^url\(\s*(["']?)#[\w.:-]+\1\s*\)(?:\s+(?:none|#[\da-fA-F]{3,8}))?$/.test(text)) return text;
  if (/\(/.test(isFree)) throw new SvgRefusal(`${name} refers to something outside the picture`);
  return text;
}

/** The declarations of a `style` as the attributes they stand for. */
function declarationsOf(style: string): [string, string][] {
  return style.split(';').flatMap((declaration): [string, string][] => {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/s.exec(declaration) ?? [];
    return PAINT.has(name) ? [[name, value]] : [];
  });
}

function attributesOf(token: Open): Map<string, string> {
  const kept = new Map<string, string>();
  for (const [name, value] of token.attributes) {
    if (name === 'href' || name === 'xlink:href') {
      // Gradients inherit stops from others of the same picture.
      if (!token.name.endsWith('Gradient') || !/^#[\w.:-]+$/.test(value))
        throw new SvgRefusal('it links to something');
      kept.set('href', value);
    } else if (ATTRIBUTES.has(name) || PAINT.has(name)) kept.set(name, checked(name, value));
    else if (name !== 'style' && !isSilentName(name) && !SILENT_ATTRIBUTES.has(name))
      throw new SvgRefusal(`the attribute ${name.slice(0, 40)} is not taken`);
  }
  // A style wins over attributes.
  for (const [name, value] of declarationsOf(token.attributes.get('style') ?? ''))
    kept.set(name, checked(name, value));
  return kept;
}

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const pixels = (value: string | undefined): number =>
  Number(/^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(value ?? '')?.[1]);

/** How large the picture is: its viewBox, else its width and height, which then become one. */
function frameOf(root: Map<string, string>): { width: number; height: number } {
  const box =
    root
      .get('viewBox')
      ?.split(/[\s,]+/)
      .map(Number) ?? [];
  const [, , width = pixels(root.get('width')), height = pixels(root.get('height'))] = box;
  const isFrame = (box.length === 0 || box.length === 4) && [...box, width, height].every(Number.isFinite);
  if (!isFrame || Math.min(width, height) <= 0 || Math.max(width, height) > MAX_UNITS)
    throw new SvgRefusal('it has neither a viewBox nor a size');
  if (box.length === 0) root.set('viewBox', `0 0 ${width} ${height}`);
  return { width, height };
}

/** The tag as it is written anew; the root gets its namespace. */
const tagOf = ({ name, isEmpty }: Open, attributes: Map<string, string>): string =>
  `<${name}${name === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${[...attributes]
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}${isEmpty ? '/' : ''}>`;

/**
 * An SVG with nothing in it but shapes and paint, written anew from what was understood: no scripts, styles, links,
 * text, foreign or animated content. Throws `SvgRefusal` with what stood in the way.
 */
export function sanitiseSvg(source: string): CleanSvg {
  const open: string[] = [];
  const out: string[] = [];
  let frame: { width: number; height: number } | undefined;
  let elements = 0;
  /** How deep the element stands that is left out with all that is in it. */
  let silentAt: number | undefined;

  const begin = (token: Open): void => {
    if (++elements > MAX_ELEMENTS) throw new SvgRefusal(`it has more than ${MAX_ELEMENTS} elements`);
    if (open.length >= MAX_DEPTH) throw new SvgRefusal(`it is nested deeper than ${MAX_DEPTH} levels`);
    const isSilent = silentAt !== undefined || SILENT.has(token.name) || token.name.includes(':');
    if (isSilent && !token.isEmpty) silentAt ??= open.length;
    if (!isSilent) {
      if (!ELEMENTS.has(token.name))
        throw new SvgRefusal(`the element ${token.name.slice(0, 40)} is not taken`);
      const isRoot = open.length === 0;
      if (isRoot !== (token.name === 'svg') || (isRoot && frame)) throw new SvgRefusal('it is not one svg');
      const attributes = attributesOf(token);
      frame ??= frameOf(attributes);
      out.push(tagOf(token, attributes));
    }
    if (!token.isEmpty) open.push(token.name);
  };

  const end = (name: string): void => {
    if (open.pop() !== name) throw new SvgRefusal('its elements do not close in order');
    if (silentAt === undefined) out.push(`</${name}>`);
    else if (open.length === silentAt) silentAt = undefined;
  };

  for (const token of svgTokens(source)) {
    if (token.kind === 'open') begin(token);
    else if (token.kind === 'close') end(token.name);
    else if (silentAt === undefined && token.text.trim() !== '')
      throw new SvgRefusal('it holds text; turn text into paths');
  }
  if (!frame || open.length > 0) throw new SvgRefusal('it is not one svg');
  return { text: out.join(''), ...frame };
}
