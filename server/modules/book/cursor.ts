import { createHash } from 'node:crypto';
import { day, instant } from '../../kernel/fields.ts';
import { isUuid } from '../../kernel/ids.ts';
import { fail } from './errors.ts';

type Part = string | number;

/** What a part of a sort key can be; the digest is no secret, so what it seals is checked all the same. */
const KINDS = {
  day: (part: Part) => day.safeParse(part).success,
  instant: (part: Part) => instant.safeParse(part).success,
  minor: (part: Part) => Number.isSafeInteger(part),
  uuid: (part: Part) => typeof part === 'string' && isUuid(part),
};
export type PartKind = keyof typeof KINDS;

/**
 * A cursor is the sort key of the last row shown, sealed with a digest over it and over what was asked: one that was
 * changed, or that comes with other filters, is refused instead of answering from somewhere else.
 */
export const sealCursor = (key: readonly Part[], asked: string): string =>
  Buffer.from(JSON.stringify([...key, digestOf(key, asked)])).toString('base64url');

/** The sort key in a cursor, or undefined without one. Throws 422 `invalid_cursor`. */
export function openCursor(
  cursor: string | undefined,
  asked: string,
  kinds: readonly PartKind[],
): Part[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = readParts(cursor);
  const digest = parts?.pop();
  const isKey = parts?.length === kinds.length && parts.every((part, i) => isOf(kinds[i], part));
  if (parts === undefined || !isKey || digest !== digestOf(parts, asked)) throw fail('invalid_cursor');
  return parts;
}

const isOf = (kind: PartKind | undefined, part: Part): boolean => kind !== undefined && KINDS[kind](part);

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
