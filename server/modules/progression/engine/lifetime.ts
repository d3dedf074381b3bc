import type { BuddyFacts } from './event.ts';
import { tokensEarned } from './evolution.ts';
import { coinsEarned } from './ledger.ts';
import type { CompiledVersion } from './plan.ts';
import type { EngineState } from './state.ts';

export interface LifetimeSums {
  coinsEarned: number;
  tokensEarned: number;
  /** Events by type. */
  counters: Readonly<Record<string, number>>;
}

/** What thresholds are measured against: everything ever earned, whatever was spent. */
export const lifetimeSums = (
  version: CompiledVersion,
  facts: BuddyFacts,
  state: EngineState,
): LifetimeSums => ({
  coinsEarned: coinsEarned(state, facts.externalCoinsEarned),
  tokensEarned: tokensEarned(version, facts, state),
  counters: state.counters,
});
