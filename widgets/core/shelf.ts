import type { Api } from './api.ts';
import type { Bus } from './bus.ts';
import { randomId } from './random-id.ts';
import type { Store } from './store.ts';
import type { Marketplace } from './procedures.ts';
import { unreachable, WireError } from './wire.ts';

export type Item = Marketplace['marketplaces'][number]['items'][number];

/** What can be bought and what is owned; loaded when somebody looks, and kept fresh from then on. */
export interface Shelf {
  readonly now: { data: Marketplace | null; error: WireError | null };
  /** Loads unless it is there. */
  open(): Promise<void>;
  reload(): Promise<void>;
  /** Buys once: pressed twice or repeated after a broken line, the same request id pays the same purchase. */
  buy(item: Item): Promise<void>;
}

const CHANGES_SHELF = new Set(['hatched', 'evolved', 'equipped', 'badge-awarded']);

export function createShelf(api: Api, store: Store, bus: Bus): Shelf {
  let now: Shelf['now'] = { data: null, error: null };
  let flight: Promise<void> | null = null;
  let isStale = false;
  let userId = store.now.state?.user.id;
  const requests = new Map<string, string>();

  const set = (next: Shelf['now']): void => {
    now = next;
    store.update({});
  };
  async function load(): Promise<void> {
    do {
      isStale = false;
      try {
        const data = await api.query('widget.marketplace', undefined);
        set({ data, error: null });
      } catch (error) {
        const reason = error instanceof WireError ? error : unreachable();
        if (reason.code !== 'superseded') set({ data: now.data, error: reason });
      }
    } while (isStale && !now.error);
  }
  function reload(): Promise<void> {
    isStale = true;
    flight ??= load().finally(() => {
      flight = null;
    });
    return flight;
  }

  bus.onAny(({ name }) => {
    if (CHANGES_SHELF.has(name) && now.data) void reload();
  });
  store.subscribe(() => {
    const id = store.now.state?.user.id;
    if (id === userId) return;
    userId = id;
    flight = null;
    requests.clear();
    if (now.data || now.error) set({ data: null, error: null });
  });

  return {
    get now() {
      return now;
    },
    open: async () => (now.data ? undefined : reload()),
    reload,
    async buy(item) {
      const requestId = requests.get(item.id) ?? randomId('buy');
      requests.set(item.id, requestId);
      try {
        const { balance } = await api.mutate('widget.purchase', { itemId: item.id, requestId });
        bus.emit({ name: 'purchased', detail: { itemId: item.id, balance } });
      } catch (error) {
        // An answer settles the request; silence does not.
        if (error instanceof WireError && error.status > 0 && error.status < 500) requests.delete(item.id);
        throw error;
      } finally {
        await reload();
      }
    },
  };
}
