/** Why a ledger line exists. */
export type LedgerReason = 'coin_rule' | 'token_rule' | 'badge' | 'streak_tick' | 'streak_milestone';

export interface LedgerLine {
  tokenKey: string;
  /** Whole tokens, above 0. */
  amount: number;
  reason: LedgerReason;
  /** Key of the rule, badge or streak; `<streak>:<count>` for a milestone. */
  referenceKey: string;
}

export interface SkillEffect {
  skillKey: string;
  /** What changed, after clamping; at most 6 decimals. */
  delta: number;
  value: number;
  level: number;
  previousLevel: number;
}

export interface StreakEffect {
  key: string;
  count: number;
  /** False when the period had its tick already. */
  ticked: boolean;
  /** The count of a milestone reached now, for the first time ever. */
  milestone?: number;
  /** The count that was lost because too many periods were missed. */
  burned?: number;
  freezesUsed?: number;
}

/** What one event caused. The ledger lines add up to `coins` and `tokens`. */
export interface Effects {
  /** Of the primary token. */
  coins: number;
  /** Of every other token, by key. */
  tokens: Record<string, number>;
  badgesAwarded: string[];
  /** Manual badges whose criteria came to hold. */
  badgesReady: string[];
  skills: SkillEffect[];
  streakUpdates: StreakEffect[];
  /** The buddy may evolve now. */
  evolutionReady: boolean;
  /** It may, and could not before this event. */
  evolutionBecameReady: boolean;
  ledger: LedgerLine[];
}

export const noEffects = (): Effects => ({
  coins: 0,
  tokens: {},
  badgesAwarded: [],
  badgesReady: [],
  skills: [],
  streakUpdates: [],
  evolutionReady: false,
  evolutionBecameReady: false,
  ledger: [],
});
