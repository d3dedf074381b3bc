import type { Claim, EngineState, StreakState, Usage } from './state.ts';

interface TableValues {
  counters: number;
  qualified: number;
  usage: Usage;
  skills: number;
  streaks: StreakState;
  distinct: string;
  tokens: number;
  claims: Claim;
  ready: number;
  kept: Claim;
}
type TableName = keyof TableValues;
type Tables = { [N in TableName]: Record<string, TableValues[N]> };

/** A state while events are folded into it. Tables are shared with the state it came from until first written. */
export interface Draft extends Tables {
  head: readonly [string, string] | null;
  coins: number;
  claimedCoins: number;
  claimedTokens: number;
  /** Bit set of the tables that are this draft's own. */
  copied: number;
}

const BITS: Readonly<Record<TableName, number>> = {
  counters: 1,
  qualified: 2,
  usage: 4,
  skills: 8,
  streaks: 16,
  distinct: 32,
  tokens: 64,
  claims: 128,
  ready: 256,
  kept: 512,
};

// Field by field: spread and rest take ten times as long, and this runs for every user of a batch.

/** Opens a state for writing. The state itself never changes. */
export const openDraft = (state: EngineState): Draft => ({
  head: state.head,
  counters: state.counters,
  qualified: state.qualified,
  usage: state.usage,
  skills: state.skills,
  streaks: state.streaks,
  distinct: state.distinct,
  coins: state.coins,
  tokens: state.tokens,
  claims: state.claims,
  claimedCoins: state.claimedCoins,
  claimedTokens: state.claimedTokens,
  ready: state.ready,
  kept: state.kept,
  copied: 0,
});

/** The draft as a state. The draft must not be written afterwards. */
export const closeDraft = (draft: Draft): EngineState => ({
  format: 1,
  head: draft.head,
  counters: draft.counters,
  qualified: draft.qualified,
  usage: draft.usage,
  skills: draft.skills,
  streaks: draft.streaks,
  distinct: draft.distinct,
  coins: draft.coins,
  tokens: draft.tokens,
  claims: draft.claims,
  claimedCoins: draft.claimedCoins,
  claimedTokens: draft.claimedTokens,
  ready: draft.ready,
  kept: draft.kept,
});

/** Spelled out: one place that copies tables of every shape takes several times as long as a place for each. */
const COPY: Readonly<Record<TableName, (draft: Draft) => void>> = {
  counters: (draft) => (draft.counters = { ...draft.counters }),
  qualified: (draft) => (draft.qualified = { ...draft.qualified }),
  usage: (draft) => (draft.usage = { ...draft.usage }),
  skills: (draft) => (draft.skills = { ...draft.skills }),
  streaks: (draft) => (draft.streaks = { ...draft.streaks }),
  distinct: (draft) => (draft.distinct = { ...draft.distinct }),
  tokens: (draft) => (draft.tokens = { ...draft.tokens }),
  claims: (draft) => (draft.claims = { ...draft.claims }),
  ready: (draft) => (draft.ready = { ...draft.ready }),
  kept: (draft) => (draft.kept = { ...draft.kept }),
};

function own<N extends TableName>(draft: Draft, name: N): Record<string, TableValues[N]> {
  if ((draft.copied & BITS[name]) === 0) {
    COPY[name](draft);
    draft.copied |= BITS[name];
  }
  const tables: Tables = draft;
  return tables[name];
}

/** `put` for the two tables that are written most. */
export function putTokens(draft: Draft, key: string, value: number): void {
  if ((draft.copied & BITS.tokens) === 0) own(draft, 'tokens');
  draft.tokens[key] = value;
}
export function putUsage(draft: Draft, key: string, value: Usage): void {
  if ((draft.copied & BITS.usage) === 0) own(draft, 'usage');
  draft.usage[key] = value;
}

/** Writes one value of a table, copying the table first when it is still shared. */
export function put<N extends TableName>(draft: Draft, name: N, key: string, value: TableValues[N]): void {
  own(draft, name)[key] = value;
}

export function drop(draft: Draft, name: TableName, key: string): void {
  delete own(draft, name)[key];
}
