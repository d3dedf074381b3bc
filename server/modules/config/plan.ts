import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import {
  badge,
  coinRule,
  configContent,
  eventTypeDefinition,
  skillRule,
  skillSet,
  streak,
  tokenRule,
  type ConfigContent,
} from './content.ts';

const noId = { id: true } as const;

/** A configuration nobody owns yet: the same without ids. Presets and generated plans are written in it. */
export const configPlan = configContent.extend({
  coinRules: z.array(coinRule.omit(noId)).max(200),
  tokenRules: z.array(tokenRule.omit(noId)).max(200),
  skillSets: z.array(skillSet.omit(noId)).max(8),
  skillRules: z.array(skillRule.omit(noId)).max(200),
  badges: z.array(badge.omit(noId)).max(300),
  streaks: z.array(streak.omit(noId)).max(20),
  eventTypes: z.array(eventTypeDefinition.omit(noId)).max(200),
});
export type ConfigPlan = z.output<typeof configPlan>;
/** As people write it: what has a default may be left out. */
export type ConfigPlanInput = z.input<typeof configPlan>;

/** The configuration that a plan describes, every part with an id of its own. */
export const contentOf = (plan: ConfigPlan): ConfigContent => ({
  ...plan,
  coinRules: plan.coinRules.map((rule) => ({ ...rule, id: newId('rule') })),
  tokenRules: plan.tokenRules.map((rule) => ({ ...rule, id: newId('rule') })),
  skillSets: plan.skillSets.map((set) => ({ ...set, id: newId('skillSet') })),
  skillRules: plan.skillRules.map((rule) => ({ ...rule, id: newId('rule') })),
  badges: plan.badges.map((one) => ({ ...one, id: newId('badge') })),
  streaks: plan.streaks.map((one) => ({ ...one, id: newId('streak') })),
  eventTypes: plan.eventTypes.map((type) => ({ ...type, id: newId('eventType') })),
});
