import type { Api } from './api.ts';
import { backoffMs } from './backoff.ts';
import { pictures } from './early.ts';
import type { Store } from './store.ts';
import type { WidgetState } from './procedures.ts';
import { unreachable, WireError } from './wire.ts';

const POLL_MS = 4_000;
const BUSY_POLL_MS = 1_500;

/** `live`: rows tell what changes. `polling`: nobody does, so ask. `paused`: nobody looks. */
export type SyncMode = 'live' | 'polling' | 'paused';

export interface Sync {
  /** Asks for the state now; everybody who asks meanwhile gets the same answer. */
  refresh(): Promise<void>;
  show(next: WidgetState): void;
  setMode(mode: SyncMode): void;
  forget(): void;
}

export interface SyncListener {
  onState: (before: WidgetState | null, next: WidgetState) => void;
  /** Hears of an error once, however often it comes back. */
  onError: (error: WireError) => void;
}

/** Keeps the store true by asking `widget.state`: at the start, when told to, and by polling without a socket. */
export function createSync(api: Api, store: Store, { onState, onError }: SyncListener): Sync {
  let mode: SyncMode = 'paused';
  let flight: Promise<void> | null = null;
  let isStale = false;
  let failures = 0;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let era = 0;

  function show(next: WidgetState): void {
    const before = store.now.state;
    store.update({ state: next, error: null, isOnline: true });
    onState(before, next);
  }

  async function ask(mine: number): Promise<void> {
    // The first picture comes along: one round trip less to it.
    const answer = await api.query('widget.state', store.now.state ? undefined : { picture: true }).then(
      ({ picture, ...state }) => {
        const url = (state.buddy ?? state.egg)?.imageUrl;
        if (url && picture) pictures.set(url, Promise.resolve(picture));
        return { state };
      },
      (error: unknown) => ({ error: error instanceof WireError ? error : unreachable() }),
    );
    if (mine !== era) return;
    if ('error' in answer) {
      failures += 1;
      const { code } = answer.error;
      if (code === 'superseded') return;
      const isNews = store.now.error?.code !== code;
      store.update({ error: answer.error, isOnline: code !== 'unreachable' });
      if (isNews) onError(answer.error);
      return;
    }
    failures = 0;
    // The feed was faster than this answer, which would turn a balance back: ask again.
    const isBehind = answer.state.sequence < (store.now.state?.sequence ?? 0);
    if (isBehind && !isStale) isStale = true;
    else show(answer.state);
  }

  async function askUntilFresh(): Promise<void> {
    const mine = era;
    isStale = false;
    await ask(mine);
    if (mine === era && isStale && failures === 0) await ask(mine);
  }

  function refresh(): Promise<void> {
    if (flight) {
      isStale = true;
      return flight;
    }
    clearTimeout(pollTimer);
    const mine = askUntilFresh().finally(() => {
      if (flight !== mine) return;
      flight = null;
      schedule();
    });
    flight = mine;
    return mine;
  }

  function schedule(): void {
    clearTimeout(pollTimer);
    const { state } = store.now;
    const isBusy = (state?.operations.length ?? 0) > 0;
    // The feed tells what a buddy does, not what becomes of an egg.
    const isComplete = mode === 'live' && !isBusy && failures === 0 && state?.buddy;
    if (mode === 'paused' || isComplete) return;
    const idle = isBusy && mode === 'polling' ? BUSY_POLL_MS : POLL_MS;
    pollTimer = setTimeout(refresh, failures > 0 ? Math.max(idle, backoffMs(failures)) : idle);
  }

  return {
    refresh,
    show,
    setMode(next) {
      if (mode === next) return;
      mode = next;
      schedule();
    },
    forget() {
      era += 1;
      flight = null;
      failures = 0;
      clearTimeout(pollTimer);
      store.update({ state: null, error: null, starting: null, failed: null });
    },
  };
}
