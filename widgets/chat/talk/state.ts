import type { Word } from '../../core/words/words.ts';
import type { WireError } from '../../core/wire.ts';
import type { Conversation, PendingAction } from '../shapes.ts';
import { shownOf, type Outgoing, type Shown } from './shown.ts';
import { isOver, type Turn } from './turn.ts';

/** Why a message could not be sent. */
export type Unsent = { kind: 'failed'; message: string } | { kind: 'limit'; until: string | null };

/** Everything the chats of a page show. */
export interface TalkState {
  /** Whose conversation it is. */
  userId: string | undefined;
  phase: 'loading' | 'ready' | 'failed';
  /** Null until something is said. */
  conversation: Conversation | null;
  kept: readonly Shown[];
  turn: Turn | null;
  /** The answer that has ended on this page: what is heard once. */
  endedTurnId: string | null;
  outgoing: Outgoing | null;
  unsent: Unsent | null;
  draft: string;
  prompts: readonly string[];
  actions: ReadonlyMap<string, PendingAction>;
  /** What is on its way, by the id of what it is about. */
  busy: ReadonlySet<string>;
  failures: ReadonlyMap<string, Word>;
  list: readonly Conversation[] | null;
  listError: WireError | null;
}

export const NEW_STATE: TalkState = {
  userId: undefined,
  phase: 'loading',
  conversation: null,
  kept: [],
  turn: null,
  endedTurnId: null,
  outgoing: null,
  unsent: null,
  draft: '',
  prompts: [],
  actions: new Map(),
  busy: new Set(),
  failures: new Map(),
  list: null,
  listError: null,
};

export const messagesOf = ({ kept, turn, outgoing }: TalkState): readonly Shown[] =>
  shownOf(kept, turn, outgoing);

export const isAnswering = ({ turn, outgoing }: TalkState): boolean =>
  outgoing !== null || (turn !== null && !isOver(turn));

/** The change that stands in for this one now: each correction makes one of its own. */
export function latestOf({ actions }: Pick<TalkState, 'actions'>, id: string): PendingAction | undefined {
  const action = actions.get(id);
  const next = action?.supersededBy ?? null;
  return next !== null && actions.has(next) ? latestOf({ actions }, next) : action;
}
