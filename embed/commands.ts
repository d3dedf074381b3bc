import type { FledgeEventName } from '../widgets/core/fledge-events.ts';
import type { Page } from '../widgets/core/page.ts';
import type { Credentials } from '../widgets/core/session.ts';
import type { Commands, Identity } from './page-api.ts';

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
    open: async (name) => (await import('./open.ts')).openWidget(name),
  };
}

function plain<N extends FledgeEventName>(name: N | `fledge-${N}`): N {
  // The prefix is all that the two spellings differ in.
  return name.replace(/^fledge-/, '') as N;
}
