import type { Api } from '../../core/api.ts';
import { unreachable, WireError } from '../../core/wire.ts';
import type { TalkStore } from './store.ts';

/** The conversations of a user. */
export interface History {
  load(): Promise<void>;
  rename(conversationId: string, title: string): Promise<void>;
  remove(conversationId: string): Promise<void>;
}

const PAGE = 50;

export function createHistory(
  api: Api,
  store: TalkStore,
  { onRemoved }: { onRemoved: (conversationId: string) => void },
): History {
  const { change } = store;
  const fail = (error: unknown): void => {
    const listError = error instanceof WireError ? error : unreachable();
    if (listError.code !== 'superseded') change({ listError });
  };

  return {
    async load() {
      try {
        const { conversations: list } = await api.query('assistant.conversations.list', { limit: PAGE });
        change({ list, listError: null });
      } catch (error) {
        fail(error);
      }
    },
    async rename(conversationId, title) {
      try {
        const renamed = await api.mutate('assistant.conversations.rename', { conversationId, title });
        const { list, conversation } = store.now;
        change({
          list: list?.map((each) => (each.id === renamed.id ? renamed : each)) ?? null,
          conversation: conversation?.id === renamed.id ? renamed : conversation,
          listError: null,
        });
      } catch (error) {
        fail(error);
      }
    },
    async remove(conversationId) {
      try {
        await api.mutate('assistant.conversations.remove', { conversationId });
        const list = store.now.list?.filter(({ id }) => id !== conversationId) ?? null;
        onRemoved(conversationId);
        change({ list, listError: null });
      } catch (error) {
        fail(error);
      }
    },
  };
}
