import { z } from 'zod';
import { sealCursor } from './cursor.ts';

/** A page as the family shows it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    pagination: z.object({ nextCursor: z.string().nullable(), hasMore: z.boolean() }),
  });

export interface Page<T> {
  data: T[];
  pagination: { nextCursor: string | null; hasMore: boolean };
}

/** A page that goes on behind the row with that key; without one it is the last. */
export const page = <T>(
  data: T[],
  next: readonly (string | number)[] | undefined,
  asked: string,
): Page<T> => ({
  data,
  pagination: { nextCursor: next ? sealCursor(next, asked) : null, hasMore: next !== undefined },
});

/** Cuts `limit + 1` rows to a page. */
export function cut<Row, T>(
  rows: readonly Row[],
  limit: number,
  {
    shown,
    key,
    asked,
  }: { shown: (row: Row) => T; key: (row: Row) => readonly (string | number)[]; asked: string },
): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return page(data.map(shown), rows.length > limit && last !== undefined ? key(last) : undefined, asked);
}
