import { and, eq, isNull } from 'drizzle-orm';
import { perApp, type App } from '../../db/context.ts';
import { freshCache } from '../accounts/index.ts';
import { tokenFamilies, userApiKeys } from './tables.ts';

/** The belt: how long a node that missed the signal goes on believing a credential. */
const MAX_AGE_MS = 5_000;

/** Logins and end users' keys as the database holds them, kept for seconds; a signal drops what was revoked. */
export const credentials = perApp((app: App) => {
  const { db } = app.database;
  const families = freshCache<{ id: string; userId: string }>(app, {
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 20_000,
    load: async (path) => {
      const [customerId = '', id = ''] = path.split('/');
      const [row] = await db
        .select({ id: tokenFamilies.id, userId: tokenFamilies.userId })
        .from(tokenFamilies)
        .where(
          and(
            eq(tokenFamilies.customerId, customerId),
            eq(tokenFamilies.id, id),
            isNull(tokenFamilies.revokedAt),
          ),
        );
      return row;
    },
  });
  const keys = freshCache<typeof userApiKeys.$inferSelect>(app, {
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 10_000,
    load: async (hash) => {
      const [row] = await db
        .select()
        .from(userApiKeys)
        .where(and(eq(userApiKeys.hash, hash), isNull(userApiKeys.revokedAt)));
      return row;
    },
  });
  app.bus.on('credential.revoked', ({ accountId, id }) => {
    for (const tenant of [accountId, `${accountId}:test`]) families.drop(`${tenant}/${id}`);
    keys.dropWhere((key) => key.id === id);
  });
  return {
    /** A login that has not ended, by the tenant and id that a signed token names. */
    family: (customerId: string, id: string) => families.get(`${customerId}/${id}`),
    /** A key that is not revoked, by the hash of its secret. */
    key: (hash: string) => keys.get(hash),
  };
});
