import { REASONS, type ReasonCode } from './trace.ts';

/** What stands in a stored trace for an outcome. Stored for ever: only append. */
export const CODES = {
  applied: 0,
  partly_limited: 1,
  condition_failed: 2,
  daily_limit_reached: 3,
  weekly_limit_reached: 4,
  total_limit_reached: 5,
  cooldown: 6,
  not_in_audience: 7,
  already_awarded: 8,
  threshold_not_met: 9,
  inactive: 10,
  no_buddy: 11,
  already_ticked: 12,
} as const;

/** The reason of a code; null for `applied`. */
export const reasonOf = (code: number): ReasonCode | null => REASONS[code - 1] ?? null;
