import { periodAt, startOfPeriod } from './calendar.ts';
import type { BuddyFacts } from './event.ts';
import type { CompiledVersion, StreakPlan } from './plan.ts';
import type { EngineState } from './state.ts';
import { freezesNeeded, lastOf, missedPeriods } from './streaks.ts';
import { UTC, zoneOf } from '../../../kernel/zone.ts';

export interface StreakStatus {
  key: string;
  /** 0 before the first tick and once burned. */
  count: number;
  best: number;
  /** The current period has its tick. */
  ticked: boolean;
  /** Without an event before `periodEndsAt` it burns: no grace or freeze is left. */
  atRisk: boolean;
  /** It was lost; the count it had is `lost`. The next event begins a new one. */
  burned: boolean;
  lost: number;
  /** Freezes left after those that the missed periods already need. */
  freezes: number;
  /** ISO, UTC: the end of the current period in the user's zone. */
  periodEndsAt: string;
  /** Whether each of the last periods was ticked, oldest first; the last one is the current. */
  lastPeriods: boolean[];
}

const LONGEST_ROW = 31;

/**
 * How the streaks of the version stand at an instant for this user, without any event. `row` is how many periods
 * `lastPeriods` shows, at most 31.
 */
export function streakStatus(
  version: CompiledVersion,
  facts: BuddyFacts,
  state: EngineState,
  nowIso: string,
  row = 7,
): StreakStatus[] {
  const nowMs = Date.parse(nowIso);
  return version.streaks
    .filter(({ guard }) => guard.active && (guard.audience ?? facts.audience) === facts.audience)
    .map((streak) => statusOf(streak, facts, state, nowMs, Math.min(row, LONGEST_ROW)));
}

function statusOf(
  streak: StreakPlan,
  facts: BuddyFacts,
  state: EngineState,
  nowMs: number,
  row: number,
): StreakStatus {
  const zone = streak.inUtc ? UTC : zoneOf(facts.timezone);
  const last = lastOf(state, streak);
  const today = periodAt(streak.period, zone, nowMs);
  // Who flew west is in a period that was ticked before; it goes on until the calendar has caught up.
  const period = Math.max(today, last?.period ?? today);
  const periodEndsAt = new Date(startOfPeriod(streak.period, zone, period + 1)).toISOString();
  const { key } = streak.source;
  if (!last) {
    const nothing = { count: 0, best: 0, ticked: false, atRisk: false, burned: false, lost: 0, freezes: 0 };
    return { key, ...nothing, periodEndsAt, lastPeriods: Array.from({ length: row }, () => false) };
  }

  const missed = missedPeriods(streak, last, zone, nowMs);
  const needed = freezesNeeded(streak, missed);
  const burned = needed > last.freezes;
  const ticked = period === last.period;
  return {
    key,
    count: burned ? 0 : last.count,
    best: last.best,
    ticked,
    atRisk: !burned && !ticked && freezesNeeded(streak, missed + 1) > last.freezes,
    burned,
    lost: burned ? last.count : 0,
    freezes: burned ? last.freezes : last.freezes - needed,
    periodEndsAt,
    lastPeriods: rowOf(last.recent, period - last.period, row),
  };
}

/** Bit n of `recent` is n periods before the last tick, which was `ago` periods before the current one. */
function rowOf(recent: number, ago: number, row: number): boolean[] {
  return Array.from({ length: row }, (_, i) => {
    const bit = row - 1 - i - ago;
    return bit >= 0 && ((recent >>> bit) & 1) === 1;
  });
}
