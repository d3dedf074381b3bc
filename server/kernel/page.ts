import { z } from 'zod';
import { invalid } from './errors.ts';

/** Query fields of a growing list. */
export const pageInput = {
  limit: z.int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
};

/** `{data, nextCursor}`: `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

export const listOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item) });

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/**
 * A cursor is the sort key of the last row shown, so a page stays right while rows are inserted.
 * Opaque to callers: base64url of a JSON array of texts and numbers.
 */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key in a cursor, or undefined without one. Throws 422 when it is not one that we made. */
export function decodeCursor(cursor: string | undefined, parts: number): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts && key.every(isSortKey)) return key;
  } catch {
    // falls through to the refusal below
  }
  throw invalid([{ field: 'cursor', message: 'is not a cursor of this list' }]);
}

function isSortKey(value: unknown): value is string | number {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && !value.includes('\0');
}

/** Cuts `limit + 1` rows to a page and makes the cursor from the last row that is shown. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => readonly (string | number)[]): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
