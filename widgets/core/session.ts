import { backoffMs } from './backoff.ts';
import { ask, forgetEarly } from './early.ts';
import { lifetimeSeconds, renewAfterSeconds, type Minted } from './lifetime.ts';
import { WireError } from './wire.ts';

/** Where tokens come from: one in the page, the host's own endpoint, or both (the first one saved a request). */
export interface Credentials {
  token?: string | undefined;
  sessionUrl?: string | undefined;
}

/** `unreachable` still tries by itself; `signed-out`, `expired` and `revoked` wait for somebody. */
export type SessionStatus = 'idle' | 'active' | 'unreachable' | 'signed-out' | 'expired' | 'revoked';

export interface Session {
  readonly status: SessionStatus;
  /** Rises when the user changes: answers to questions of an older generation are dropped. */
  readonly generation: number;
  readonly canRenew: boolean;
  /** Forgets whoever was here and starts with these credentials; without any, signed out. */
  begin(credentials?: Credentials): void;
  /** A token that is valid now, asked for once however many wait for it. */
  token(): Promise<string>;
  /** The server turned this token down. */
  refuse(token: string, reason: 'expired' | 'revoked'): void;
  /** Tries again at once: the network is back, the tab is shown, or somebody pressed the button. */
  wake(): void;
}

// Timers round down: one that fires a moment early must not miss its own hour.
const EARLY_MS = 50;

export const superseded = (): WireError => new WireError('superseded', 0, 'Superseded.');
const ended = (): WireError => new WireError('session_ended', 401, 'No session.');

async function mint(url: string): Promise<Minted> {
  const init: RequestInit = {
    method: 'POST',
    headers: { accept: 'application/json' },
    credentials: 'include',
    signal: AbortSignal.timeout(15_000),
  };
  const response = await ask(url, init, url);
  const minted: Minted | null = response.ok ? await response.json() : null;
  if (minted?.token) return minted;
  throw new WireError('mint_failed', minted ? 502 : response.status, 'The host gave no token.');
}

// The host knows this visitor and says no. Anything else may be over in a moment.
const isRefusal = (error: unknown): boolean =>
  error instanceof WireError && [401, 403, 404].includes(error.status);

/** One session for all widgets of a page. `onChange` hears of every change of status, token or user. */
export function createSession(
  onChange: () => void,
  isHidden: () => boolean = () => !!globalThis.document?.hidden,
): Session {
  let status: SessionStatus = 'idle';
  let generation = 0;
  let sessionUrl: string | undefined;
  let current: { token: string; validUntil: number; renewAt: number } | null = null;
  let flight: Promise<string> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cutPause = (): void => {};

  const set = (next: SessionStatus): void => {
    status = next;
    onChange();
  };
  const accept = (minted: Minted): string => {
    const lifetime = lifetimeSeconds(minted);
    const now = performance.now();
    const renewAt = now + renewAfterSeconds(lifetime) * 1_000;
    current = { token: minted.token, validUntil: now + lifetime * 1_000, renewAt };
    clearTimeout(timer);
    if (sessionUrl) timer = setTimeout(renewIfDue, renewAt - now);
    set('active');
    return minted.token;
  };
  const end = (reason: SessionStatus): void => {
    current = null;
    clearTimeout(timer);
    set(reason);
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wait = setTimeout(resolve, ms);
      cutPause = () => {
        clearTimeout(wait);
        resolve();
      };
    });

  async function mintUntilItWorks(url: string): Promise<string> {
    const mine = generation;
    for (let attempt = 0; ; attempt += 1) {
      const answer = await mint(url).catch((error: unknown) => ({ error }));
      if (mine !== generation) throw superseded();
      if ('token' in answer) return accept(answer);
      if (isRefusal(answer.error)) {
        end('signed-out');
        throw ended();
      }
      if (!current || performance.now() > current.validUntil) set('unreachable');
      await pause(backoffMs(attempt));
      if (mine !== generation) throw superseded();
    }
  }
  function renew(url: string): Promise<string> {
    if (flight) return flight;
    const mine = mintUntilItWorks(url).finally(() => {
      if (flight === mine) flight = null;
    });
    flight = mine;
    return mine;
  }
  function renewIfDue(): void {
    const isDue = current && performance.now() >= current.renewAt - EARLY_MS;
    if (isDue && sessionUrl && !isHidden()) renew(sessionUrl).catch(() => {});
  }

  return {
    get status() {
      return status;
    },
    get generation() {
      return generation;
    },
    get canRenew() {
      return sessionUrl !== undefined;
    },
    begin(credentials = {}) {
      if (generation > 0) forgetEarly();
      generation += 1;
      flight = null;
      sessionUrl = credentials.sessionUrl;
      cutPause();
      if (credentials.token) accept({ token: credentials.token });
      else end(sessionUrl ? 'idle' : 'signed-out');
    },
    async token() {
      if (current && (performance.now() < current.validUntil || !sessionUrl)) return current.token;
      if (!sessionUrl || status === 'signed-out' || status === 'revoked') throw ended();
      return renew(sessionUrl);
    },
    refuse(token, reason) {
      if (token !== current?.token) return;
      if (reason === 'revoked' || !sessionUrl) end(reason);
      else current = null;
    },
    wake() {
      cutPause();
      renewIfDue();
    },
  };
}
