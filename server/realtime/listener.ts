import type { WidgetCtx } from '../db/context.ts';
import { hub, type EndReason } from './hub.ts';

/** One reader's ear: what it has heard since it last looked, and whether it should go on at all. */
export interface Listener {
  /** Why to stop, once there is a reason. */
  end(): EndReason | 'aborted' | undefined;
  /** The highest sequence that a signal has told of. */
  heard(): number;
  /** Forgets what was heard: called right before looking. */
  settle(): void;
  /** Resolves when something was heard since `settle`, or at the end; `account` when only settings may have changed. */
  next(): Promise<'feed' | 'account'>;
  leave(): void;
}

/** Listens for a session's user until it is revoked, expires or its reader goes away. */
export function listen(ctx: WidgetCtx, last: () => number, signal?: AbortSignal): Listener {
  const { userId, sessionId, expiresAt } = ctx.actor;
  let reason: EndReason | 'aborted' | undefined;
  let heard = 0;
  let isDirty = false;
  // Settings may have changed before anybody listened.
  let isAccountNews = true;
  let release: (() => void) | undefined;

  const rouse = (): void => {
    release?.();
    release = undefined;
  };
  const end = (why: EndReason | 'aborted'): void => {
    reason ??= why;
    rouse();
  };
  const abort = () => end('aborted');
  const unfollow = hub(ctx.app).follow({
    customerId: ctx.customerId,
    userId,
    last,
    wake(sequence) {
      heard = Math.max(heard, sequence);
      isDirty = true;
      rouse();
    },
  });
  const unheed = hub(ctx.app).heed(ctx.accountId, () => {
    isAccountNews = true;
    rouse();
  });
  const unbear = hub(ctx.app).bear({ credentialId: sessionId, end });
  const expiry = setTimeout(() => end('expired'), Date.parse(expiresAt) - ctx.now().getTime()).unref();
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();

  return {
    end: () => reason,
    heard: () => heard,
    settle() {
      isDirty = false;
    },
    async next() {
      if (!isDirty && !isAccountNews && reason === undefined) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      if (isDirty || reason !== undefined) return 'feed';
      isAccountNews = false;
      return 'account';
    },
    leave() {
      clearTimeout(expiry);
      signal?.removeEventListener('abort', abort);
      unfollow();
      unheed();
      unbear();
    },
  };
}
