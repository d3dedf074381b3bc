/** An address that may be followed, with the host that it leads to; anything but http(s) is text. */
export function addressOf(href: string): { href: string; host: string } | undefined {
  try {
    const url = new URL(href);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb ? { href: url.href, host: url.host } : undefined;
  } catch {
    return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00A0',
};

/** The few entities that models write; what they stand for is drawn as text like the rest. */
export const plain = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
