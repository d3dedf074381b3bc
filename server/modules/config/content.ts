import { z } from 'zod';
import * as f from '../../kernel/fields.ts';

/**
 * What a configuration version says: the whole progression logic as data, with fixed rule templates instead of
 * a rule language. The engine compiles it once per version (`progression/engine`).
 */

export const OPERATORS = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'contains', 'exists'] as const;

/** A test of one property of an event. `field` is a dotted path into `properties`. */
export const condition = z.strictObject({
  field: f.text(128),
  operator: z.enum(OPERATORS),
  value: z
    .union([
      f.text(500, 0),
      z.number(),
      z.boolean(),
      z.array(z.union([f.text(500, 0), z.number(), z.boolean()])).max(100),
    ])
    .optional(),
});
export type Condition = z.output<typeof condition>;

const id = f.text(64);
const ruleBase = {
  id,
  /** Stable name of the rule, unique among rules of its kind. */
  key: f.key,
  eventType: f.eventType,
  conditions: z.array(condition).max(10).default([]),
  /** Only buddies of this audience; absent means all. */
  audience: f.audience.optional(),
  active: z.boolean().default(true),
};
const limit = z.int().min(1).max(1_000_000_000);

/** A property of the event that scales a reward: `amount × property`, floored, at most `max`. */
export const multiplier = z.strictObject({
  field: f.text(128),
  max: z.number().positive().max(1_000_000).default(100),
});

/** Coins for an event. Limits count coins paid by this rule in the user's own day, ISO week, or ever. */
export const coinRule = z.strictObject({
  ...ruleBase,
  amount: f.amount,
  multiplier: z.union([z.number().positive().max(1_000), multiplier]).optional(),
  dailyLimit: limit.optional(),
  weeklyLimit: limit.optional(),
  totalLimit: limit.optional(),
  cooldownSeconds: z.int().min(1).max(31_536_000).optional(),
});
export type CoinRule = z.output<typeof coinRule>;

/** Progression tokens (XP) for an event; the same limits as a coin rule. */
export const tokenRule = z.strictObject({ ...coinRule.shape, tokenKey: f.key });
export type TokenRule = z.output<typeof tokenRule>;

/** Skill points for an event. */
export const skillRule = z.strictObject({
  ...ruleBase,
  skillKey: f.key,
  amount: z.number().min(-1_000).max(1_000),
  dailyLimit: limit.optional(),
});
export type SkillRule = z.output<typeof skillRule>;

/** A picture in place of the one that is drawn from name, glyph and colour. */
const iconUrl = f.url.optional();

/** A skill: points from 0 to `max`; the level rises by one for each `pointsPerLevel`. */
export const skill = z.strictObject({
  key: f.key,
  name: f.text(80),
  description: f.text(300, 0).default(''),
  icon: f.text(40).optional(),
  color: f.color.optional(),
  iconUrl,
  max: z.int().min(1).max(100_000).default(100),
  pointsPerLevel: z.int().min(1).max(100_000).default(10),
});
export const skillSet = z.strictObject({ id, key: f.key, name: f.text(80), skills: z.array(skill).max(24) });

const reward = z.strictObject({
  coins: z.int().min(0).max(1_000_000).default(0),
  tokens: z.int().min(0).max(1_000_000).default(0),
});

/** What earns a badge. Thresholds are reached, never passed back: a badge once awarded stays. */
export const badgeCriteria = z.discriminatedUnion('type', [
  /** N events of a type that meet the conditions. */
  z.strictObject({
    type: z.literal('milestone'),
    eventType: f.eventType,
    count: limit,
    conditions: z.array(condition).max(10).default([]),
  }),
  /** A streak of N periods. */
  z.strictObject({ type: z.literal('streak'), streakKey: f.key, count: limit }),
  z.strictObject({ type: z.literal('skill_level'), skillKey: f.key, level: limit }),
  /** N different values of a property over events of a type. */
  z.strictObject({
    type: z.literal('collection'),
    eventType: f.eventType,
    field: f.text(128),
    count: z.int().min(1).max(500),
  }),
  z.strictObject({ type: z.literal('evolution_stage'), stage: z.int().min(2).max(5) }),
  /** N coins earned in a lifetime, whatever was spent. */
  z.strictObject({ type: z.literal('coin_threshold'), coins: limit }),
  /** A named counter (every event type counts under its own name) reaches N. */
  z.strictObject({ type: z.literal('custom'), counter: f.eventType, count: limit }),
]);
export type BadgeCriteria = z.output<typeof badgeCriteria>;

export const badge = z.strictObject({
  id,
  key: f.key,
  name: f.text(80),
  description: f.text(300, 0).default(''),
  icon: f.text(40).optional(),
  color: f.color.optional(),
  iconUrl,
  criteria: badgeCriteria,
  /** A manual badge becomes "ready" when its criteria hold; somebody then awards it. */
  award: z.enum(['auto', 'manual']).default('auto'),
  reward: reward.prefault({}),
  audience: f.audience.optional(),
  active: z.boolean().default(true),
});
export type Badge = z.output<typeof badge>;

/** A streak ticks once in a period in which one of its events happened. */
export const streak = z.strictObject({
  id,
  key: f.key,
  name: f.text(80),
  eventTypes: z.array(f.eventType).min(1).max(10),
  conditions: z.array(condition).max(10).default([]),
  period: z.enum(['daily', 'weekly', 'monthly']).default('daily'),
  /** `user` counts in the user's own zone, `utc` pins it. */
  timezone: z.enum(['user', 'utc']).default('user'),
  /** Missed periods in a row that do not break it. */
  gracePeriods: z.int().min(0).max(7).default(0),
  /** One freeze is earned at each of so many ticks and saves one missed period; 0 for none. */
  freezeEvery: z.int().min(0).max(1_000).default(0),
  maxFreezes: z.int().min(0).max(30).default(2),
  tickReward: reward.prefault({}),
  milestones: z
    .array(
      z.strictObject({
        count: limit,
        coins: z.int().min(0).max(1_000_000).default(0),
        badgeKey: f.key.optional(),
      }),
    )
    .max(20)
    .default([]),
  displayMode: z.enum(['count', 'row', 'mini']).default('count'),
  audience: f.audience.optional(),
  active: z.boolean().default(true),
});
export type Streak = z.output<typeof streak>;

/** Exactly two tokens: one to spend (the coins), one that only grows (XP). */
export const tokenConfig = z.strictObject({
  primary: z.strictObject({
    key: f.key,
    label: f.text(40),
    icon: f.text(40).optional(),
    maxBalance: limit.optional(),
  }),
  progression: z.strictObject({ key: f.key, label: f.text(40), icon: f.text(40).optional() }),
});

/** All that are given must hold before a buddy may reach the stage. */
export const evolutionRequirements = z.strictObject({
  tokens: z.int().min(0).max(1_000_000_000).optional(),
  coinsEarned: z.int().min(0).max(1_000_000_000).optional(),
  skills: z.record(f.key, z.int().min(1).max(1_000)).optional(),
  badges: z.array(f.key).max(20).optional(),
  badgeCount: z.int().min(1).max(500).optional(),
});
export const evolutionStage = z.strictObject({
  stage: z.int().min(1).max(5),
  name: f.text(40),
  description: f.text(300, 0).default(''),
  requirements: evolutionRequirements.prefault({}),
});
export const evolution = z.strictObject({
  autoEvolve: z.boolean().default(false),
  stages: z.array(evolutionStage).length(5),
});

export const gate = z.strictObject({
  key: f.key,
  name: f.text(80),
  tokenKey: f.key,
  cost: f.amount,
  metadata: f.freeMap.default({}),
});

export const eventTypeDefinition = z.strictObject({
  id,
  key: f.eventType,
  name: f.text(80),
  description: f.text(300, 0).default(''),
  properties: z.array(f.text(64)).max(30).default([]),
});

export const configContent = z.strictObject({
  tokens: tokenConfig,
  coinRules: z.array(coinRule).max(200),
  tokenRules: z.array(tokenRule).max(200),
  skillSets: z.array(skillSet).max(8),
  skillRules: z.array(skillRule).max(200),
  badges: z.array(badge).max(300),
  streaks: z.array(streak).max(20),
  evolution,
  gates: z.array(gate).max(100),
  eventTypes: z.array(eventTypeDefinition).max(200),
});
export type ConfigContent = z.output<typeof configContent>;
