import { createActions, type Actions } from './actions.ts';
import { reasonOf } from './api.ts';
import { happeningsBetween } from './happenings.ts';
import { createLive, type Live, type Row } from './live.ts';
import { applyRow, needsRefresh } from './merge.ts';
import type { PageCore } from './page.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { createTrack, type Track } from './tracking.ts';
import type { WidgetState } from './procedures.ts';

/** What a page can do once it shows something: act, and hear of changes as they happen. */
export interface Lively {
  readonly actions: Actions;
  readonly shelf: Shelf;
  readonly track: Track;
  /** Whether the socket tells what happens; else the page asks. */
  readonly isLive: boolean;
  readonly follow: Live['follow'];
  /** Hears every row of the feed; returns the way to stop. */
  onRow(listener: (row: Row) => void): () => void;
  /** Raises what happened between two states. */
  compare(before: WidgetState, next: WidgetState): void;
  /** Connects the socket, if it is not. */
  connect(): void;
  /** Moves the socket over to the token of now. */
  reconnect(): void;
  rest(): void;
}

/** Rows of one event arrive together: one question for all of them. */
const SETTLE_MS = 60;

export function createLively(core: PageCore, hasSounds = false): Lively {
  const { baseUrl, session, api, store, bus, sync } = core;
  const actions = createActions(core);
  store.subscribe(actions.settle);
  if (hasSounds) {
    const listen = ({ play }: typeof import('./sounds.ts')): unknown => bus.onAny(({ name }) => play(name));
    // Silence is no fault.
    import('./sounds.ts').then(listen, () => {});
  }
  const listeners = new Set<(row: Row) => void>();
  let isLive = false;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;

  function receive(row: Row): void {
    if (row.type === 'session.ended') {
      void session.token().then((token) => session.refuse(token, reasonOf(String(row.payload.reason))));
      return;
    }
    const before = store.now.state;
    const next = before && applyRow(before, row);
    if (next && next !== before) sync.show(next);
    for (const listener of listeners) listener(row);
    if (!needsRefresh(row.type)) return;
    clearTimeout(settleTimer);
    settleTimer = setTimeout(sync.refresh, SETTLE_MS);
  }
  const live = createLive({
    url: `${baseUrl.replace(/^http/, 'ws')}/trpc`,
    token: session.token,
    seen: () => ({ after: store.now.state?.sequence ?? 0, theme: store.now.state?.theme }),
    onRow: receive,
    onConnected(isConnected) {
      isLive = isConnected;
      if (session.status === 'active') sync.setMode(isConnected ? 'live' : 'polling');
    },
    onRefused: (token, error) => session.refuse(token, reasonOf(error.code)),
  });

  return {
    actions,
    shelf: createShelf(api, store, bus),
    track: createTrack(api),
    get isLive() {
      return isLive;
    },
    follow: live.follow,
    onRow(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    compare(before, next) {
      for (const happening of happeningsBetween(before, next)) bus.emit(happening);
    },
    connect: live.start,
    reconnect: live.restart,
    rest: live.stop,
  };
}
