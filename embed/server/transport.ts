import { camelPath, toCamel, toSnake } from './casing.ts';
import { FledgeError } from './errors.ts';
import { linkedTimeout, randomId, sleep, type Cancel } from './timing.ts';

/** The part of `fetch` that is used, so that tests and runtimes can bring their own. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchAnswer>;
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  // Every runtime has its own AbortSignal type; a caller's fetch gets that runtime's own.
  // oxlint-disable-next-line typescript/no-explicit-any
  signal?: any;
  redirect?: 'manual';
}
export interface FetchAnswer {
  readonly status: number;
  readonly type?: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** @internal */
export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: object | undefined;
  body?: object | undefined;
  /** Whose data it is about, in the families of end users. */
  userId?: string | undefined;
  signal?: Cancel | undefined;
}

/** What a call needs besides its request. The key stays in this closure. @internal */
export type Send = <T>(request: Request) => Promise<T>;

/** @internal */
export interface TransportOptions {
  apiKey: string;
  baseUrl: string;
  timeoutMs: number;
  maxRetries: number;
  fetch: FetchLike;
  userAgent: string;
}

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 8_000;
/** A server that asks for more patience than this gets its answer handed to the caller instead. */
const MAX_RETRY_AFTER_MS = 60_000;

/** @internal */
export function createTransport(options: TransportOptions): Send {
  return async <T>(request: Request): Promise<T> => {
    const key = request.method === 'GET' ? undefined : await randomId();
    for (let attempt = 0; ; attempt++) {
      const outcome = await attemptOnce(options, request, key);
      if (!(outcome instanceof FledgeError)) return answered<T>(outcome.body);
      const delayMs = delayBefore(attempt, outcome.retryAfterMs);
      if (!outcome.isRetryable || attempt >= options.maxRetries || delayMs === undefined) throw outcome;
      await sleep(delayMs, request.signal);
    }
  };
}

/** Exponential with full jitter, never sooner than the server asked; undefined when it asked for too long. */
function delayBefore(attempt: number, retryAfterMs: number | undefined): number | undefined {
  if (retryAfterMs !== undefined && retryAfterMs > MAX_RETRY_AFTER_MS) return undefined;
  const jittered = Math.random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return Math.max(retryAfterMs ?? 0, jittered);
}

async function attemptOnce(
  options: TransportOptions,
  request: Request,
  key: string | undefined,
): Promise<{ body: unknown } | FledgeError> {
  const limit = linkedTimeout(options.timeoutMs, request.signal);
  try {
    const answer = await options.fetch(urlOf(options.baseUrl, request), {
      method: request.method,
      headers: headersOf(options, request, key),
      ...(request.body === undefined ? {} : { body: JSON.stringify(toSnake(request.body)) }),
      signal: limit.signal,
      redirect: 'manual',
    });
    return read(answer, await answer.text());
  } catch (error) {
    if (limit.reason === 'aborted')
      throw new FledgeError({ code: 'aborted', message: 'The caller gave up.' });
    if (limit.reason === 'timeout') {
      return new FledgeError({
        code: 'timeout',
        message: `No complete answer within ${options.timeoutMs} ms.`,
        isRetryable: true,
      });
    }
    return new FledgeError({
      code: 'network_error',
      message: 'The server could not be reached, or broke off.',
      isRetryable: true,
      cause: withoutKey(error, options.apiKey),
    });
  } finally {
    limit.clear();
  }
}

function urlOf(baseUrl: string, { path, query = {} }: Request): string {
  const search = new URLSearchParams();
  const flat = Object.entries(Object(toSnake(query)) as Record<string, unknown>);
  for (const [name, value] of flat) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return `${baseUrl}/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

function headersOf({ apiKey, userAgent }: TransportOptions, request: Request, key: string | undefined) {
  return {
    accept: 'application/json',
    authorization: `Bearer ${apiKey}`,
    'user-agent': userAgent,
    'x-fledge-client': userAgent,
    ...(request.userId === undefined ? {} : { 'x-user-id': request.userId }),
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}

/** The answer's body, or the error it stands for. */
function read(answer: FetchAnswer, text: string): { body: unknown } | FledgeError {
  const { status } = answer;
  if ((status >= 300 && status < 400) || answer.type === 'opaqueredirect') {
    return new FledgeError({
      code: 'unexpected_redirect',
      status,
      message: 'The server redirects. Set baseUrl to its final address (https, no path).',
    });
  }
  const body = parse(text);
  if (status >= 200 && status < 300 && body !== BROKEN) return { body: toCamel(body) };
  const requestId = answer.headers.get('x-request-id') ?? '';
  if (status < 400) {
    return new FledgeError({
      code: 'invalid_response',
      status,
      message: 'The answer is no JSON; is baseUrl the address of a Fledge server?',
      requestId,
      isRetryable: true,
    });
  }
  const retryAfterMs = retryAfter(answer.headers.get('retry-after'));
  return refusal(status, body, requestId, retryAfterMs);
}

function refusal(status: number, body: unknown, requestId: string, retryAfterMs: number | undefined) {
  const envelope = asRecord(asRecord(body).error);
  const details = asRecord(toCamel(envelope.details));
  if (Array.isArray(details.fields)) details.fields = details.fields.map(withCamelField);
  return new FledgeError({
    code: typeof envelope.code === 'string' ? envelope.code : `http_${status}`,
    status,
    message: typeof envelope.message === 'string' ? envelope.message : `The server answered ${status}.`,
    details,
    requestId: typeof envelope.requestId === 'string' ? envelope.requestId : requestId,
    isRetryable: status === 408 || status === 429 || status >= 500,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function withCamelField(entry: unknown): unknown {
  const { field, ...rest } = asRecord(entry);
  return { field: camelPath(String(field)), ...rest };
}

const BROKEN = Symbol('broken');
function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return BROKEN;
  }
}

/** Seconds, or a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** Some runtimes put the refused header into the message of what they throw. */
function withoutKey(error: unknown, apiKey: string): Error {
  const deepest = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return new Error(String(deepest).replaceAll(apiKey, '…'));
}

/** The server's word is taken for the shape, as documented. */
const answered = <T>(body: unknown): T => body as T;
