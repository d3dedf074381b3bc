import { NEW_STATE, type TalkState } from './state.ts';

/** The state of a page's chat. Its listeners hear of changes once a frame, however many there are. */
export interface TalkStore {
  readonly now: TalkState;
  /** Rises with every change but those of an answer that comes. */
  readonly stamp: number;
  change(change: Partial<TalkState>): void;
  subscribe(listener: () => void): () => void;
}

export function createTalkStore(): TalkStore {
  let now = NEW_STATE;
  let stamp = 0;
  let isDue = false;
  const listeners = new Set<() => void>();

  function tell(): void {
    isDue = false;
    for (const listener of listeners) listener();
  }
  return {
    get now() {
      return now;
    },
    get stamp() {
      return stamp;
    },
    change(change) {
      now = { ...now, ...change };
      const isAnswerOnly = Object.keys(change).join() === 'turn';
      if (!isAnswerOnly) stamp += 1;
      if (isDue) return;
      isDue = true;
      // Nothing is painted in a tab that nobody looks at.
      if (document.hidden) setTimeout(tell);
      else requestAnimationFrame(tell);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
