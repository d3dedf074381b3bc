import { DAY_MS, HOUR_MS, LONGEST_MS, periodAt, periodOfDay, periodsBetween } from './calendar.ts';
import { put } from './draft.ts';
import type { StreakEffect } from './effects.ts';
import { claimOnce, earn } from './ledger.ts';
import type { StreakPlan } from './plan.ts';
import { isBlocked, note, type Run } from './run.ts';
import { dotted, entry, type EngineState, type StreakState } from './state.ts';
import { CODES } from './trace-codes.ts';
import { UTC, zoneOf, type Zone } from '../../../kernel/zone.ts';

/** Who sets the clock by this much has travelled, and may have spent a day where there was no date at all. */
const JOURNEY_MS = 3 * HOUR_MS;

/**
 * Whole periods missed since the streak was last fed, in the view that is kindest to the user.
 *
 * While the clock stays the same that is plain counting. After a move a date can come twice, be cut short or be left
 * out, so the least of these holds: periods without a tick, periods missed on the new clock, and on the old one. After
 * a journey the time that passed also counts, less a day in transit: neighbouring periods are at most two of the longest
 * apart.
 */
export function missedPeriods(streak: StreakPlan, last: StreakState, zone: Zone, nowMs: number): number {
  const { period } = streak;
  const unticked = periodAt(period, zone, nowMs) - last.period - 1;
  if (unticked <= 0) return 0;
  const enough = streak.source.gracePeriods + last.freezes + 1;
  const missedOn = (clock: Zone): number =>
    periodsBetween(
      period,
      clock,
      periodAt(period, clock, last.seenMs),
      periodAt(period, clock, nowMs),
      enough,
    );
  const missed = Math.min(unticked, missedOn(zone));
  if (missed === 0 || last.zone === zone.name) return missed;

  const before = zoneOf(last.zone);
  const turned = Math.max(
    ...[last.seenMs, nowMs].map((ms) => Math.abs(zone.offsetAt(ms) - before.offsetAt(ms))),
  );
  if (turned < JOURNEY_MS) return Math.min(missed, missedOn(before));
  const elapsedMs = nowMs - last.seenMs - DAY_MS;
  return Math.min(missed, missedOn(before), Math.max(0, Math.floor(elapsedMs / LONGEST_MS[period]) - 1));
}

/** Missed periods that no grace covers, one freeze each. */
export const freezesNeeded = (streak: StreakPlan, missed: number): number =>
  Math.max(0, missed - streak.source.gracePeriods);

/** The streak as it stands. One whose period became another (days to weeks) begins anew. */
export function lastOf(state: Pick<EngineState, 'streaks'>, streak: StreakPlan): StreakState | undefined {
  const last = entry(state.streaks, streak.source.key);
  return last?.unit === streak.period ? last : undefined;
}

/** Feeds one event to a streak. */
export function runStreak(run: Run, streak: StreakPlan): void {
  if (isBlocked(run, streak.guard)) return;
  const { key } = streak.source;
  const zone = streak.inUtc ? UTC : run.zone;
  const period = streak.inUtc ? periodAt(streak.period, UTC, run.atMs) : periodOfDay(streak.period, run.day);
  const last = lastOf(run.draft, streak);
  if (!last) return tick(run, streak, begin(run, streak, zone, period), { key, count: 1, ticked: true });

  if (period <= last.period) {
    put(run.draft, 'streaks', key, stateWith(last, zone.name, run.atMs, last.freezes));
    run.effects.streakUpdates.push({ key, count: last.count, ticked: false });
    return note(run, CODES.already_ticked, last.count);
  }

  const needed = freezesNeeded(streak, missedPeriods(streak, last, zone, run.atMs));
  const isBurned = needed > last.freezes;
  const count = isBurned ? 1 : last.count + 1;
  const gap = period - last.period;
  const next: StreakState = {
    unit: streak.period,
    count,
    best: Math.max(last.best, count),
    period,
    seenMs: run.atMs,
    zone: zone.name,
    freezes: isBurned ? last.freezes : last.freezes - needed,
    recent: gap > 31 ? 1 : ((last.recent << gap) | 1) >>> 0,
  };
  const effect: StreakEffect = { key, count, ticked: true };
  if (isBurned) effect.burned = last.count;
  else if (needed > 0) effect.freezesUsed = needed;
  tick(run, streak, next, effect);
}

const begin = (run: Run, streak: StreakPlan, zone: Zone, period: number): StreakState => ({
  unit: streak.period,
  count: 1,
  best: 1,
  period,
  seenMs: run.atMs,
  zone: zone.name,
  freezes: 0,
  recent: 1,
});

/** Written out, because this runs for every event and a spread takes several times as long. */
const stateWith = (last: StreakState, zone: string, seenMs: number, freezes: number): StreakState => ({
  unit: last.unit,
  count: last.count,
  best: last.best,
  period: last.period,
  seenMs,
  zone,
  freezes,
  recent: last.recent,
});

function tick(run: Run, streak: StreakPlan, next: StreakState, effect: StreakEffect): void {
  const { key, freezeEvery, maxFreezes, tickReward } = streak.source;
  const earnsFreeze = freezeEvery > 0 && next.count % freezeEvery === 0;
  if (earnsFreeze && next.freezes < maxFreezes)
    put(run.draft, 'streaks', key, stateWith(next, next.zone, next.seenMs, next.freezes + 1));
  else put(run.draft, 'streaks', key, next);
  if (tickReward.coins > 0) earn(run, run.version.coinKey, tickReward.coins, 'streak_tick', key);
  if (tickReward.tokens > 0) earn(run, run.version.tokenKey, tickReward.tokens, 'streak_tick', key);
  if (reachMilestone(run, streak, next.count)) effect.milestone = next.count;
  run.effects.streakUpdates.push(effect);
  note(run, CODES.applied, next.count);
}

/** A milestone pays once in a lifetime: who loses a streak and climbs again climbs for the ticks. */
function reachMilestone(run: Run, streak: StreakPlan, count: number): boolean {
  const milestone = streak.milestones.get(count);
  if (!milestone || dotted(run.draft.claims, milestone.claim)) return false;
  run.given = [...run.given, ...milestone.badgeKeys];
  return claimOnce(run, {
    claim: milestone.claim,
    coins: milestone.coins,
    tokens: 0,
    reason: 'streak_milestone',
    referenceKey: `${streak.source.key}:${count}`,
  });
}
