/** One piece of an SVG's text. */
export type Token =
  | { kind: 'open'; name: string; attributes: Map<string, string>; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** What was met that no drawing needs; the message may be shown to whoever sent it. */
export class SvgRefusal extends Error {
  override readonly name = 'SvgRefusal';
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TAG = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'g');
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const TEXT = /[^<]+/y;
const PROLOG = /<\?xml\s[^?<>]*\?>/y;
/** Without a subset of its own: that is where entities would be declared. */
const DOCTYPE = /<!DOCTYPE\s+svg(?:\s+(?:PUBLIC|SYSTEM))?(?:\s+"[^"<>[\]]*"|\s+'[^'<>[\]]*')*\s*>/y;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its five entities and character references resolved; any other is refused, for it would be declared. */
function plain(text: string): string {
  return text.replace(/&([^;&\s]*;?)/g, (_, reference: string) => {
    const point = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}));$/.exec(reference);
    const code = point ? Number.parseInt(point[1] ?? point[2] ?? '', point[1] === undefined ? 10 : 16) : 0;
    const known = ENTITIES[reference.slice(0, -1)];
    if (reference.endsWith(';') && known !== undefined && !point) return known;
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    throw new SvgRefusal('it uses an entity');
  });
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new SvgRefusal(`an element has ${name} twice`);
    attributes.set(name, plain(double ?? single ?? ''));
  }
  return attributes;
}

/**
 * Splits the text of an SVG. It knows elements, attributes, text, comments, one XML declaration and a plain doctype;
 * all else of XML (entities, CDATA, instructions) throws `SvgRefusal`.
 */
export function* svgTokens(source: string): Generator<Token> {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at = pattern.lastIndex;
    return match ?? undefined;
  };
  take(PROLOG);
  while (at < source.length) {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end < 0) throw new SvgRefusal('it is not plain SVG');
      at = end + 3;
      continue;
    }
    const text = take(TEXT);
    if (text) {
      yield { kind: 'text', text: plain(text[0]) };
      continue;
    }
    const close = take(CLOSE);
    if (close) {
      yield { kind: 'close', name: close[1] ?? '' };
      continue;
    }
    const open = take(TAG);
    if (open) {
      const [, name = '', attributes = '', slash] = open;
      yield { kind: 'open', name, attributes: attributesOf(attributes), isEmpty: slash === '/' };
      continue;
    }
    if (!take(DOCTYPE)) throw new SvgRefusal('it is not plain SVG');
  }
}
