import type { App } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { KEPT_MS } from './idempotency.ts';
import { purgeSigningKeys } from './signing-keys.ts';

/** Expired sessions stay for a week, for whoever asks what happened. */
const SESSIONS_KEPT_MS = 7 * 86_400_000;
/** Rows a statement deletes at most, so that no lock is held for long. */
const BATCH = 5_000;

export interface Purged {
  answers: number;
  sessions: number;
  signingKeys: number;
}

/** Removes what nobody can use any more: stored answers after a day, old sessions, untrusted signing keys. */
export async function purgeExpired(app: App): Promise<Purged> {
  const before = (ms: number): string => new Date(app.now().getTime() - ms).toISOString();
  return {
    answers: await purge(app, 'idempotency', 'created_at', before(KEPT_MS)),
    sessions: await purge(app, 'widget_sessions', 'expires_at', before(SESSIONS_KEPT_MS)),
    signingKeys: await purgeSigningKeys(app),
  };
}

async function purge(
  app: App,
  table: 'idempotency' | 'widget_sessions',
  column: 'created_at' | 'expires_at',
  before: string,
): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await query<{ gone: number }>(
      app.database.db,
      `WITH gone AS (
         DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM ${table} WHERE ${column} < $1::timestamptz LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
         RETURNING 1)
       SELECT count(*)::int AS gone FROM gone`,
      [before],
    );
    total += row?.gone ?? 0;
    if ((row?.gone ?? 0) < BATCH) return total;
  }
}
