import { perApp, type App } from '../../db/context.ts';
import { query } from '../../db/query.ts';

const FLUSH_AFTER_MS = 2_000;
/** A key's last use is written at most once in so long. */
const EVERY_MS = 60_000;
const MAX_NOTED = 5_000;

const noted = perApp((_app) => new Map<string, string>());

/**
 * When end users' keys were last used, noted in memory and written together, off the request's path: a crash loses
 * some seconds of it.
 */
export function noteUserKeyUse(app: App, key: { hash: string; lastUsedAt: string | null }): void {
  const waiting = noted(app);
  const now = app.now();
  const isRecent = key.lastUsedAt !== null && now.getTime() - Date.parse(key.lastUsedAt) < EVERY_MS;
  if (isRecent || waiting.size >= MAX_NOTED) return;
  if (waiting.size === 0)
    setTimeout(() => {
      flushUserKeyUse(app).catch((error: unknown) =>
        app.log.warn({ err: error }, 'use of keys was not noted'),
      );
    }, FLUSH_AFTER_MS).unref();
  waiting.set(key.hash, now.toISOString());
}

/** Writes what was noted. */
export async function flushUserKeyUse(app: App): Promise<void> {
  const uses = [...noted(app)];
  noted(app).clear();
  if (uses.length === 0) return;
  await query(
    app.database.db,
    `UPDATE user_api_keys k SET last_used_at = n.at::timestamptz FROM unnest($1::text[], $2::text[]) AS n(hash, at)
     WHERE k.hash = n.hash AND (k.last_used_at IS NULL OR k.last_used_at < n.at::timestamptz)`,
    [uses.map(([hash]) => hash), uses.map(([, at]) => at)],
  );
}
