import { putUsage } from './draft.ts';
import { earn } from './ledger.ts';
import type { PayPlan } from './plan.ts';
import { isBlocked, note, type Run } from './run.ts';
import { dotted, type Usage } from './state.ts';
import { CODES } from './trace-codes.ts';

/** Runs one coin or token rule. The figure in its trace is what was paid, or what stood in the way. */
export function runPay(run: Run, rule: PayPlan): void {
  if (isBlocked(run, rule.guard)) return;
  const full = rule.amountFor(run.properties);
  if (full === 0) return note(run, CODES.condition_failed, -1);
  if (rule.limited) return payWithinLimits(run, rule, full);
  note(run, CODES.applied, earn(run, rule.tokenKey, full, rule.kind, rule.source.key));
}

/**
 * A limit is a cap: the last payment is cut to it. A day counts from the last one paid in, never backwards, so
 * somebody who flies west does not get yesterday's limit again.
 */
function payWithinLimits(run: Run, rule: PayPlan, full: number): void {
  const used = dotted(run.draft.usage, rule.usageKey) ?? NEVER;
  const lastMs = used[5];
  if (lastMs !== undefined && run.atMs - lastMs < rule.cooldownMs)
    return note(run, CODES.cooldown, Math.floor((run.atMs - lastMs) / 1_000));

  const day = Math.max(run.day, used[0] ?? run.day);
  const week = Math.max(run.week, used[2] ?? run.week);
  const today = day === used[0] ? (used[1] ?? 0) : 0;
  const thisWeek = week === used[2] ? (used[3] ?? 0) : 0;
  const total = used[4] ?? 0;
  if (total >= rule.totalLimit) return note(run, CODES.total_limit_reached, total);
  if (thisWeek >= rule.weeklyLimit) return note(run, CODES.weekly_limit_reached, thisWeek);
  if (today >= rule.dailyLimit) return note(run, CODES.daily_limit_reached, today);

  const room = Math.min(rule.dailyLimit - today, rule.weeklyLimit - thisWeek, rule.totalLimit - total);
  const paid = earn(run, rule.tokenKey, Math.min(full, room), rule.kind, rule.source.key);
  putUsage(
    run.draft,
    rule.usageKey,
    usageAfter(run, rule, day, today + paid, week, thisWeek + paid, total + paid),
  );
  note(run, paid < full ? CODES.partly_limited : CODES.applied, paid);
}

const NEVER: Usage = [];

function usageAfter(
  run: Run,
  rule: PayPlan,
  day: number,
  today: number,
  week: number,
  thisWeek: number,
  total: number,
): Usage {
  const hasWeek = rule.weeklyLimit !== Number.POSITIVE_INFINITY;
  const hasTotal = rule.totalLimit !== Number.POSITIVE_INFINITY;
  const usedWeek = hasWeek ? week : 0;
  const usedThisWeek = hasWeek ? thisWeek : 0;
  if (rule.cooldownMs > 0) return [day, today, usedWeek, usedThisWeek, hasTotal ? total : 0, run.atMs];
  if (hasTotal) return [day, today, usedWeek, usedThisWeek, total];
  return hasWeek ? [day, today, week, thisWeek] : [day, today];
}
