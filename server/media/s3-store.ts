import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { BlobTooLarge, type BlobStore, type StoredBlob } from '../kernel/media.ts';
import { readLimited } from './read-limited.ts';
import { readListing } from './s3-listing.ts';

export interface S3Options {
  /** `https://s3.eu-central-1.amazonaws.com`, `http://127.0.0.1:9000`; buckets are addressed by path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Where browsers may read the bucket, if they may; without a trailing slash. */
  publicUrl?: string | undefined;
}

const TIMEOUT_MS = 20_000;
/** What a store answers at once at most, and what so many keys take as XML. */
const LIST_KEYS = 1_000;
const LIST_BYTES = 4_000_000;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Blobs in a bucket of anything that speaks S3 with Signature Version 4. */
export function s3Store({ endpoint, bucket, publicUrl, ...credentials }: S3Options): BlobStore {
  // Two more tries, for the moment in which a store is busy; jobs try again by themselves.
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2, initRetryMs: 100 });
  const urlOf = (name: string): string =>
    `${endpoint}/${bucket}/${name.split('/').map(encodeURIComponent).join('/')}`;
  const send = async (
    method: string,
    name: string,
    init: RequestInit = {},
    query = '',
  ): Promise<Response> => {
    const response = await client.fetch(`${urlOf(name)}${query}`, {
      ...init,
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok || response.status === 404) return response;
    const text = new TextDecoder().decode(await readLimited(response, 4_096).catch(() => undefined));
    const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? 'no code';
    throw new Error(`the blob store answered ${response.status} (${code}) to ${method}`);
  };
  return {
    async put(name, bytes, contentType) {
      const response = await send('PUT', name, {
        body: new Uint8Array(bytes),
        headers: {
          'content-type': contentType,
          'cache-control': IMMUTABLE,
          'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
        },
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error('the blob store has no such bucket');
    },
    async get(name, maxBytes = Infinity) {
      const response = await send('GET', name);
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      const bytes = await readLimited(response, maxBytes);
      if (bytes === undefined) throw new BlobTooLarge(name);
      return bytes;
    },
    async remove(name) {
      const response = await send('DELETE', name);
      await response.body?.cancel();
    },
    async list(folder, { after, limit }) {
      const found: StoredBlob[] = [];
      for (let token: string | undefined = ''; token !== undefined && found.length < limit;) {
        const wanted = Math.min(limit - found.length, LIST_KEYS);
        const query: Record<string, string> = {
          'list-type': '2',
          prefix: folder,
          'max-keys': String(wanted),
          ...(token === '' ? { 'start-after': after } : { 'continuation-token': token }),
        };
        const response = await send('GET', '', {}, `?${new URLSearchParams(query)}`);
        const bytes = await readLimited(response, LIST_BYTES);
        if (!response.ok || bytes === undefined) throw new Error('the blob store did not list its bucket');
        const page = readListing(new TextDecoder().decode(bytes));
        found.push(...page.blobs);
        token = page.nextToken;
      }
      return found;
    },
    publicUrl: (name) => publicUrl && `${publicUrl}/${name}`,
    async presignPut(name, { contentType, contentLength, expiresSeconds }) {
      const headers = {
        'content-type': contentType,
        ...(contentLength === undefined ? {} : { 'content-length': String(contentLength) }),
      };
      const url = new URL(urlOf(name));
      url.searchParams.set('X-Amz-Expires', String(expiresSeconds));
      // All headers: a URL for a PNG of 3 kB must not take another type or size.
      const signed = await client.sign(url, {
        method: 'PUT',
        headers,
        aws: { signQuery: true, allHeaders: true },
      });
      return { url: signed.url, headers };
    },
  };
}
