import type { PendingAction } from './action-schema.ts';
import type { Card } from './cards.ts';
import type { UseTool } from './tools/tool.ts';
import type { TurnEvent } from './turn-events.ts';

/** One thing said in a conversation. */
export interface Said {
  role: 'user' | 'assistant';
  text: string;
}

/** What a backend is asked: the message and everything that it may know without asking a tool. */
export interface Asked {
  message: string;
  /** The conversation before, the oldest first, cut to what is worth sending. */
  history: readonly Said[];
  /** The change that waits for the user's word, if one does. */
  pending: PendingAction | undefined;
  /** What this backend asked to remember at its last turn of this conversation; undefined at the first. */
  memory: unknown;
  person: {
    name: string | undefined;
    /** The user's own day, `YYYY-MM-DD`, and IANA zone. */
    today: string;
    timezone: string;
    /** Of the user's accounts. */
    currency: string;
  };
  /** The budget that the conversation is about. */
  budgetId: string | undefined;
}

/** What a backend says. Tool calls and their results are told by the engine, which runs them. */
export type Spoken =
  | Extract<TurnEvent, { type: 'step' | 'delta' | 'usage' }>
  | { type: 'card'; card: Card }
  /** JSON of at most 8 kB, handed back at the next turn. */
  | { type: 'memory'; memory: unknown };

/**
 * Whatever answers. Ends when the answer is whole; throws when it cannot answer, and the engine asks the next backend,
 * telling it what was said already. Stops within a second of `signal`.
 */
export interface Backend {
  /** `built-in`, or the name of the model. */
  readonly name: string;
  answer(asked: Asked, use: UseTool, signal: AbortSignal): AsyncGenerator<Spoken, void, void>;
}
