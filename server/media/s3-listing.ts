import type { StoredBlob } from '../kernel/media.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    return String.fromCodePoint(decimal === undefined ? parseInt(hex, 16) : Number(decimal));
  });

const within = (xml: string, tag: string): string | undefined => {
  const [, text] = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml) ?? [];
  return text === undefined ? undefined : plain(text);
};

/** An answer to ListObjectsV2: what it lists, and the token of the next one. Throws when it is none. */
export function readListing(xml: string): { blobs: StoredBlob[]; nextToken: string | undefined } {
  if (!xml.includes('<ListBucketResult')) throw new Error('the blob store answered no listing');
  const blobs = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, entry = '']) => {
    const [name, putAt] = [within(entry, 'Key'), within(entry, 'LastModified')];
    const putAtMs = Date.parse(putAt ?? '');
    if (name === undefined || Number.isNaN(putAtMs))
      throw new Error('the blob store listed an object without name or age');
    return { name, putAtMs };
  });
  const isCut = within(xml, 'IsTruncated') === 'true';
  return { blobs, nextToken: isCut ? within(xml, 'NextContinuationToken') : undefined };
}
