import { and, eq, isNull } from 'drizzle-orm';
import { perApp, type App } from '../../db/context.ts';
import { accountOf } from '../../kernel/actor.ts';
import { freshCache } from './fresh-cache.ts';
import { apiKeys, logins, widgetSessions } from './tables.ts';

export type KeyRow = typeof apiKeys.$inferSelect;
export type SessionRow = typeof widgetSessions.$inferSelect;

/** The belt: how long a node that missed the signal goes on believing a credential. */
const MAX_AGE_MS = 5_000;

/**
 * Credentials as the database holds them, kept for seconds so that a request costs no query. A signal drops what
 * was revoked, here at once and on other nodes as soon as it arrives.
 */
export const credentials = perApp((app: App) => {
  const { db } = app.database;
  const keys = freshCache<KeyRow>(app, {
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 5_000,
    load: async (hash) => {
      const [row] = await db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
      return row;
    },
  });
  const sessions = freshCache<SessionRow>(app, {
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 20_000,
    load: async (path) => {
      const [customerId = '', id = ''] = path.split('/');
      const [row] = await db
        .select()
        .from(widgetSessions)
        .where(and(eq(widgetSessions.customerId, customerId), eq(widgetSessions.id, id)));
      return row;
    },
  });
  const people = freshCache<{ personId: string }>(app, {
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 5_000,
    load: async (path) => {
      const [customerId = '', personId = ''] = path.split('/');
      const [row] = await db
        .select({ personId: logins.personId })
        .from(logins)
        .where(and(eq(logins.customerId, customerId), eq(logins.personId, personId)));
      return row;
    },
  });
  app.bus.on('credential.revoked', ({ accountId, id }) => {
    keys.dropWhere((key) => key.id === id && key.customerId === accountId);
    for (const tenant of [accountId, `${accountId}:test`]) sessions.drop(`${tenant}/${id}`);
    people.drop(`${accountId}/${id}`);
  });
  return {
    /** A key that is not revoked, by the hash of its secret. */
    key: (hash: string) => keys.get(hash),
    /** A widget session, revoked or not, by the tenant and id that a signed token names. */
    session: (customerId: string, id: string) => sessions.get(`${customerId}/${id}`),
    person: (accountId: string, personId: string) => people.get(`${accountId}/${personId}`),
  };
});

/** The signal that drops a credential everywhere. */
export const revoked = (customerId: string, id: string) =>
  ({ name: 'credential.revoked', payload: { accountId: accountOf(customerId), id } }) as const;
