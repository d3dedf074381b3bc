import { describe, expect, test } from 'vitest';
import { configContent, contentOf, contentProblems, referencesOf } from '../config/index.ts';
import { itemArtOf } from '../art/index.ts';
import { planOf, PRESETS } from './presets.ts';
import { shelfOf } from './shelf.ts';
import { PRESET_KEYS } from './preset.ts';

const PRICES: Record<string, readonly [number, number]> = {
  common: [20, 40],
  uncommon: [60, 90],
  rare: [130, 200],
  epic: [280, 350],
  legendary: [500, 700],
};

test('every preset that is promised is there', () => {
  expect(PRESETS.map(({ key }) => key)).toEqual(PRESET_KEYS);
});

describe.each(PRESETS.map((preset) => [preset.key, preset] as const))('%s', (_, preset) => {
  const plan = planOf(preset);
  const content = contentOf(plan);

  test('is a valid configuration that can be published', () => {
    expect(configContent.safeParse(content).error).toBeUndefined();
    expect(contentProblems(content)).toEqual([]);
  });

  test('gives every part an id of its own', () => {
    const parts = [
      ...content.coinRules,
      ...content.tokenRules,
      ...content.skillRules,
      ...content.skillSets,
      ...content.badges,
      ...content.streaks,
      ...content.eventTypes,
    ];
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
  });

  test('names only event types that it registers, with properties that they have', () => {
    const known = new Map(plan.eventTypes.map((type) => [type.key, new Set(type.properties)]));
    const named = referencesOf(content).filter(({ target }) => target === 'event_type');
    expect(named.filter(({ to }) => !known.has(to))).toEqual([]);
    const fields = [
      ...[...plan.coinRules, ...plan.tokenRules, ...plan.skillRules].flatMap((rule) =>
        rule.conditions.map(({ field }) => [rule.eventType, field] as const),
      ),
      ...[...plan.coinRules, ...plan.tokenRules].flatMap(({ eventType, multiplier }) =>
        typeof multiplier === 'object' ? [[eventType, multiplier.field] as const] : [],
      ),
      ...plan.badges.flatMap(({ criteria }) => {
        if (criteria.type === 'collection') return [[criteria.eventType, criteria.field] as const];
        if (criteria.type === 'milestone')
          return criteria.conditions.map(({ field }) => [criteria.eventType, field] as const);
        return [];
      }),
    ];
    expect(fields.filter(([type, field]) => !known.get(type)?.has(field))).toEqual([]);
  });

  test('is complete: every event counts, every kind of badge and rule is there', () => {
    const earning = new Set(plan.tokenRules.map(({ eventType }) => eventType));
    expect(plan.eventTypes.filter(({ key }) => !earning.has(key))).toEqual([]);
    expect(plan.coinRules.length).toBeGreaterThanOrEqual(8);
    expect(plan.coinRules.some(({ conditions }) => conditions.length > 0)).toBe(true);
    expect(plan.coinRules.every(({ dailyLimit }) => dailyLimit !== undefined)).toBe(true);
    expect(plan.skillSets.length).toBeGreaterThanOrEqual(2);
    expect(plan.skillSets.flatMap(({ skills }) => skills).length).toBeGreaterThanOrEqual(4);
    expect(plan.badges.length).toBeGreaterThanOrEqual(10);
    expect(new Set(plan.badges.map(({ criteria }) => criteria.type)).size).toBe(7);
    expect(new Set(plan.badges.map(({ name }) => name)).size).toBe(plan.badges.length);
    expect(plan.streaks.map(({ period }) => period)).toEqual(['daily', 'weekly']);
    expect(plan.gates.length).toBeGreaterThan(0);
    const trained = new Set(plan.skillRules.map(({ skillKey }) => skillKey));
    expect(plan.skillSets.flatMap(({ skills }) => skills).filter(({ key }) => !trained.has(key))).toEqual([]);
  });

  test('sells its twelve items at prices that fit their rarity', () => {
    const shelf = shelfOf(preset);
    expect(preset.marketplace.items).toHaveLength(12);
    expect(shelf.map(({ art }) => art.key)).toEqual(itemArtOf(preset.key).map(({ key }) => key));
    for (const { item, art } of shelf) {
      const [low, high] = PRICES[art.rarity] ?? [0, 0];
      if (item.price > 0)
        expect.soft([art.key, item.price >= low && item.price <= high]).toEqual([art.key, true]);
    }
    const badges = new Set(plan.badges.map(({ key }) => key));
    const locked = preset.marketplace.items.filter(({ badgeKey }) => badgeKey !== undefined);
    expect(locked.filter(({ badgeKey }) => !badges.has(badgeKey ?? ''))).toEqual([]);
    expect(locked.length).toBeGreaterThan(0);
    expect(preset.marketplace.items.some(({ minStage }) => minStage !== undefined)).toBe(true);
    expect(preset.marketplace.items.some(({ stock }) => stock !== undefined)).toBe(true);
    expect(preset.marketplace.items.filter(({ price }) => price === 0).length).toBeGreaterThanOrEqual(1);
  });
});
