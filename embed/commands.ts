import type { FledgeEventName, FledgeEvents } from '../widgets/core/happenings.ts';
import type { Page } from '../widgets/core/page.ts';
import type { Credentials } from '../widgets/core/session.ts';
import type { Tracked, TrackOptions } from '../widgets/core/tracking.ts';

/** Who is in the page now. A string is a token. */
export type Identity = string | { sessionToken?: string; embedToken?: string; sessionUrl?: string };

/** `window.Fledge` */
export interface Commands {
  /** Starts with these credentials, or does nothing when a session is there already. */
  init(identity?: Identity): Promise<void>;
  /** Somebody else is here: forgets the first user and starts with the second. Without credentials it asks the session URL. */
  identify(identity?: Identity): Promise<void>;
  /** Forgets the user. */
  logout(): Promise<void>;
  /** Sends an event of this user (scope `events:track`) and answers with what it did. */
  track(type: string, properties?: Record<string, unknown>, options?: TrackOptions): Promise<Tracked>;
  /** Calls back when something happens; with or without the `fledge-` before its name. Returns the way to stop. */
  on<N extends FledgeEventName>(
    name: N | `fledge-${N}`,
    handler: (detail: FledgeEvents[N]) => void,
  ): () => void;
}

export function createCommands(page: Page): Commands {
  const credentialsOf = (identity: Identity = {}): Credentials => {
    if (typeof identity === 'string') return { token: identity, sessionUrl: undefined };
    const { sessionToken, embedToken, sessionUrl } = identity;
    const token = sessionToken ?? embedToken;
    return { token, sessionUrl: sessionUrl ?? (token ? undefined : page.config.sessionUrl) };
  };
  return {
    async init(identity) {
      if (page.session.generation === 0) page.become(credentialsOf(identity));
    },
    identify: async (identity) => page.become(credentialsOf(identity)),
    logout: async () => page.become(),
    track: async (...event) => (await page.lively()).track(...event),
    on: (name, handler) => page.bus.on(plain(name), handler),
  };
}

function plain<N extends FledgeEventName>(name: N | `fledge-${N}`): N {
  // The prefix is all that the two spellings differ in.
  return name.replace(/^fledge-/, '') as N;
}
