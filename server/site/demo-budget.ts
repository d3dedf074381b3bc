/** So many calls in a window for each caller; forgotten when the window has passed. */
export interface Budget {
  /** Seconds to wait when the caller has had enough, 0 when the call may go on. */
  take(caller: string, nowMs: number): number;
}

const MAX_CALLERS = 20_000;

export function createBudget(calls: number, windowSeconds: number): Budget {
  const windows = new Map<string, { endsMs: number; used: number }>();
  return {
    take(caller, nowMs) {
      const window = windows.get(caller);
      if (window && window.endsMs > nowMs) {
        window.used += 1;
        return window.used <= calls ? 0 : Math.ceil((window.endsMs - nowMs) / 1_000);
      }
      windows.delete(caller);
      // Insertion order is order of age: the oldest window goes when there are too many.
      const [oldest] = windows.keys();
      if (windows.size >= MAX_CALLERS && oldest !== undefined) windows.delete(oldest);
      windows.set(caller, { endsMs: nowMs + windowSeconds * 1_000, used: 1 });
      return 0;
    },
  };
}
