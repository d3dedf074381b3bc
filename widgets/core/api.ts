import type { Session } from './session.ts';
import { superseded } from './session.ts';
import type { Input, Output, Path } from './procedures.ts';
import { send, WireError } from './wire.ts';

/** The server's procedures, typed by its router, called with the page's session. */
export interface Api {
  query<P extends Path>(path: P, input: Input<P>): Promise<Output<P>>;
  mutate<P extends Path>(path: P, input: Input<P>): Promise<Output<P>>;
}

export const reasonOf = (code: string): 'expired' | 'revoked' =>
  code.includes('revoked') ? 'revoked' : 'expired';

export function createApi(base: string, session: Session): Api {
  /** A token that was refused is replaced once; answers for a user who has left are dropped. */
  async function call<P extends Path>(path: P, input: Input<P>, write: boolean): Promise<Output<P>> {
    const { generation } = session;
    for (let isRetry = false; ; isRetry = true) {
      const token = await session.token();
      const outcome = await send<Output<P>>({ base, path, input, write, token }).then(
        (data) => ({ data }),
        (error: WireError) => ({ error }),
      );
      if (generation !== session.generation) throw superseded();
      if ('data' in outcome) return outcome.data;
      if (outcome.error.status !== 401) throw outcome.error;
      session.refuse(token, reasonOf(outcome.error.code));
      if (isRetry || !session.canRenew) throw outcome.error;
    }
  }
  return {
    query: (path, input) => call(path, input, false),
    mutate: (path, input) => call(path, input, true),
  };
}
