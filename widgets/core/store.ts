import type { SessionStatus } from './session.ts';
import type { WidgetState } from './procedures.ts';
import type { WireError } from './wire.ts';

export type ActionType = 'hatch' | 'evolve' | 'equip_item';

/** Something the user asked for and that did not work. */
export interface Failed {
  type: ActionType;
  code: string;
  message: string;
}

/** Everything the widgets of a page show, shared by all of them. */
export interface Snapshot {
  session: SessionStatus;
  /** Null until the first answer, and again after the user has changed. */
  state: WidgetState | null;
  /** Why there is no state, or why it is no longer fresh. */
  error: WireError | null;
  isOnline: boolean;
  /** Asked for and not yet answered by the server. */
  starting: ActionType | null;
  failed: Failed | null;
}

export interface Store {
  readonly now: Snapshot;
  update(change: Partial<Snapshot>): void;
  subscribe(listener: () => void): () => void;
}

const EMPTY: Snapshot = {
  session: 'idle',
  state: null,
  error: null,
  isOnline: true,
  starting: null,
  failed: null,
};

export function createStore(): Store {
  let now: Snapshot = EMPTY;
  const listeners = new Set<() => void>();
  return {
    get now() {
      return now;
    },
    update(change) {
      now = { ...now, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The operation under way, from the moment of the click to the state that it led to. */
export const busyWith = ({ starting, state }: Snapshot): string | null =>
  starting ?? state?.operations[0]?.type ?? null;

/** There is nothing to show and nothing on its way. */
export const isAtALoss = (snapshot: Snapshot | undefined): boolean =>
  snapshot !== undefined &&
  (['expired', 'revoked', 'signed-out'].includes(snapshot.session) ||
    (!snapshot.state && (snapshot.session === 'unreachable' || snapshot.error !== null)));
