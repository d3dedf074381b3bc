import { ask } from './early.ts';

/** What a failed call says: the stable code of the server, its details and the id to find it in the log. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: Record<string, unknown> = {},
    readonly requestId = '',
  ) {
    super(message);
  }
}

/** No answer at all: offline, blocked, or the server is gone. */
export const unreachable = (): WireError => new WireError('unreachable', 0, 'No answer.');

interface Refusal {
  message: string;
  data?: {
    code?: string;
    httpStatus?: number;
    appCode?: string;
    details?: Record<string, unknown>;
    requestId?: string;
  };
}
interface Envelope<T> {
  result?: { data: T };
  error?: Refusal;
}

export interface Call {
  base: string;
  path: string;
  input: unknown;
  write: boolean;
  token: string;
  /** Milliseconds after which a call counts as unanswered. */
  timeoutMs?: number;
}

const QUERY_LIMIT_MS = 15_000;

/**
 * One call in tRPC's wire format. A query has its input in the address and its token as its body: that is all a browser
 * sends to another origin without asking leave first, which would be a round trip.
 */
export async function send<T>({
  base,
  path,
  input,
  write,
  token,
  timeoutMs = QUERY_LIMIT_MS,
}: Call): Promise<T> {
  const json = input === undefined ? '' : JSON.stringify(input);
  const query = !write && json ? `?input=${encodeURIComponent(json)}` : '';

  let response: Response;
  let body: Envelope<T>;
  try {
    const init: RequestInit = {
      method: 'POST',
      ...(write ? { headers: headersOf(token), body: json || '{}' } : { body: token }),
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    };
    response = await ask(`${base}/trpc/${path}${query}`, init, path + token);
    body = await response.json();
  } catch {
    throw unreachable();
  }
  if (body.result) return body.result.data;
  throw refusalOf(body.error, response.status);
}

const headersOf = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** The same error whether it came over HTTP or over the socket. */
export function refusalOf(error: Refusal | undefined, status: number): WireError {
  const data = error?.data ?? {};
  return new WireError(
    data.appCode ?? data.code ?? 'internal_error',
    data.httpStatus ?? status,
    error?.message ?? 'No reason given.',
    data.details,
    data.requestId,
  );
}
