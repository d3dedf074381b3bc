import { perApp, type App } from '../db/context.ts';
import { query } from '../db/query.ts';

/** Why a session is over for those who listen in its name. */
export type EndReason = 'revoked' | 'expired';

/** One that waits for what happens to a user. Woken by signals; reads the rows itself. */
export interface Follower {
  readonly customerId: string;
  readonly userId: string;
  /** The last sequence it has passed on, so that the belt wakes only who is behind. */
  last(): number;
  wake(sequence: number): void;
}

/** Something that lasts as long as its credential: a subscription, a socket. */
export interface Bearer {
  readonly credentialId: string;
  end(reason: EndReason): void;
}

/** Who waits for what on this node. An event costs one look-up, however many wait for other users. */
export interface Hub {
  follow(follower: Follower): () => void;
  /** Calls back when a customer's settings changed, or may have while the wire was cut. */
  heed(accountId: string, onChange: () => void): () => void;
  /** Ends the bearer when its credential is revoked, at once if that has just happened. */
  bear(bearer: Bearer): () => void;
  /** How many live by this credential. */
  bearers(credentialId: string): number;
  /** Ends all that live by a credential on this node. */
  end(credentialId: string, reason: EndReason): void;
}

/** Signals may be lost (a crash right after the commit, a wire cut off): this is how long it can go unnoticed. */
const BELT_SECONDS = 30;
const BELT_BATCH = 1000;
/** A credential read as valid a moment before it was revoked must not slip through. */
const REMEMBER_REVOKED_MS = 10_000;

const userKey = (customerId: string, userId: string): string => `${customerId}\n${userId}`;

export const hub = perApp(createHub);

function createHub(app: App): Hub {
  const followers = new Map<string, Set<Follower>>();
  const bearers = new Map<string, Set<Bearer>>();
  const heeders = new Map<string, Set<() => void>>();
  const revoked = new Map<string, number>();
  let belt: NodeJS.Timeout | undefined;

  function end(credentialId: string, reason: EndReason): void {
    for (const bearer of bearers.get(credentialId) ?? []) bearer.end(reason);
  }

  app.bus.on('feed.appended', ({ customerId, userId, sequence }) => {
    for (const follower of followers.get(userKey(customerId, userId)) ?? [])
      if (follower.last() < sequence) follower.wake(sequence);
  });
  app.bus.on('credential.revoked', ({ id }) => {
    const now = performance.now();
    for (const [known, at] of revoked) {
      if (now - at < REMEMBER_REVOKED_MS) break;
      revoked.delete(known);
    }
    revoked.set(id, now);
    end(id, 'revoked');
  });
  app.bus.on('account.changed', ({ accountId }) => heeders.get(accountId)?.forEach((onChange) => onChange()));
  app.bus.on('wire.restored', () => {
    for (const set of heeders.values()) for (const onChange of set) onChange();
    return wakeWhoIsBehind();
  });

  async function wakeWhoIsBehind(): Promise<void> {
    const keys = [...followers.values()].flatMap((set) => [...set].slice(0, 1));
    for (let start = 0; start < keys.length; start += BELT_BATCH) {
      const batch = keys.slice(start, start + BELT_BATCH);
      // One statement a thousand users, so the loop is a handful of turns.
      const rows = await query<{ customer_id: string; id: string; sequence: number }>(
        app.database.db,
        `SELECT customer_id, id, sequence FROM users
         JOIN unnest($1::text[], $2::text[]) AS followed(tenant, name) ON customer_id = tenant AND id = name`,
        [batch.map((follower) => follower.customerId), batch.map((follower) => follower.userId)],
      );
      for (const row of rows)
        for (const follower of followers.get(userKey(row.customer_id, row.id)) ?? [])
          if (follower.last() < row.sequence) follower.wake(row.sequence);
    }
  }

  function tightenBelt(): void {
    belt ??= setInterval(() => {
      if (followers.size === 0) {
        clearInterval(belt);
        belt = undefined;
        return;
      }
      wakeWhoIsBehind().catch((error: unknown) => app.log.error({ err: error }, 'live feeds not checked'));
    }, BELT_SECONDS * 1000).unref();
  }

  return {
    follow(follower) {
      tightenBelt();
      return insert(followers, userKey(follower.customerId, follower.userId), follower);
    },
    heed: (accountId, onChange) => insert(heeders, accountId, onChange),
    bear(bearer) {
      const leave = insert(bearers, bearer.credentialId, bearer);
      if (revoked.has(bearer.credentialId)) bearer.end('revoked');
      return leave;
    },
    bearers: (credentialId) => bearers.get(credentialId)?.size ?? 0,
    end,
  };
}

/** Adds to the set under `key` and answers how to take it out again; an empty set leaves nothing behind. */
function insert<T>(sets: Map<string, Set<T>>, key: string, value: T): () => void {
  const set = sets.get(key) ?? new Set();
  set.add(value);
  sets.set(key, set);
  return () => {
    set.delete(value);
    if (set.size === 0 && sets.get(key) === set) sets.delete(key);
  };
}
