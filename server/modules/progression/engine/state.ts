/**
 * What a rule with limits has used: [day, paid that day, week, paid that week, paid ever, last paid at ms]. What the
 * rule does not limit is 0, and zeros at the end are left out. Limits that a rule gets later count from then on.
 */
export type Usage = readonly number[];

/** A reward that is paid once and never taken back: when (ms), and what it paid. */
export type Claim = readonly [atMs: number, coins: number, tokens: number];

export interface StreakState {
  readonly unit: 'daily' | 'weekly' | 'monthly';
  readonly count: number;
  readonly best: number;
  /** Index of the last ticked period; no lower one ever ticks. */
  readonly period: number;
  /** Last event that counted, ticking or not, and the zone it happened in. */
  readonly seenMs: number;
  readonly zone: string;
  readonly freezes: number;
  /** Bit n: the period n before `period` was ticked. */
  readonly recent: number;
}

type Table<T> = Readonly<Record<string, T>>;

/**
 * All that the engine remembers of a buddy, after the last event in canonical order. JSON all through. Names in
 * `usage` and `claims` carry their kind (`c.` coin rule, `t.` token rule, `k.` skill rule; `b.` badge, `s.` streak
 * milestone), so a state outlives the version it was made under.
 */
export interface EngineState {
  readonly format: 1;
  /** Position of the last folded event: `[occurredAt, eventId]`. */
  readonly head: readonly [string, string] | null;
  /** Events by type. */
  readonly counters: Table<number>;
  /** Events that met the conditions of a milestone badge, by badge key. */
  readonly qualified: Table<number>;
  readonly usage: Table<Usage>;
  /** Points that skill rules made; with `facts.externalSkills` they are the skill's value. */
  readonly skills: Table<number>;
  readonly streaks: Table<StreakState>;
  /** Hashes of the different values of a property, by `type|field`. */
  readonly distinct: Table<string>;
  /** Coins from rules and ticks. */
  readonly coins: number;
  /** Tokens from rules and ticks, by token key. */
  readonly tokens: Table<number>;
  /** Badges and milestones that the events, in order, have earned. */
  readonly claims: Table<Claim>;
  readonly claimedCoins: number;
  readonly claimedTokens: number;
  /** Manual badges that wait for somebody to award them, with when (ms). */
  readonly ready: Table<number>;
  /** Rewards once paid which a replay no longer finds earned. They stay paid, and are not paid again. */
  readonly kept: Table<Claim>;
}

/** The state of a buddy to which nothing has happened. */
export const emptyState = (): EngineState => ({
  format: 1,
  head: null,
  counters: {},
  qualified: {},
  usage: {},
  skills: {},
  streaks: {},
  distinct: {},
  coins: 0,
  tokens: {},
  claims: {},
  claimedCoins: 0,
  claimedTokens: 0,
  ready: {},
  kept: {},
});

/** The state as text, to be stored. */
export const printState = (state: EngineState): string => JSON.stringify(state);

/** Takes back what `printState` made; anything else is a programming error and throws. */
export function parseState(text: string): EngineState {
  const state: EngineState = JSON.parse(text);
  if (state.format !== 1) throw new Error('not an engine state of format 1');
  return state;
}

/** An own value of a table. Keys such as `constructor` are legal names of rules. */
export function entry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  const value = table[key];
  return value !== undefined && Object.hasOwn(table, key) ? value : undefined;
}

/** The same for names with a dot (`usage`, `claims`): nothing that every object inherits has one. */
export const dotted = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => table[name];
