import { perApp, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';

/**
 * How a database finds names that are almost right: by trigrams where it has `pg_trgm` (the migration installs it
 * where that is allowed), else by their parts. Both are conditions on `name` for one parameter, a list of names.
 */
export interface NameSearch {
  condition(parameter: string): string;
  /** 0–1: how near the nearest of the names is. */
  nearness(parameter: string): string;
  /** Which of the names it is nearest to. */
  nearest(parameter: string): string;
}

/** From how near a place's `name` is to a `wanted` one. */
const nameSearchBy = (condition: NameSearch['condition'], score: string): NameSearch => ({
  condition,
  nearness: (parameter) => `(SELECT max(${score}) FROM unnest(${parameter}::text[]) AS t(wanted))`,
  nearest: (parameter) =>
    `(SELECT wanted FROM unnest(${parameter}::text[]) AS t(wanted) ORDER BY ${score} DESC, wanted LIMIT 1)`,
});

const TRIGRAMS = nameSearchBy((parameter) => `name % ANY(${parameter}::text[])`, 'similarity(name, wanted)');

const PARTS = nameSearchBy(
  (parameter) =>
    `EXISTS (SELECT 1 FROM unnest(${parameter}::text[]) AS t(wanted) WHERE position(lower(wanted) IN lower(name)) > 0)`,
  `CASE WHEN lower(name) = lower(wanted) THEN 1.0 WHEN position(lower(wanted) IN lower(name)) > 0 THEN 0.6 ELSE 0 END`,
);

const found = perApp((app: App) => {
  let known: Promise<NameSearch> | undefined;
  return () => {
    known ??= query(app.database.db, `SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'`)
      .then((rows) => (rows.length > 0 ? TRIGRAMS : PARTS))
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
});

export const nameSearch = (app: App): Promise<NameSearch> => found(app)();
