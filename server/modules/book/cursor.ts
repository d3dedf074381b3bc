import { createHash } from 'node:crypto';
import { fail } from './errors.ts';

type Part = string | number;

/**
 * A cursor is the sort key of the last row shown, sealed with a digest over it and over what was asked: one that was
 * changed, or that comes with other filters, is refused instead of answering from somewhere else.
 */
export const sealCursor = (key: readonly Part[], asked: string): string =>
  Buffer.from(JSON.stringify([...key, digestOf(key, asked)])).toString('base64url');

/** The sort key in a cursor, or undefined without one. Throws 422 `invalid_cursor`. */
export function openCursor(cursor: string | undefined, asked: string): Part[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = readParts(cursor);
  const digest = parts?.pop();
  if (parts === undefined || digest !== digestOf(parts, asked)) throw fail('invalid_cursor');
  return parts;
}

function readParts(cursor: string): Part[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.every(isPart) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isPart = (value: unknown): value is Part => typeof value === 'string' || typeof value === 'number';

const digestOf = (key: readonly Part[], asked: string): string =>
  createHash('sha256')
    .update(JSON.stringify([key, asked]))
    .digest('base64url')
    .slice(0, 11);
