import type { App } from '../../db/context.ts';

interface Entry<T> {
  loadedAt: number;
  value?: T;
  loading?: Promise<T | undefined>;
}

export interface FreshCacheOptions<T> {
  /** Reads the truth; undefined when there is none, which is not remembered. */
  load: (key: string) => Promise<T | undefined>;
  /** The longest that a value is believed when no signal drops it. */
  maxAgeMs: number;
  maxEntries: number;
}

export interface FreshCache<T> {
  /** At once when it is known and fresh, else from the database; callers that wait together ask once. */
  get(key: string): T | undefined | Promise<T | undefined>;
  drop(key: string): void;
  /** Forgets what `matches`; a load under way is forgotten as well. */
  dropWhere(matches: (value: T) => boolean): void;
  clear(): void;
}

/** What was read from the database a moment ago. Bounded; the oldest goes first. */
export function freshCache<T>(
  app: Pick<App, 'now'>,
  { load, maxAgeMs, maxEntries }: FreshCacheOptions<T>,
): FreshCache<T> {
  const entries = new Map<string, Entry<T>>();

  const reload = (key: string): Promise<T | undefined> => {
    const entry: Entry<T> = { loadedAt: app.now().getTime() };
    if (entries.size >= maxEntries && !entries.has(key)) {
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    }
    const loading = load(key).then(
      (value) => {
        // Dropped or reloaded meanwhile: what was read may be older than the drop, so it is not kept.
        if (entries.get(key) === entry) {
          if (value === undefined) entries.delete(key);
          else entries.set(key, { loadedAt: entry.loadedAt, value });
        }
        return value;
      },
      (error: unknown) => {
        if (entries.get(key) === entry) entries.delete(key);
        throw error;
      },
    );
    entry.loading = loading;
    entries.set(key, entry);
    return loading;
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return reload(key);
      if (entry.loading) return entry.loading;
      const age = app.now().getTime() - entry.loadedAt;
      return age >= 0 && age < maxAgeMs ? entry.value : reload(key);
    },
    drop: (key) => void entries.delete(key),
    dropWhere(matches) {
      for (const [key, { value }] of entries) if (value === undefined || matches(value)) entries.delete(key);
    },
    clear: () => entries.clear(),
  };
}
