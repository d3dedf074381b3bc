/** An element of an OFX file, in the order of the file. */
export type OfxPart =
  | { kind: 'open' | 'close'; name: string; line: number }
  | { kind: 'value'; name: string; value: string; line: number };

const TAG = /<(?:(!\[CDATA\[|!--|\?)|(\/?)([A-Za-z][A-Za-z0-9._]{0,60})\s{0,8}\/?>)/;
/** What ends what is no element. */
const ENDS: Readonly<Record<string, string>> = { '![CDATA[': ']]>', '!--': '-->', '?': '?>' };
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The elements of OFX 1 (SGML, where values have no closing tags) and 2 (XML), one after another. One pass, whatever the
 * file holds; a `<` that begins no tag is text. (The parsers on npm fold SGML into XML by regular expressions that
 * backtrack without end, or fail on unescaped names; hostile files may not stop a server.)
 */
export function* ofxElements(text: string): Generator<OfxPart> {
  const begin = text.search(/<OFX>/i);
  if (begin < 0) return;
  let line = 1 + countLines(text, 0, begin);
  let at = begin;
  let open: Open | undefined;
  const tags = new RegExp(TAG, 'g');
  tags.lastIndex = begin;
  /** Ends that do not come any more, so that nobody looks for them again. */
  const missing = new Set<string>();
  for (let match = tags.exec(text); match; match = tags.exec(text)) {
    const [whole, special, slash, tag] = match;
    if (open) open.value += decode(text.slice(at, match.index));
    line += countLines(text, at, match.index);
    at = match.index;
    let next = at + whole.length;
    if (special !== undefined) {
      const end = missing.has(special) ? -1 : text.indexOf(ENDS[special] ?? '>', next);
      if (end < 0) missing.add(special);
      if (open && special === '![CDATA[' && end >= 0) open.value += text.slice(next, end);
      if (end >= 0) next = end + (ENDS[special] ?? '>').length;
    } else if (tag !== undefined) {
      const name = tag.toUpperCase();
      const isEnd = slash === '/';
      if (open) yield* settle(open, isEnd && open.name === name);
      if (isEnd && open?.name !== name) yield { kind: 'close', name, line };
      open = isEnd ? undefined : { name, line, value: '' };
    }
    line += countLines(text, at, next);
    at = tags.lastIndex = next;
  }
}

interface Open {
  name: string;
  line: number;
  value: string;
}

/** A tag with text behind it is a value; without, it opens an aggregate, unless it ends right there. */
function* settle({ name, line, value }: Open, isEmpty: boolean): Generator<OfxPart> {
  const text = value.replaceAll('\0', '').toWellFormed().trim();
  if (text !== '') yield { kind: 'value', name, value: text, line };
  else if (!isEmpty) yield { kind: 'open', name, line };
}

const NEWLINE = 10;
function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === NEWLINE) lines++;
  return lines;
}

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
