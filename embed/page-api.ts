import type { FledgeEventName, FledgeEvents } from '../widgets/core/fledge-events.ts';

/** Who is in the page now. A string is a token. */
export type Identity = string | { sessionToken?: string; embedToken?: string; sessionUrl?: string };

/** What an event of the page did. */
export interface TrackedEvent {
  accepted: boolean;
  eventId: string;
  /** The same id was counted before; the effects are those of the first time. */
  duplicate: boolean;
  effects: {
    coins: number;
    /** `key:amount`, like `xp:20`. */
    tokens: string[];
    badgesAwarded: string[];
    evolutionReady: boolean;
  };
}

/** `window.Fledge` */
export interface Commands {
  /** Starts with these credentials, or does nothing when a session is there already. */
  init(identity?: Identity): Promise<void>;
  /** Somebody else is here: forgets the first user and starts with the second. Without credentials it asks the session URL. */
  identify(identity?: Identity): Promise<void>;
  /** Forgets the user. */
  logout(): Promise<void>;
  /** Sends an event of this user (scope `events:track`) and answers with what it did; the same `eventId` never counts twice. */
  track(
    type: string,
    properties?: Record<string, unknown>,
    options?: { eventId?: string },
  ): Promise<TrackedEvent>;
  /** Calls back when something happens; with or without the `fledge-` before its name. Returns the way to stop. */
  on<N extends FledgeEventName>(
    name: N | `fledge-${N}`,
    handler: (detail: FledgeEvents[N]) => void,
  ): () => void;
  /** Opens the chat: the page's own, or one in the corner where it has none (scope `chat:write`). */
  open(name: 'chat'): Promise<void>;
}

/** A call that waits for the script: `['identify', token]`. */
export type QueuedCall = [name: keyof Commands, ...args: unknown[]];

declare global {
  interface Window {
    /** The commands; before the script has loaded, an array of calls waits here just as well. */
    Fledge?: (Commands & { push(call: QueuedCall): unknown }) | QueuedCall[];
  }
}
