import { toCamel } from './casing.ts';
import { webCrypto } from './timing.ts';

export type HeaderSource =
  | { get(name: string): string | null | undefined }
  | Record<string, string | string[] | undefined>;

export interface VerifyInput {
  /** The raw body, byte for byte as it came: parsing and printing it again would change the signature. */
  body: string | Uint8Array;
  /** The request's headers: a `Headers`, or Node's plain object. */
  headers: HeaderSource;
  /** The endpoint's secret; while one is rotated, the old and the new. */
  secret: string | readonly string[];
  /** How far the timestamp may be from this machine's clock, either way. */
  toleranceSeconds?: number;
}

export type VerifyFailure =
  | 'missing_secret'
  | 'missing_body'
  | 'missing_header'
  | 'timestamp_out_of_tolerance'
  | 'invalid_signature'
  | 'invalid_json';

export type VerifyResult =
  | {
      valid: true;
      /** Like `buddy.hatched`. */
      event: string;
      /** The same for each repeat of a delivery: remember it to handle each once. */
      deliveryId: string;
      /** Unix seconds at which it was signed. */
      timestamp: number;
      payload: Record<string, unknown>;
    }
  | { valid: false; reason: VerifyFailure };

const refuse = (reason: VerifyFailure): VerifyResult => ({ valid: false, reason });

/** Checks that a webhook came from Fledge, unchanged and recently. Refusals are answers, not exceptions. */
export async function verifyWebhook(input: VerifyInput): Promise<VerifyResult> {
  const secrets = (typeof input.secret === 'string' ? [input.secret] : (input.secret ?? [])).filter(Boolean);
  if (secrets.length === 0) return refuse('missing_secret');
  if (input.body === undefined || input.body === null || input.body.length === 0)
    return refuse('missing_body');

  const [event, deliveryId, time, signature] = ['event', 'delivery', 'timestamp', 'signature'].map((name) =>
    headerOf(input.headers, `x-fledge-${name}`),
  );
  if (!event || !deliveryId || !time || !signature) return refuse('missing_header');

  const text = typeof input.body === 'string' ? input.body : new TextDecoder().decode(input.body);
  const mac = fromHex(/^sha256=([0-9a-f]{64})$/i.exec(signature)?.[1]);
  if (!mac || !/^\d{1,12}$/.test(time)) return refuse('invalid_signature');
  const signed = signedBytes(time, input.body);
  const checks = await Promise.all(secrets.map((secret) => matches(secret, mac, signed)));
  if (!checks.includes(true)) return refuse('invalid_signature');

  const timestamp = Number(time);
  const skewSeconds = Math.abs(Date.now() / 1_000 - timestamp);
  if (skewSeconds > (input.toleranceSeconds ?? 300)) return refuse('timestamp_out_of_tolerance');
  const payload = parseObject(text);
  return payload ? { valid: true, event, deliveryId, timestamp, payload } : refuse('invalid_json');
}

function headerOf(headers: HeaderSource, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  for (const [known, value] of Object.entries(headers)) {
    if (known.toLowerCase() === name) return Array.isArray(value) ? value[0] : value;
  }
  return undefined;
}

function signedBytes(time: string, body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${time}.`);
  const tail = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

/** `subtle.verify` compares in constant time. */
async function matches(
  secret: string,
  mac: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { subtle } = await webCrypto();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['verify']);
  return subtle.verify('HMAC', key, mac, signed);
}

function fromHex(hex: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (hex === undefined) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = toCamel(JSON.parse(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
