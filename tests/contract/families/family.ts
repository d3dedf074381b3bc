import type { CompiledRow } from '../../../server/rest/compile.ts';
import type { Fixture } from '../fixtures.ts';
import type { Principal, World } from '../world.ts';

/** What the contract test must know of one family of end users: each has a file of its own beside this one. */
export interface FamilyContract {
  readonly family: string;
  /** Rows that anyone may call. */
  readonly open: readonly string[];
  /** Rows of ours beyond the documents. */
  readonly beyond?: readonly string[];
  /** How rows are called with success, by their key (`POST /api/auth/register`; without `/api/v1`). */
  readonly fixtures: (world: World) => Readonly<Record<string, Fixture>>;
  /** Who calls a row with success; the logged-in user unless said. */
  readonly principal?: (row: CompiledRow) => Principal;
  /** Where a row comes in the order of calls, when the rule for all does not fit (creations 1, reads 2, ends 8). */
  readonly rank?: (key: string) => number | undefined;
  /** Makes what the rows need and says how fields and parameters name it. */
  readonly prepare?: (world: Omit<World, 'hints'>) => Promise<Readonly<Record<string, unknown>>>;
  /** What a stranger who names another's things may be answered; 404 and 422 unless said. */
  readonly strangers?: (key: string) => readonly number[];
  /** Whether a refusal is in the family's envelope. */
  readonly isEnvelope: (json: object, requestId: unknown) => boolean;
  /** What an unauthenticated caller is told. */
  readonly unauthorized: object;
}

/** `{detail}`, a text, and perhaps a code. */
export const isDetail = (json: object): boolean =>
  'detail' in json &&
  typeof json.detail === 'string' &&
  Object.keys(json).every((name) => name === 'detail' || name === 'code');

/** `{error: {type, code, message, request_id}}`. */
export function isTypedError(json: object, requestId: unknown): boolean {
  if (!('error' in json) || typeof json.error !== 'object' || json.error === null) return false;
  const { error } = json;
  return (
    'type' in error &&
    'code' in error &&
    'message' in error &&
    'request_id' in error &&
    typeof error.message === 'string' &&
    error.request_id === requestId
  );
}
