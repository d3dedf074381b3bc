import { setTimeout as sleep } from 'node:timers/promises';

export interface Reply {
  status: number;
  // Answers are read field by field; their types are what other tests are about.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** The way to a server that dies and comes back: what gets no answer is sent again until it does. */
export interface Line {
  send(method: string, path: string, body?: unknown, onceKey?: string): Promise<Reply>;
  /** Where the servers are now, asked in turn; none while they are down. */
  to(...urls: string[]): void;
  /** Sent with every request from now on. */
  as(token: string): void;
  /** How many requests had to be sent again, and how many were answered. */
  readonly resent: number;
  readonly answered: number;
}

/** Generous: on the embedded database the clients share an event loop with the server. */
const PATIENCE_MS = 110_000;

export function openLine(): Line {
  let urls: readonly string[] = [];
  let turn = 0;
  let token: string | undefined;
  let resent = 0;
  let answered = 0;
  const attempt = async (
    at: string,
    method: string,
    path: string,
    body: unknown,
    onceKey?: string,
  ): Promise<Reply> => {
    const response = await fetch(`${at}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(onceKey === undefined ? {} : { 'idempotency-key': onceKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    async send(method, path, body, onceKey) {
      for (let tries = 0; ; tries++) {
        const at = urls.length === 0 ? undefined : urls[turn++ % urls.length];
        if (at === undefined) {
          await sleep(5);
          continue;
        }
        try {
          const reply = await attempt(at, method, path, body, onceKey);
          answered += 1;
          return reply;
        } catch (error) {
          if (error instanceof Error && error.name === 'TimeoutError')
            throw new Error(`${method} ${path} got no answer`, { cause: error });
          resent += 1;
          // The connection is gone before the process is known to be.
          await sleep(5);
        }
      }
    },
    to: (...next) => (urls = next),
    as: (next) => (token = next),
    get resent() {
      return resent;
    },
    get answered() {
      return answered;
    },
  };
}
