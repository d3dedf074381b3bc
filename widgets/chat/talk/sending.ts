import type { PageCore } from '../../core/page.ts';
import { unreachable, WireError } from '../../core/wire.ts';
import type { Conversation, Message } from '../shapes.ts';
import { keptOf } from './shown.ts';
import { isAnswering, type Unsent } from './state.ts';
import type { TalkStore } from './store.ts';
import { uuid } from './uuid.ts';

/** What a page says. */
export interface Sending {
  send(text: string): Promise<void>;
  /** Answers the same message again. */
  retry(turnId: string): Promise<void>;
}

export interface SendingNeeds {
  store: TalkStore;
  /** Rises when another conversation is shown. */
  era: () => number;
  follow: (turnId: string, conversationId: string) => void;
  reload: () => Promise<void>;
  remember: () => void;
}

interface Started {
  turnId: string;
  conversation: Conversation;
  userMessage: Message;
}

export function createSending(
  { api, bus }: PageCore,
  { store, era, follow, reload, remember }: SendingNeeds,
): Sending {
  const { change } = store;
  /** The id under which words that were not sent are sent again, so that they are said once. */
  let attempt = { clientId: '', text: '' };

  async function start(text: string, run: (clientId: string) => Promise<Started>): Promise<void> {
    if (attempt.text !== text) attempt = { clientId: uuid(), text };
    const { clientId } = attempt;
    const mine = era();
    const { turnId, conversation, userMessage } = await run(clientId);
    attempt = { clientId: '', text: '' };
    if (mine !== era()) return;
    const isNew = !store.now.kept.some(({ key }) => key === keptOf([userMessage])[0]?.key);
    change({
      conversation,
      outgoing: null,
      kept: isNew ? [...store.now.kept, ...keptOf([userMessage])] : store.now.kept,
    });
    remember();
    follow(turnId, conversation.id);
    bus.emit({ name: 'chat-message-sent', detail: { conversationId: conversation.id, turnId } });
  }
  async function send(given: string): Promise<void> {
    const text = given.trim();
    if (text === '' || isAnswering(store.now)) return;
    const conversationId = store.now.conversation?.id;
    change({ draft: '', unsent: null, outgoing: { clientId: attempt.clientId, text } });
    remember();
    try {
      await start(text, (clientId) =>
        api.mutate('assistant.turns.start', {
          ...(conversationId === undefined ? {} : { conversationId }),
          content: text,
          clientId,
        }),
      );
    } catch (error) {
      await giveBack(text, error);
    }
  }
  /** Words that did not arrive go back to where they were written. */
  async function giveBack(text: string, error: unknown): Promise<void> {
    const reason = error instanceof WireError ? error : unreachable();
    if (reason.code === 'superseded') return;
    const { draft } = store.now;
    change({ outgoing: null, draft: draft === '' ? text : `${text}\n${draft}`, unsent: unsentOf(reason) });
    remember();
    if (reason.status === 409) await reload();
  }
  async function retry(turnId: string): Promise<void> {
    if (isAnswering(store.now)) return;
    change({ unsent: null });
    const mine = era();
    try {
      await start(turnId, (clientId) => api.mutate('assistant.turns.retry', { turnId, clientId }));
      if (mine === era()) await reload();
    } catch (error) {
      const reason = error instanceof WireError ? error : unreachable();
      if (reason.code !== 'superseded') change({ unsent: unsentOf(reason) });
    }
  }

  return { send, retry };
}

const unsentOf = ({ code, status, message, details }: WireError): Unsent => {
  const isLimit = code === 'ai_limit_reached';
  if (!isLimit) return { kind: 'failed', message: status === 0 ? '' : message };
  const until = details.resets_at;
  return { kind: 'limit', until: typeof until === 'string' ? until : null };
};
