import { isOver } from './merge.ts';
import type { PageCore } from './page.ts';
import { busyWith, type ActionType } from './store.ts';
import type { OperationStatus } from './procedures.ts';
import { unreachable, WireError } from './wire.ts';

interface Accepted {
  operationId: string;
  status: OperationStatus;
}

/** What a user may set going. Each starts at most once at a time, and is watched until it is over. */
export interface Actions {
  hatch(eggId: string): Promise<void>;
  evolve(): Promise<void>;
  wear(change: { equip?: string[]; unequip?: string[] }): Promise<void>;
  /** Called with each new state: operations that left it are settled. */
  settle(): void;
}

export function createActions({ api, store, sync, bus }: PageCore): Actions {
  const watched = new Map<string, ActionType>();

  const fail = (type: ActionType, error: unknown): void => {
    const { code, message, requestId } = error instanceof WireError ? error : unreachable();
    if (code === 'superseded') return;
    store.update({ failed: { type, code, message } });
    bus.emit({ name: 'error', detail: { code, message, requestId } });
  };

  async function start(type: ActionType, send: () => Promise<Accepted>): Promise<void> {
    if (busyWith(store.now)) return;
    store.update({ starting: type, failed: null });
    try {
      const { operationId: id, status } = await send();
      const { state } = store.now;
      if (state && !isOver(status)) {
        store.update({ state: { ...state, operations: [...state.operations, { id, type, status }] } });
      }
      watched.set(id, type);
      await sync.refresh();
    } catch (error) {
      fail(type, error);
    } finally {
      store.update({ starting: null });
      settle();
    }
  }

  async function conclude(id: string, type: ActionType): Promise<void> {
    const operation = await api.query('widget.operation', { id }).catch(() => null);
    if (operation?.status === 'failed')
      fail(type, new WireError(operation.error?.code ?? 'operation_failed', 0, ''));
  }

  function settle(): void {
    const { state, starting } = store.now;
    if (!state || starting) return;
    const pending = new Set(state.operations.map((operation) => operation.id));
    for (const [id, type] of watched) {
      if (pending.has(id)) continue;
      watched.delete(id);
      void conclude(id, type);
    }
  }

  return {
    hatch: (eggId) => start('hatch', () => api.mutate('widget.hatch', { eggId })),
    evolve: () => start('evolve', () => api.mutate('widget.evolve', undefined)),
    wear: (change) => start('equip_item', () => api.mutate('widget.equip', change)),
    settle,
  };
}
