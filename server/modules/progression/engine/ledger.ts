import { drop, put, putTokens, type Draft } from './draft.ts';
import type { LedgerReason } from './effects.ts';
import { pay, type Run } from './run.ts';
import { dotted, entry } from './state.ts';

/** Coins that rules, badges and milestones ever paid, with what came from outside. Clamped to stay exact. */
export const coinsEarned = (draft: CoinSums, externalCoins: number): number =>
  Math.min(draft.coins + draft.claimedCoins + externalCoins, Number.MAX_SAFE_INTEGER);
type CoinSums = Pick<Draft, 'coins' | 'claimedCoins'>;

const room = (sum: number, amount: number): number => Math.min(amount, Number.MAX_SAFE_INTEGER - sum);

/** Pays what a rule or a tick earned; returns what a full ledger left of it. */
export function earn(
  run: Run,
  tokenKey: string,
  amount: number,
  reason: LedgerReason,
  referenceKey: string,
): number {
  const { draft } = run;
  if (tokenKey === run.version.coinKey) {
    const paid = room(draft.coins + draft.claimedCoins, amount);
    draft.coins += paid;
    pay(run, tokenKey, paid, reason, referenceKey);
    return paid;
  }
  const sum = entry(draft.tokens, tokenKey) ?? 0;
  const paid = room(sum + (tokenKey === run.version.tokenKey ? draft.claimedTokens : 0), amount);
  if (paid > 0) putTokens(draft, tokenKey, sum + paid);
  pay(run, tokenKey, paid, reason, referenceKey);
  return paid;
}

interface Reward {
  claim: string;
  coins: number;
  tokens: number;
  reason: LedgerReason;
  referenceKey: string;
}

/** Pays a reward that can be had once. False when it was paid before, under an order that no longer holds. */
export function claimOnce(run: Run, { claim, coins, tokens, reason, referenceKey }: Reward): boolean {
  const { draft } = run;
  const xpKey = run.version.tokenKey;
  const paidCoins = room(draft.coins + draft.claimedCoins, coins);
  const paidTokens = room((entry(draft.tokens, xpKey) ?? 0) + draft.claimedTokens, tokens);
  draft.claimedCoins += paidCoins;
  draft.claimedTokens += paidTokens;
  put(draft, 'claims', claim, [run.atMs, paidCoins, paidTokens]);
  if (dotted(draft.kept, claim)) {
    drop(draft, 'kept', claim);
    return false;
  }
  pay(run, run.version.coinKey, paidCoins, reason, referenceKey);
  pay(run, xpKey, paidTokens, reason, referenceKey);
  return true;
}
