import type { Db } from './client.ts';

type Row = Record<string, unknown>;
type Parameter = string | number | boolean | null | readonly (string | number | boolean | null)[];

interface PostgresClient {
  unsafe(text: string, parameters: readonly Parameter[], options: { prepare: boolean }): Promise<Row[]>;
}
interface PgliteClient {
  query(text: string, parameters: readonly Parameter[]): Promise<{ rows: Row[] }>;
}

/**
 * SQL written by hand: the hot path and whatever drizzle's builder cannot say. Statements are prepared once per
 * connection, and on Postgres those that are not awaited one by one travel together (pipelining).
 * An array of instants must be passed as `text[]` and cast behind the `unnest`: drizzle switches the driver's
 * serialiser of `timestamptz[]` off.
 * `prepare: false` is for statements whose best plan depends on their values, or whose text varies without end:
 * they are planned each time.
 * Instants come as Postgres text (see `toIso`), int8 as number, JSON parsed.
 */
export async function query<T extends Row>(
  db: Db,
  text: string,
  parameters: readonly Parameter[] = [],
  { prepare = true }: { prepare?: boolean } = {},
): Promise<T[]> {
  const client = clientOf(db);
  if ('unsafe' in client) return rowsOf(await client.unsafe(text, parameters, { prepare }));
  return rowsOf((await client.query(text, parameters)).rows);
}

const SPECIAL = /["\\]/;
/** Control characters and halves of pairs: JSON writes them as escapes, which Postgres does not know in an array. */
// oxlint-disable-next-line no-control-regex
const UNLIKE_JSON = /[\u0000-\u001f\ud800-\udfff]/;

/**
 * One column of some rows as Postgres writes an array, for lists of a whole batch: several times as fast as the drivers'
 * own way, which takes one serialiser an element.
 */
export function asArray<T>(rows: readonly T[], column: (row: T) => string | number | null): string {
  let text = '{';
  for (const row of rows) {
    const value = column(row);
    if (text.length > 1) text += ',';
    if (value === null) text += 'NULL';
    else if (typeof value === 'number') text += value;
    else text += SPECIAL.test(value) ? quoted(value) : `"${value}"`;
  }
  return `${text}}`;
}

/** JSON quotes the same two characters by the same sign, several times as fast as a pattern does. */
const quoted = (value: string): string =>
  UNLIKE_JSON.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(value);

/** The driver under a drizzle handle, be it the pool or an open transaction. */
function clientOf(db: Db): PostgresClient | PgliteClient {
  return (db as unknown as { session: { client: PostgresClient | PgliteClient } }).session.client;
}

/** The caller names the columns it selected; the driver cannot know. */
function rowsOf<T extends Row>(rows: Row[]): T[] {
  return rows as T[];
}

/** Postgres's text of a timestamptz as RFC 3339 in UTC with milliseconds. */
export const toIso = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString();

/** What Postgres says to every statement behind one that failed in the same transaction. */
const ABORTED = '25P02';

/**
 * Awaits statements of one transaction that travel together. When one fails, the others only echo that the
 * transaction is aborted, and any of them may be heard first: what is thrown is the cause.
 */
export async function together(statements: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  const sent = statements.filter((statement) => statement !== undefined);
  const failed = (await Promise.allSettled(sent)).flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (failed.length > 0) throw failed.find((error) => !isEcho(error)) ?? failed[0];
}

const isEcho = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === ABORTED;
