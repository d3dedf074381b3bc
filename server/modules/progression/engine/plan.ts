import type {
  Badge,
  CoinRule,
  Condition,
  ConfigContent,
  SkillRule,
  Streak,
  TokenRule,
} from '../../config/content.ts';
import type { Period } from './calendar.ts';
import type { Properties, Test } from './condition.ts';

/** What stands before every rule: whether it is switched on, for whom, and under which conditions. */
export interface Guard {
  readonly active: boolean;
  readonly audience: string | undefined;
  readonly conditions: readonly Condition[];
  /** Number of each condition's field among `CompiledVersion.readers`, and its test. */
  readonly fields: readonly number[];
  readonly tests: readonly Test[];
}

/** A coin or token rule. Limits that are absent are infinite. */
export interface PayPlan {
  readonly kind: 'coin_rule' | 'token_rule';
  readonly source: CoinRule | TokenRule;
  readonly guard: Guard;
  readonly tokenKey: string;
  readonly usageKey: string;
  /** What the rule would pay for an event, before its limits. Whole, at least 0. */
  readonly amountFor: (properties: Properties) => number;
  /** Whether usage must be remembered at all. */
  readonly limited: boolean;
  readonly dailyLimit: number;
  readonly weeklyLimit: number;
  readonly totalLimit: number;
  readonly cooldownMs: number;
}

export interface SkillPlan {
  readonly kind: 'skill_rule';
  readonly source: SkillRule;
  readonly guard: Guard;
  readonly skill: SkillScale;
  readonly usageKey: string;
  readonly dailyLimit: number;
}

export interface SkillScale {
  readonly key: string;
  readonly max: number;
  readonly pointsPerLevel: number;
}

export interface Milestone {
  readonly claim: string;
  readonly coins: number;
  readonly badgeKeys: readonly string[];
}

export interface StreakPlan {
  readonly kind: 'streak';
  readonly source: Streak;
  readonly guard: Guard;
  readonly period: Period;
  readonly inUtc: boolean;
  /** By the count that reaches them. */
  readonly milestones: ReadonlyMap<number, Milestone>;
}

export interface BadgePlan {
  readonly kind: 'badge';
  readonly source: Badge;
  readonly guard: Guard;
  readonly claim: string;
  readonly needed: number;
  /** For a milestone with conditions, the type whose events are counted for this badge alone. */
  readonly countsType: string | undefined;
}

/** A property whose different values some badge counts. */
export interface CollectionPlan {
  readonly name: string;
  readonly read: (properties: Properties) => unknown;
  /** No badge counts further. */
  readonly cap: number;
}

export interface StageRequirement {
  readonly kind: 'tokens' | 'coins_earned' | 'skill' | 'badge' | 'badge_count';
  /** The skill or badge; null for sums. */
  readonly key: string | null;
  readonly needed: number;
}

/** All rules of one event type, in the order in which they run and stand in the trace. */
export interface TypePlan {
  /** Numbers of the fields that its conditions read. */
  readonly fields: readonly number[];
  readonly pays: readonly PayPlan[];
  readonly skills: readonly SkillPlan[];
  readonly streaks: readonly StreakPlan[];
  /** Sorted by key. */
  readonly badges: readonly BadgePlan[];
  readonly collections: readonly CollectionPlan[];
  /** As many zeros as a trace has numbers: a copy to write into grows no further. */
  readonly blankTrace: readonly number[];
}

/** A configuration version, ready to run. Immutable; made once and kept. */
export interface CompiledVersion {
  readonly versionId: string;
  readonly content: ConfigContent;
  readonly coinKey: string;
  readonly tokenKey: string;
  readonly types: ReadonlyMap<string, TypePlan>;
  /** Every field that some condition reads. */
  readonly readers: readonly ((properties: Properties) => unknown)[];
  readonly skills: ReadonlyMap<string, SkillScale>;
  readonly streaks: readonly StreakPlan[];
  readonly badges: readonly BadgePlan[];
  /** What it takes to reach a stage; no entry for the first. */
  readonly stages: ReadonlyMap<number, readonly StageRequirement[]>;
}
