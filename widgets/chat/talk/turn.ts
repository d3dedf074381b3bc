import type { Card, PendingAction, TurnRow } from '../shapes.ts';

/** What is drawn below the text of an answer, in its order. */
export type Extra = { card: Card } | { actionId: string };

/** An answer as it comes. */
export interface Turn {
  readonly id: string;
  readonly conversationId: string;
  /** The last event that is in it. */
  readonly seq: number;
  readonly text: string;
  readonly extras: readonly Extra[];
  /** What is being done, one line a step. */
  readonly steps: readonly string[];
  readonly status: 'running' | 'complete' | 'stopped' | 'failed';
  readonly backend: string;
  readonly error: { code: string; message: string; retryable: boolean } | null;
}

export const newTurn = (id: string, conversationId: string): Turn => ({
  id,
  conversationId,
  seq: 0,
  text: '',
  extras: [],
  steps: [],
  status: 'running',
  backend: '',
  error: null,
});

const withStep = (turn: Turn, step: string): Turn =>
  step === '' || turn.steps.at(-1) === step ? turn : { ...turn, steps: [...turn.steps, step] };

/** The turn after an event. One that is in it already, or that does not follow, changes nothing. */
export function grow(turn: Turn, { seq, event }: TurnRow): Turn {
  if (seq !== turn.seq + 1) return turn;
  const next = { ...turn, seq };
  switch (event.type) {
    case 'step':
      return withStep(next, event.message);
    case 'tool_call':
      return withStep(next, event.title);
    case 'delta':
      return { ...next, text: turn.text + event.text };
    case 'card':
      return { ...next, extras: [...turn.extras, { card: event.card }] };
    case 'pending_action':
      return { ...next, extras: [...turn.extras, { actionId: event.action.id }] };
    case 'done':
      return { ...next, backend: event.backend, status: event.stopped ? 'stopped' : 'complete' };
    case 'error':
      return { ...next, error: event, status: 'failed' };
    default:
      return next;
  }
}

export const isOver = ({ status }: Turn): boolean => status !== 'running';

/** A change that an event tells of. */
export const actionIn = ({ event }: TurnRow): PendingAction | undefined =>
  event.type === 'pending_action' || event.type === 'action_resolved' ? event.action : undefined;
