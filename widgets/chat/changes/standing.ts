import type { Word } from '../../core/words/words.ts';
import type { PendingAction } from '../shapes.ts';

/** How a change stands, for its user. */
export type Standing = 'waits' | 'executed' | 'undone' | 'cancelled' | 'expired' | 'replaced';

export function standingOf(
  { status, expiresAt, undoneAt, supersededBy }: PendingAction,
  now: number = Date.now(),
): Standing {
  if (undoneAt !== null) return 'undone';
  if (status === 'pending') return Date.parse(expiresAt) <= now ? 'expired' : 'waits';
  return status === 'cancelled' && supersededBy !== null ? 'replaced' : status;
}

export const STANDING_WORDS = {
  waits: 'waits',
  executed: 'executed',
  undone: 'undone',
  cancelled: 'cancelled',
  expired: 'expired',
  replaced: 'replaced',
} satisfies Record<Standing, Word>;

/** Whole minutes until then, the one that has begun included; 0 when it is over. */
export const minutesTo = (iso: string | null, now: number = Date.now()): number =>
  iso === null ? 0 : Math.max(0, Math.ceil((Date.parse(iso) - now) / 60_000));
