import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import { configPlan } from '../config/index.ts';
import { PRESET_KEYS, type Preset } from './preset.ts';
import { planOf, PRESETS, presetOf } from './presets.ts';
import { shelfOf } from './shelf.ts';

export const presetSummary = z.object({
  key: z.enum(PRESET_KEYS),
  name: z.string(),
  tagline: z.string(),
  description: z.string(),
  tokens: z.array(z.string()),
  stages: z.array(z.string()),
  counts: z.object({
    eventTypes: z.int(),
    coinRules: z.int(),
    tokenRules: z.int(),
    skills: z.int(),
    skillRules: z.int(),
    badges: z.int(),
    streaks: z.int(),
    gates: z.int(),
    items: z.int(),
  }),
});
export type PresetSummary = z.output<typeof presetSummary>;

export const presetDetail = presetSummary.extend({
  content: configPlan,
  marketplace: z.object({
    key: z.string(),
    name: z.string(),
    description: z.string(),
    items: z.array(
      z.object({
        artKey: z.string(),
        name: z.string(),
        description: z.string(),
        category: z.string(),
        rarity: z.string(),
        price: z.int(),
        minStage: z.int().nullable(),
        badgeKey: z.string().nullable(),
        stock: z.int().nullable(),
      }),
    ),
  }),
});
export type PresetDetail = z.output<typeof presetDetail>;

/** What a preset holds, in a few words and figures. */
function summarise(preset: Preset): PresetSummary {
  const { plan, marketplace, key, name, tagline, description } = preset;
  return {
    key,
    name,
    tagline,
    description,
    tokens: [plan.tokens.primary.label, plan.tokens.progression.label],
    stages: plan.evolution.stages.map((stage) => stage.name),
    counts: {
      eventTypes: plan.eventTypes.length,
      coinRules: plan.coinRules.length,
      tokenRules: plan.tokenRules.length,
      skills: plan.skillSets.reduce((sum, set) => sum + set.skills.length, 0),
      skillRules: plan.skillRules.length,
      badges: plan.badges.length,
      streaks: plan.streaks.length,
      gates: plan.gates.length,
      items: marketplace.items.length,
    },
  };
}

export const listPresets = (): { data: PresetSummary[] } => ({ data: PRESETS.map(summarise) });

/** A preset with everything it would set up. Throws 404. */
export function getPreset({ key }: { key: string }): PresetDetail {
  const preset = presetOf(key);
  if (!preset) throw notFound('preset');
  const { key: marketplaceKey, name, description } = preset.marketplace;
  return {
    ...summarise(preset),
    content: planOf(preset),
    marketplace: {
      key: marketplaceKey,
      name,
      description,
      items: shelfOf(preset).map(({ item, art }) => ({
        artKey: item.artKey,
        name: art.name,
        description: art.description,
        category: art.category,
        rarity: art.rarity,
        price: item.price,
        minStage: item.minStage ?? null,
        badgeKey: item.badgeKey ?? null,
        stock: item.stock ?? null,
      })),
    },
  };
}
