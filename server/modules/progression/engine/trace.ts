export const REASONS = [
  'partly_limited',
  'condition_failed',
  'daily_limit_reached',
  'weekly_limit_reached',
  'total_limit_reached',
  'cooldown',
  'not_in_audience',
  'already_awarded',
  'threshold_not_met',
  'inactive',
  'no_buddy',
  'already_ticked',
] as const;
export type ReasonCode = (typeof REASONS)[number];

export type RuleType = 'coin_rule' | 'token_rule' | 'skill_rule' | 'streak' | 'badge' | 'evolution';

/** Named values: `{field, operator, value}`, `{limit}`, `{paid}`, `{seconds}`, `{count}`, `{coins}`, `{level}` … */
export type Figures = Record<string, unknown>;

/** What became of one rule for one event. */
export interface TraceEntry {
  ruleType: RuleType;
  ruleKey: string;
  outcome: 'applied' | 'skipped';
  reason: ReasonCode | null;
  needed?: Figures;
  actual?: Figures;
}

/**
 * The outcomes of all rules of a type, in the type's fixed order: for each a code and one figure. Entries with
 * words are made from it when somebody asks (`explainTrace`).
 */
export type Trace = readonly number[];

/** What an explanation reads of the event; both are stored with it. */
export interface TraceSource {
  properties: Record<string, unknown>;
  audience: string;
}
