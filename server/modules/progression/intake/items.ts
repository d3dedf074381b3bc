import type { Failure } from '../../../kernel/errors.ts';
import type { EventAnswer, EventInput } from '../schema.ts';
import type { EngineState } from '../engine/index.ts';
import type { External } from '../external.ts';

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
}

/** The events of a batch that reach one buddy. */
export interface Group {
  companion: Companion;
  items: IntakeItem[];
}

export const userKey = (customerId: string, userId: string): string => `${customerId}\0${userId}`;
export const eventKey = (customerId: string, eventId: string): string => `${customerId}\0${eventId}`;
export const companionKey = (customerId: string, userId: string, audience: string): string =>
  `${customerId}\0${audience}\0${userId}`;
