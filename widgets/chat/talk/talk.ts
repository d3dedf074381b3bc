import { CHAT_ROW } from '../../core/chat-row.ts';
import type { Row } from '../../core/live.ts';
import type { Page } from '../../core/page.ts';
import { WireError } from '../../core/wire.ts';
import { createDecisions, type Decisions } from './decide.ts';
import { followTurn } from './follow.ts';
import { createHistory, type History } from './history.ts';
import { forget, keep, recall } from './keepsake.ts';
import { actionsOf, keptOf } from './shown.ts';
import { createSending } from './sending.ts';
import { NEW_STATE } from './state.ts';
import { createTalkStore, type TalkStore } from './store.ts';
import type { TurnRow } from '../shapes.ts';
import { actionIn, grow, isOver, newTurn } from './turn.ts';

/** The conversation of a page, shared by all chats on it. */
export interface Talk {
  readonly store: TalkStore;
  readonly decisions: Decisions;
  readonly history: History;
  /** Somebody looks: what is there is loaded once, and kept true from then on. */
  look(): void;
  reload(): Promise<void>;
  open(conversationId: string): Promise<void>;
  /** An empty page. */
  fresh(): void;
  write(draft: string): void;
  send(text: string): Promise<void>;
  stop(): void;
  /** Answers the same message again. */
  retry(turnId: string): Promise<void>;
}

/** Rows of one change arrive together: one question for all of them. */
const SETTLE_MS = 120;
/** A conversation that did not load is asked for again, pressed or not. */
const RETRY_MS = 5_000;

const talks = new WeakMap<Page, Talk>();

/** The conversation of a page; made when it is first asked for. */
export function talkOf(page: Page): Talk {
  const known = talks.get(page);
  if (known) return known;
  const made = createTalk(page);
  talks.set(page, made);
  return made;
}

function createTalk(page: Page): Talk {
  const { api, bus } = page;
  const store = createTalkStore();
  const { change } = store;
  const decisions = createDecisions(page, store, reload);
  const history = createHistory(api, store, { onRemoved: (id) => isCurrent(id) && fresh() });
  let isLooking = false;
  /** Rises when another conversation is shown: answers about an earlier one are dropped. */
  let era = 0;
  let leaveTurn = (): void => {};
  let user: string | undefined;

  const isCurrent = (id: string): boolean => store.now.conversation?.id === id;
  const remember = (): void => {
    if (user === undefined) return;
    keep(user, { conversationId: store.now.conversation?.id ?? null, draft: store.now.draft });
  };

  // ## Reading

  async function load(conversationId: string, mine: number): Promise<void> {
    const thread = await api.query('assistant.conversations.get', { conversationId });
    if (mine !== era) return;
    const { conversation, messages } = thread;
    const kept = keptOf(messages);
    const { turn } = store.now;
    const isKept =
      turn && isOver(turn) && messages.some((each) => each.turnId === turn.id && each.role === 'assistant');
    const failed = turn?.error ? { turnId: turn.id, error: turn.error } : null;
    change({
      phase: 'ready',
      conversation,
      // Why an answer failed is told once, and not kept with it.
      kept: failed
        ? kept.map((each) => (each.turnId === failed.turnId && !each.isMine ? { ...each, ...failed } : each))
        : kept,
      actions: new Map([...store.now.actions, ...actionsOf(thread)]),
      ...(isKept ? { turn: null } : {}),
    });
    remember();
    const { runningTurnId } = conversation;
    if (runningTurnId !== null && runningTurnId !== store.now.turn?.id)
      follow(runningTurnId, conversation.id);
  }
  async function reload(): Promise<void> {
    const { conversation } = store.now;
    if (!conversation) return;
    // What can not be asked now is asked with the next row, or the next look.
    await load(conversation.id, era).catch(() => {});
  }
  async function open(conversationId: string): Promise<void> {
    const mine = clear();
    try {
      await load(conversationId, mine);
    } catch (error) {
      if (mine !== era) return;
      const isGone = error instanceof WireError && error.status === 404;
      if (isGone) return fresh();
      change({ phase: 'failed' });
      setTimeout(() => mine === era && void open(conversationId), RETRY_MS);
    }
  }
  /** Leaves what is shown, but for words that were not sent. */
  function clear(): number {
    leaveTurn();
    const { userId, draft, list, prompts, endedTurnId } = store.now;
    change({ ...NEW_STATE, userId, draft, list, prompts, endedTurnId });
    return (era += 1);
  }
  function fresh(): void {
    const mine = clear();
    change({ phase: 'ready' });
    remember();
    api.query('assistant.prompts', undefined).then(
      ({ prompts }) => mine === era && change({ prompts }),
      // Suggestions are a kindness: a page without them is whole.
      () => {},
    );
  }
  /** What this tab showed before, else what is being answered elsewhere, else an empty page. */
  async function begin(): Promise<void> {
    if (user === undefined) return;
    const { conversationId, draft } = recall(user);
    change({ draft: store.now.draft || draft });
    if (conversationId !== null) return open(conversationId);
    const mine = era;
    const running = await api.query('assistant.conversations.list', { limit: 20 }).then(
      ({ conversations }) => conversations.find(({ runningTurnId }) => runningTurnId !== null),
      () => undefined,
    );
    if (mine !== era) return;
    if (running) await open(running.id);
    else fresh();
  }

  // ## An answer

  function follow(turnId: string, conversationId: string): void {
    leaveTurn();
    const mine = era;
    change({ turn: newTurn(turnId, conversationId) });
    let isLeft = false;
    leaveTurn = () => (isLeft = true);
    void page.lively().then((lively) => {
      if (isLeft || mine !== era) return;
      leaveTurn = followTurn(api, lively, turnId, { onRow, onEnd: () => void finish(turnId) });
    });
  }
  function onRow(row: TurnRow): void {
    const { turn } = store.now;
    if (!turn) return;
    const action = actionIn(row);
    if (action) decisions.learn(action);
    change({ turn: grow(turn, row) });
  }
  async function finish(turnId: string): Promise<void> {
    const { turn } = store.now;
    if (turn?.id !== turnId) return;
    if (turn.status === 'complete' || turn.status === 'stopped') {
      const { conversationId, backend } = turn;
      const detail = { conversationId, turnId, backend, stopped: turn.status === 'stopped' };
      bus.emit({ name: 'chat-answered', detail });
    } else if (!isOver(turn)) change({ turn: { ...turn, status: 'failed' } });
    change({ endedTurnId: turnId });
    await reload();
  }

  const { send, retry } = createSending(page, { store, era: () => era, follow, reload, remember });

  // ## What happens elsewhere

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void reload();
      if (store.now.list) void history.load();
    }, SETTLE_MS);
  };
  function hear({ type, payload }: Row): void {
    if (type === 'reset') return soon();
    if (type !== CHAT_ROW) return;
    const isOwn = payload.turnId !== undefined && payload.turnId === store.now.turn?.id;
    if (isCurrent(String(payload.conversationId)) ? !isOwn && !store.now.outgoing : store.now.list) soon();
  }
  function look(): void {
    if (isLooking) return;
    isLooking = true;
    user = page.store.now.state?.user.id;
    change({ userId: user });
    void page.lively().then((lively) => lively.onRow(hear));
    let sequence = page.store.now.state?.sequence;
    page.store.subscribe(() => {
      const { state } = page.store.now;
      if (state && state.user.id !== user) {
        if (user !== undefined) forget();
        user = state.user.id;
        era += 1;
        leaveTurn();
        change({ ...NEW_STATE, userId: user });
        void begin();
      }
      const isMoved = state && state.sequence !== sequence;
      sequence = state?.sequence;
      if (isMoved) void page.lively().then(({ isLive }) => isLive || soon());
    });
    void begin();
  }

  return {
    store,
    decisions,
    history,
    look,
    reload: () => (store.now.conversation ? reload() : begin()),
    open,
    fresh,
    write(draft) {
      change({ draft });
      remember();
    },
    send,
    stop() {
      const { turn } = store.now;
      if (turn && !isOver(turn)) api.mutate('assistant.turns.stop', { turnId: turn.id }).catch(() => {});
    },
    retry,
  };
}
