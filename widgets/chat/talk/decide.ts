import type { PageCore } from '../../core/page.ts';
import { unreachable, WireError } from '../../core/wire.ts';
import type { Word } from '../../core/words/words.ts';
import type { PendingAction } from '../shapes.ts';
import type { TalkStore } from './store.ts';

/** What the user decides about a change. Each is asked once at a time; the server carries it out once for ever. */
export interface Decisions {
  confirm(action: PendingAction): Promise<void>;
  cancel(action: PendingAction): Promise<void>;
  /** Makes a change of its own that has to be confirmed anew; answers with its id, or null when it did not work. */
  edit(action: PendingAction, changes: Record<string, unknown>): Promise<string | null>;
  undo(action: PendingAction): Promise<void>;
  /** Takes note of how a change stands, whoever says so. */
  learn(action: PendingAction): void;
}

const wordOf = ({ code }: WireError): Word => {
  if (code === 'unreachable') return 'offlineTitle';
  return code === 'action_changed' ? 'actionChanged' : 'actionFailed';
};

export function createDecisions(
  { api, bus }: PageCore,
  store: TalkStore,
  /** Asks the server how the conversation stands. */
  reload: () => Promise<void>,
): Decisions {
  const without = <T>(set: ReadonlySet<T>, id: T): Set<T> => new Set([...set].filter((each) => each !== id));

  function learn(action: PendingAction): void {
    const { id, status, undoneAt, action: what, executedEntityId } = action;
    const before = store.now.actions.get(id);
    store.change({ actions: new Map(store.now.actions).set(id, action) });
    if (!before) return;
    const detail = { actionId: id, type: what.type, entityId: executedEntityId ?? '' };
    if (before.status === 'pending' && status === 'executed')
      bus.emit({ name: 'chat-action-executed', detail });
    if (before.undoneAt === null && undoneAt !== null) bus.emit({ name: 'chat-action-undone', detail });
  }

  async function attempt(id: string, run: () => Promise<PendingAction>): Promise<PendingAction | null> {
    if (store.now.busy.has(id)) return null;
    const failures = new Map(store.now.failures);
    failures.delete(id);
    store.change({ busy: new Set(store.now.busy).add(id), failures });
    try {
      const action = await run();
      learn(action);
      return action;
    } catch (error) {
      const reason = error instanceof WireError ? error : unreachable();
      if (reason.code === 'superseded') return null;
      store.change({ failures: new Map(store.now.failures).set(id, wordOf(reason)) });
      // Somebody else has decided, or it is too late: what is true now says so.
      if (reason.status > 0) await reload();
      return null;
    } finally {
      store.change({ busy: without(store.now.busy, id) });
    }
  }

  return {
    learn,
    confirm: async ({ id, hash }) => {
      await attempt(id, () => api.mutate('assistant.actions.confirm', { actionId: id, hash }));
    },
    cancel: async ({ id }) => {
      await attempt(id, () => api.mutate('assistant.actions.cancel', { actionId: id }));
    },
    undo: async ({ id }) => {
      await attempt(id, () => api.mutate('assistant.actions.undo', { actionId: id }));
    },
    async edit({ id, hash }, changes) {
      const made = await attempt(id, () =>
        api.mutate('assistant.actions.edit', { actionId: id, hash, changes }),
      );
      const old = store.now.actions.get(id);
      if (made && old) learn({ ...old, status: 'cancelled', supersededBy: made.id });
      return made?.id ?? null;
    },
  };
}
