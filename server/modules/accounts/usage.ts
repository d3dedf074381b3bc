import { perApp, type App } from '../../db/context.ts';
import { query } from '../../db/query.ts';

/**
 * When keys were last used and sessions first used. Noted in memory and written together, off the request's path:
 * a crash loses some seconds of it.
 */
const FLUSH_AFTER_MS = 2_000;
/** A key's last use is written at most once in so long. */
const KEY_EVERY_MS = 60_000;
const MAX_NOTED = 5_000;

class Usage {
  private keys = new Map<string, string>();
  private sessions = new Map<string, { customerId: string; at: string }>();
  private timer: NodeJS.Timeout | undefined;
  private readonly app: App;
  constructor(app: App) {
    this.app = app;
  }

  noteKey(hash: string): void {
    if (this.keys.size < MAX_NOTED) this.keys.set(hash, this.app.now().toISOString());
    this.schedule();
  }

  noteSession(customerId: string, id: string): void {
    // The first use stays the first, though the row was read again before it was written.
    if (this.sessions.size < MAX_NOTED && !this.sessions.has(id))
      this.sessions.set(id, { customerId, at: this.app.now().toISOString() });
    this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) =>
        this.app.log.warn({ err: error }, 'use of credentials was not noted'),
      );
    }, FLUSH_AFTER_MS).unref();
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const keys = [...this.keys];
    const sessions = [...this.sessions];
    this.keys = new Map();
    this.sessions = new Map();
    const { db } = this.app.database;
    if (keys.length > 0)
      await query(
        db,
        `UPDATE api_keys SET last_used_at = n.at::timestamptz FROM unnest($1::text[], $2::text[]) AS n(hash, at)
         WHERE api_keys.hash = n.hash AND (last_used_at IS NULL OR last_used_at < n.at::timestamptz)`,
        [keys.map(([hash]) => hash), keys.map(([, at]) => at)],
      );
    if (sessions.length > 0)
      await query(
        db,
        `UPDATE widget_sessions s SET first_used_at = n.at::timestamptz
         FROM unnest($1::text[], $2::text[], $3::text[]) AS n(customer_id, id, at)
         WHERE s.customer_id = n.customer_id AND s.id = n.id AND first_used_at IS NULL`,
        [
          sessions.map(([, { customerId }]) => customerId),
          sessions.map(([id]) => id),
          sessions.map(([, { at }]) => at),
        ],
      );
  }
}

const usage = perApp((app) => new Usage(app));

/** Whether a use is worth writing, given what the database said last. */
const isOld = (app: App, lastUsedAt: string | null): boolean =>
  lastUsedAt === null || app.now().getTime() - Date.parse(lastUsedAt) >= KEY_EVERY_MS;

export function noteKeyUse(app: App, key: { hash: string; lastUsedAt: string | null }): void {
  if (!isOld(app, key.lastUsedAt)) return;
  // The cached row stands for the database until it is read again.
  key.lastUsedAt = app.now().toISOString();
  usage(app).noteKey(key.hash);
}

export function noteSessionUse(
  app: App,
  session: { customerId: string; id: string; firstUsedAt: string | null },
): void {
  if (session.firstUsedAt !== null) return;
  session.firstUsedAt = app.now().toISOString();
  usage(app).noteSession(session.customerId, session.id);
}

/** Writes what is noted. Called before the database closes. */
export const flushUsage = (app: App): Promise<void> => usage(app).flush();
