import type { Message, Part, PendingAction, Thread } from '../shapes.ts';
import type { Extra, Turn } from './turn.ts';

/** A message as it is drawn, wherever it came from. */
export interface Shown {
  /** Stays the same while the message does, however it came. */
  readonly key: string;
  readonly isMine: boolean;
  readonly text: string;
  readonly extras: readonly Extra[];
  readonly steps: readonly string[];
  readonly status: Message['status'] | 'sending';
  readonly turnId: string | null;
  readonly error: Turn['error'];
}

const extraOf = (part: Part): Extra[] => {
  if (part.type === 'card') return [{ card: part.card }];
  return part.type === 'pending_action' ? [{ actionId: part.pendingAction.id }] : [];
};

const answerKey = (turnId: string): string => `${turnId}-assistant`;

const ofMessage = ({ id, role, content, parts, turnId, status }: Message): Shown => ({
  key: turnId === null ? id : `${turnId}-${role}`,
  isMine: role === 'user',
  text: content,
  extras: parts.flatMap(extraOf),
  steps: [],
  status,
  turnId,
  error: null,
});

const ofTurn = ({ id, text, extras, steps, status, error }: Turn): Shown => ({
  key: answerKey(id),
  isMine: false,
  text,
  extras,
  steps,
  status,
  turnId: id,
  error,
});

export const keptOf = (messages: readonly Message[]): readonly Shown[] => messages.map(ofMessage);

/** What the user has said and the server has not answered yet. */
export interface Outgoing {
  clientId: string;
  text: string;
}

/** The messages of a conversation with what is on its way: the answer that comes stands in for what is kept of it. */
export function shownOf(
  kept: readonly Shown[],
  turn: Turn | null,
  outgoing: Outgoing | null,
): readonly Shown[] {
  const others = turn ? kept.filter(({ key }) => key !== answerKey(turn.id)) : kept;
  const coming = turn ? [ofTurn(turn)] : [];
  const sending: Shown[] = outgoing
    ? [
        {
          key: outgoing.clientId,
          isMine: true,
          text: outgoing.text,
          extras: [],
          steps: [],
          status: 'sending',
          turnId: null,
          error: null,
        },
      ]
    : [];
  return [...others, ...coming, ...sending];
}

/** Every change that a conversation speaks of, as it stands now. */
export function actionsOf({ messages, pendingActions }: Thread): Map<string, PendingAction> {
  const told = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'pending_action' ? [part.pendingAction] : [])),
  );
  return new Map([...told, ...pendingActions].map((action) => [action.id, action]));
}
