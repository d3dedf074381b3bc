import type { CompiledVersion } from '../engine/index.ts';
import { planPostings, type Balance, type Plan, type Posting } from '../ledger.ts';
import type { BuddyRun } from './buddy-run.ts';

/** The postings of a run's outcomes, in the order in which they were worked out. */
export function postingsOf(
  run: BuddyRun,
  holderId: string,
  { content: { tokens } }: CompiledVersion,
): Posting[] {
  const { key, maxBalance } = tokens.primary;
  const postings: Posting[] = [];
  for (const [eventId, { movements }] of run.outcomes) {
    for (const { tokenKey, amount, reason, isCorrection } of movements)
      postings.push({
        holderId,
        tokenKey,
        amount,
        reason,
        referenceId: eventId,
        cap: tokenKey === key ? maxBalance : undefined,
        kind: isCorrection ? 'correction' : 'rule',
      });
  }
  return postings;
}

/**
 * Sets a run against the buddy's balances. Effects show what really moved: what a full purse left over is taken out of
 * them, and what a correction found spent already, or settled against an earlier shortfall.
 */
export function settleRun(
  run: BuddyRun,
  holderId: string,
  version: CompiledVersion,
  known: readonly Balance[],
): Plan {
  const postings = postingsOf(run, holderId, version);
  const plan = planPostings(known, postings);
  const { key, maxBalance } = version.content.tokens.primary;
  // Without a cap only corrections, which late events bring, can come out otherwise.
  if (maxBalance === undefined && run.staleFrom === null) return plan;
  for (const [i, { tokenKey, amount, referenceId }] of postings.entries()) {
    const cut = amount - (plan.moved[i] ?? 0);
    const outcome = run.outcomes.get(referenceId ?? '');
    if (cut !== 0 && tokenKey === key && outcome)
      outcome.effects = { ...outcome.effects, coins: outcome.effects.coins - cut };
  }
  return plan;
}
