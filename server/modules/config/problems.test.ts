import { describe, expect, test } from 'vitest';
import { configContent, type ConfigContent } from './content.ts';
import { contentProblems } from './problems.ts';
import { starterContent } from './starter.ts';

const fieldsOf = (change: Partial<Record<keyof ConfigContent, unknown>>): string[] =>
  contentProblems(configContent.parse({ ...starterContent(), ...change })).map(({ field }) => field);

const rule = { id: '1', key: 'a', eventType: 'e', amount: 1 };
const skillSets = [
  { id: 's', key: 's', name: 'S', skills: [{ key: 'k', name: 'K', max: 100, pointsPerLevel: 10 }] },
];
const stages = (third: object, first: object = {}) => ({
  stages: starterContent().evolution.stages.map((stage, i) => ({
    ...stage,
    requirements: i === 0 ? first : i === 2 ? third : {},
  })),
});
const badge = (criteria: object) => [{ id: 'b', key: 'b', name: 'B', criteria }];

test('the starting configuration has no problem', () => {
  expect(fieldsOf({})).toEqual([]);
});

describe.each<[string, Partial<Record<keyof ConfigContent, unknown>>, string[]]>([
  ['a key used twice', { coinRules: [rule, { ...rule, id: '2' }] }, ['coin_rules.1.key']],
  [
    'a skill in two sets',
    { skillSets: [...skillSets, { ...skillSets[0], id: 't', key: 't' }] },
    ['skill_sets.1.skills.0.key'],
  ],
  ['a skill that no set has', { skillRules: [{ ...rule, skillKey: 'k' }] }, ['skill_rules.0.skill_key']],
  ['a token that is neither', { tokenRules: [{ ...rule, tokenKey: 'gold' }] }, ['token_rules.0.token_key']],
  ['coins from a token rule', { tokenRules: [{ ...rule, tokenKey: 'coins' }] }, ['token_rules.0.token_key']],
  [
    'a gate that costs XP',
    { gates: [{ key: 'g', name: 'G', tokenKey: 'xp', cost: 1 }] },
    ['gates.0.token_key'],
  ],
  [
    'two tokens with one key',
    { tokens: { primary: { key: 'x', label: 'X' }, progression: { key: 'x', label: 'X' } } },
    ['tokens.progression.key'],
  ],
  [
    'a level beyond the last',
    { skillSets, badges: badge({ type: 'skill_level', skillKey: 'k', level: 11 }) },
    ['badges.0.criteria.level'],
  ],
  [
    'milestones out of order',
    {
      streaks: [
        { id: 'd', key: 'd', name: 'D', eventTypes: ['e'], milestones: [{ count: 7 }, { count: 7 }] },
      ],
    },
    ['streaks.0.milestones.1.count'],
  ],
  [
    'a first stage that asks for something',
    { evolution: stages({}, { tokens: 1 }) },
    ['evolution.stages.0.requirements'],
  ],
  [
    'a stage nobody reaches',
    { skillSets, evolution: stages({ skills: { k: 11 }, badgeCount: 1, badges: ['b'] }) },
    [
      'evolution.stages.2.requirements.badges.0',
      'evolution.stages.2.requirements.skills.k',
      'evolution.stages.2.requirements.badge_count',
    ],
  ],
  [
    'a condition without its value',
    {
      coinRules: [
        {
          ...rule,
          conditions: [
            { field: 'x', operator: 'gte' },
            { field: 'x', operator: 'in', value: 'one' },
            { field: 'x', operator: 'eq', value: ['list'] },
            { field: 'x', operator: 'exists', value: 'maybe' },
            { field: 'x', operator: 'exists' },
            { field: 'x', operator: 'in', value: ['one'] },
          ],
        },
      ],
    },
    [0, 1, 2, 3].map((i) => `coin_rules.0.conditions.${i}.value`),
  ],
])('%s', (_, change, fields) => {
  test('stands in the way of publishing', () => {
    expect(fieldsOf(change)).toEqual(fields);
  });
});
