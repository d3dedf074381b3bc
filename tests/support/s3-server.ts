import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A small server that speaks S3 as far as a blob store needs it, and checks Signature Version 4 as Amazon's reference
 * describes it: in the header and in the query, with its own reading of the request, not the client's.
 */
export interface S3Server {
  url: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  objects: Map<string, { bytes: Buffer; headers: IncomingMessage['headers']; putAt: Date }>;
  /** The next so many requests are answered with this status. */
  failNext(times: number, status?: number): void;
  requests: string[];
  close(): Promise<void>;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

interface Claim {
  credential: string;
  signedHeaders: string[];
  signature: string;
  date: string;
  isQuery: boolean;
}

function claimOf(request: IncomingMessage, url: URL): Claim | undefined {
  const query = url.searchParams;
  if (query.has('X-Amz-Signature'))
    return {
      credential: query.get('X-Amz-Credential') ?? '',
      signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
      signature: query.get('X-Amz-Signature') ?? '',
      date: query.get('X-Amz-Date') ?? '',
      isQuery: true,
    };
  const [, credential, headers, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  if (credential === undefined || headers === undefined || signature === undefined) return undefined;
  const date = String(request.headers['x-amz-date'] ?? '');
  return { credential, signedHeaders: headers.split(';'), signature, date, isQuery: false };
}

const xml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** ListObjectsV2: keys in the order of their bytes, cut after `max-keys`, with an opaque token for what follows. */
function listing(objects: S3Server['objects'], query: URLSearchParams): string {
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64').toString();
  const most = Math.min(Number(query.get('max-keys') ?? 1_000), 1_000);
  const all = [...objects.keys()]
    .filter(
      (key) =>
        key.startsWith(query.get('prefix') ?? '') && Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0,
    )
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const page = all.slice(0, most);
  const isCut = all.length > page.length;
  const contents = page.map((key) => {
    const object = objects.get(key);
    return `<Contents><Key>${xml(key)}</Key><LastModified>${object?.putAt.toISOString()}</LastModified><Size>${object?.bytes.length}</Size></Contents>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${isCut}</IsTruncated>${
    isCut
      ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64')}</NextContinuationToken>`
      : ''
  }${contents.join('')}</ListBucketResult>`;
}

export async function s3Server(): Promise<S3Server> {
  const known = {
    bucket: 'fledge-blobs',
    region: 'eu-test-1',
    accessKeyId: 'AKTEST',
    secretAccessKey: 's3cr3t/key+',
  };
  const objects: S3Server['objects'] = new Map();
  const requests: string[] = [];
  let failing = { times: 0, status: 500 };

  /** Why the request is not to be believed, as S3 would call it; undefined when it is. */
  function refusalOf(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
    const claim = claimOf(request, url);
    if (!claim) return 'AccessDenied';
    const [id, day, region, service, end] = claim.credential.split('/');
    if (id !== known.accessKeyId) return 'InvalidAccessKeyId';
    const isScope =
      region === known.region &&
      service === 's3' &&
      end === 'aws4_request' &&
      claim.date.startsWith(day ?? '-');
    if (!isScope) return 'AuthorizationHeaderMalformed';
    const at = Date.parse(
      claim.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
    );
    const lifeMs = claim.isQuery ? Number(url.searchParams.get('X-Amz-Expires')) * 1000 : 900_000;
    if (!(Math.abs(Date.now() - at) < lifeMs)) return 'RequestTimeTooSkewed';
    const sent = String(request.headers['x-amz-content-sha256'] ?? '');
    const payload = claim.isQuery ? 'UNSIGNED-PAYLOAD' : sent;
    if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';
    if (!claim.signedHeaders.includes('host')) return 'AccessDenied';
    const query = [...url.searchParams]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&');
    const path = url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/');
    const headers = claim.signedHeaders
      .map(
        (name) =>
          `${name}:${String(request.headers[name] ?? '')
            .trim()
            .replace(/\s+/g, ' ')}\n`,
      )
      .join('');
    const canonical = [request.method, path, query, headers, claim.signedHeaders.join(';'), payload].join(
      '\n',
    );
    const scope = [day, region, service, end].join('/');
    const text = ['AWS4-HMAC-SHA256', claim.date, scope, sha256(canonical)].join('\n');
    const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${known.secretAccessKey}`, day ?? ''));
    const wanted = hmac(key, text).toString('hex');
    const isRight = timingSafeEqual(
      Buffer.from(wanted),
      Buffer.from(claim.signature.padEnd(64).slice(0, 64)),
    );
    return isRight ? undefined : 'SignatureDoesNotMatch';
  }

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer): void {
    const say = (status: number, code: string): void =>
      void response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`);
    if (failing.times > 0) {
      failing.times -= 1;
      return say(failing.status, 'SlowDown');
    }
    const refusal = refusalOf(request, url, body);
    if (refusal !== undefined) return say(403, refusal);
    const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    if (bucket !== known.bucket) return say(404, 'NoSuchBucket');
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, headers: request.headers, putAt: new Date() });
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (request.method === 'GET' && key === '' && url.searchParams.get('list-type') === '2')
      return void response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(listing(objects, url.searchParams));
    const object = objects.get(key);
    if (!object) return say(404, 'NoSuchKey');
    response.writeHead(200, { 'content-type': object.headers['content-type'] ?? '' }).end(object.bytes);
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    answer(
      request,
      response,
      new URL(request.url ?? '/', `http://${request.headers.host}`),
      Buffer.concat(chunks),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...known,
    url: `http://127.0.0.1:${port}`,
    objects,
    requests,
    failNext: (times, status = 503) => {
      failing = { times, status };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
