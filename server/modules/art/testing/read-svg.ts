/** A strict little XML reader, for tests: throws at what a browser's XML parser would refuse. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
}

const TAG = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
const TEXT = /[^<]+/y;
const ENTITY = /&(?!(?:amp|lt|gt|quot);)/;

export function readSvg(source: string): readonly Element[] {
  const elements: Element[] = [];
  const open: string[] = [];
  for (let at = 0; at < source.length;) {
    TAG.lastIndex = at;
    TEXT.lastIndex = at;
    const text = TEXT.exec(source)?.[0];
    if (text !== undefined) {
      if (open.at(-1) !== 'title' || ENTITY.test(text))
        throw new Error(`text outside a title at ${at}: ${text.slice(0, 40)}`);
      at += text.length;
      continue;
    }
    const tag = TAG.exec(source);
    if (!tag) throw new Error(`no tag at ${at}: ${source.slice(at, at + 80)}`);
    const [whole, close, name = '', rest = '', empty] = tag;
    at += whole.length;
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing at ${at}`);
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key = '', value = ''] of rest.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (attributes.has(key)) throw new Error(`${name} has ${key} twice at ${at}`);
      if (ENTITY.test(value)) throw new Error(`bare & in ${key} at ${at}`);
      attributes.set(key, value);
    }
    elements.push({ name, attributes });
    if (!empty) open.push(name);
    if (open.length === 0 && at < source.length) throw new Error(`something after the root at ${at}`);
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} left open`);
  return elements;
}
