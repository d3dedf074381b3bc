import type { ConfigPlanInput } from '../config/index.ts';

export const PRESET_KEYS = [
  'language-learning',
  'fitness',
  'productivity',
  'personal-finance',
  'dining',
  'custom',
] as const;
export type PresetKey = (typeof PRESET_KEYS)[number];

/** What one drawn item costs and who may have it; its name and looks come from the art room. */
export interface ShelfItem {
  artKey: string;
  /** 0 is free. */
  price: number;
  minStage?: number;
  badgeKey?: string;
  /** Copies for sale; without it there is no end of them. */
  stock?: number;
}

export interface PresetMarketplace {
  key: string;
  name: string;
  description: string;
  items: ShelfItem[];
}

/** A ready configuration for one kind of product, with a marketplace to spend what it pays. */
export interface Preset {
  key: PresetKey;
  name: string;
  tagline: string;
  description: string;
  plan: ConfigPlanInput;
  marketplace: PresetMarketplace;
}

type CoinRule = ConfigPlanInput['coinRules'][number];
type TokenRule = ConfigPlanInput['tokenRules'][number];
type SkillRule = ConfigPlanInput['skillRules'][number];
type EventType = ConfigPlanInput['eventTypes'][number];
type Badge = ConfigPlanInput['badges'][number];

/** The words in which presets are written. */
export const event = (key: string, name: string, description: string, properties: string[]): EventType => ({
  key,
  name,
  description,
  properties,
});

export const pays = (
  eventType: string,
  amount: number,
  dailyLimit: number,
  extra: Partial<CoinRule> = {},
): CoinRule => ({ key: eventType, eventType, amount, dailyLimit, ...extra });

export const xp = (
  eventType: string,
  amount: number,
  dailyLimit: number,
  extra: Partial<TokenRule> = {},
): TokenRule => ({ key: eventType, eventType, tokenKey: 'xp', amount, dailyLimit, ...extra });

export const trains = (
  eventType: string,
  skillKey: string,
  amount: number,
  dailyLimit: number,
  extra: Partial<SkillRule> = {},
): SkillRule => ({ key: `${eventType}_${skillKey}`, eventType, skillKey, amount, dailyLimit, ...extra });

export const badge = (
  key: string,
  name: string,
  description: string,
  icon: string,
  criteria: Badge['criteria'],
  coins = 0,
): Badge => ({ key, name, description, icon, criteria, reward: { coins } });

/** N events of a type, all or those that meet a condition. */
export const times = (
  count: number,
  eventType: string,
  conditions: Extract<Badge['criteria'], { type: 'milestone' }>['conditions'] = [],
): Badge['criteria'] => ({ type: 'milestone', eventType, count, conditions });

/** Ten levels, each of 100 points. */
export const skill = (key: string, name: string, description: string, icon: string, color: string) => ({
  key,
  name,
  description,
  icon,
  color,
  max: 1_000,
  pointsPerLevel: 100,
});

export const at = (field: string, operator: 'gte' | 'lte' | 'eq' | 'in' | 'exists', value: Value) => ({
  field,
  operator,
  value,
});
type Value = string | number | boolean | (string | number)[];
