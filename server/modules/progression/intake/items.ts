import type { Failure } from '../../../kernel/errors.ts';
import type { EventAnswer, EventInput } from '../schema.ts';
import type { EngineState } from '../engine/index.ts';
import type { External } from '../external.ts';
import type { Balance } from '../ledger.ts';

/** One event on its way in, with the way back for its own answer. */
export interface IntakeItem {
  readonly customerId: string;
  /** Audience resolved, time defaulted; `internal` events are Fledge's own and count against no quota. */
  readonly event: Required<Omit<EventInput, 'audience'>> & { audience: string; internal: boolean };
  /** Zone of users who have none of their own. */
  readonly defaultTimezone: string;
  /** Events a month that the customer's plan allows. */
  readonly quota: number;
  readonly publishedVersionId: string | null;
  readonly settle: (answer: EventAnswer | Failure) => void;
}

/** A buddy as intake needs it, with the engine's state. */
export interface Companion {
  customerId: string;
  buddyId: string;
  userId: string;
  audience: string;
  stage: number;
  versionId: string;
  state: EngineState;
  external: External;
  events: number;
  balances: readonly Balance[];
  /** Length of the state's text. */
  characters: number;
}

/** A user as intake needs it. */
export interface Player {
  customerId: string;
  id: string;
  timezone: string | null;
  /** The last number given in the user's feed. */
  sequence: number;
  /** Moves on with every lock of the user: while it stands still, nothing else here has changed either. */
  version: number;
  /** By audience, the buddy that events of the user feed. */
  companions: Map<string, Companion>;
}

/** The events of a batch that reach one buddy. */
export interface Group {
  companion: Companion;
  items: IntakeItem[];
}

export const userKey = (customerId: string, userId: string): string => `${customerId}\0${userId}`;
export const eventKey = (customerId: string, eventId: string): string => `${customerId}\0${eventId}`;
