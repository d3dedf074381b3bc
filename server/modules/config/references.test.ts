import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentChanges } from './changes.ts';
import { configContent, type ConfigContent } from './content.ts';
import { mapReferences, referencesOf, renameTarget, type TargetKind } from './references.ts';
import { starterContent } from './starter.ts';

/** One of everything that names something. */
const everything = (): ConfigContent =>
  configContent.parse({
    ...starterContent(),
    coinRules: [{ id: '1', key: 'a', eventType: 'e1', amount: 1 }],
    tokenRules: [{ id: '2', key: 'a', eventType: 'e1', amount: 1, tokenKey: 'xp' }],
    skillSets: [{ id: '3', key: 's', name: 'S', skills: [{ key: 'k1', name: 'K' }] }],
    skillRules: [{ id: '4', key: 'a', eventType: 'e2', skillKey: 'k1', amount: 1 }],
    badges: [
      { type: 'milestone', eventType: 'e1', count: 1 },
      { type: 'streak', streakKey: 'd1', count: 1 },
      { type: 'skill_level', skillKey: 'k1', level: 1 },
      { type: 'collection', eventType: 'e2', field: 'x', count: 1 },
      { type: 'evolution_stage', stage: 2 },
      { type: 'coin_threshold', coins: 1 },
      { type: 'custom', counter: 'e3', count: 1 },
    ].map((criteria, i) => ({ id: `b${i}`, key: `b${i}`, name: 'B', criteria })),
    streaks: [
      { id: '5', key: 'd1', name: 'D', eventTypes: ['e1', 'e2'], milestones: [{ count: 2, badgeKey: 'b0' }] },
    ],
    evolution: {
      stages: starterContent().evolution.stages.map((stage, i) => ({
        ...stage,
        requirements: i === 2 ? { badges: ['b1'], skills: { k1: 2 } } : {},
      })),
    },
    gates: [{ key: 'g', name: 'G', tokenKey: 'coins', cost: 1 }],
  });

test('every place that names something is found', () => {
  expect(referencesOf(everything()).map(({ field, target, to }) => `${field} ${target} ${to}`)).toEqual([
    'coinRules.0.eventType event_type e1',
    'tokenRules.0.eventType event_type e1',
    'tokenRules.0.tokenKey token xp',
    'skillRules.0.eventType event_type e2',
    'skillRules.0.skillKey skill k1',
    'badges.0.criteria.eventType event_type e1',
    'badges.1.criteria.streakKey streak d1',
    'badges.2.criteria.skillKey skill k1',
    'badges.3.criteria.eventType event_type e2',
    'badges.6.criteria.counter event_type e3',
    'streaks.0.eventTypes.0 event_type e1',
    'streaks.0.eventTypes.1 event_type e2',
    'streaks.0.milestones.0.badgeKey badge b0',
    'evolution.stages.2.requirements.skills.k1 skill k1',
    'evolution.stages.2.requirements.badges.0 badge b1',
    'gates.0.tokenKey token coins',
  ]);
});

test('walking changes nothing', () => {
  const content = everything();
  expect(mapReferences(content, ({ to }) => to)).toEqual(content);
});

test('a rename reaches every place, touches nothing else, and can be taken back', () => {
  const target = fc.constantFrom<TargetKind>('event_type', 'badge', 'skill', 'streak', 'token');
  const known = fc.constantFrom('e1', 'e2', 'e3', 'k1', 'd1', 'b0', 'b1', 'xp', 'coins', 'nobody');
  fc.assert(
    fc.property(target, known, (kind, from) => {
      const before = everything();
      const after = renameTarget(before, kind, from, 'fresh');
      const expected = referencesOf(before).map((one) => ({
        ...one,
        to: one.target === kind && one.to === from ? 'fresh' : one.to,
        field:
          one.target === kind && one.to === from
            ? one.field.replace(/skills\.\w+$/, 'skills.fresh')
            : one.field,
      }));
      expect(referencesOf(after)).toEqual(expected);
      expect(configContent.safeParse(after).success).toBe(true);
      expect(renameTarget(after, kind, 'fresh', from)).toEqual(before);
    }),
  );
});

test('changes between two configurations name each part once, whatever its place', () => {
  const before = everything();
  expect(contentChanges(before, { ...before, badges: before.badges.toReversed() })).toEqual([]);
  const [first, ...others] = before.badges;
  const after = {
    ...before,
    badges: [...others, { ...before.badges[1], ...first, id: 'new', name: 'Other' }],
    coinRules: [],
  };
  expect(
    contentChanges(before, configContent.parse(after)).map(({ kind, key, before, after }) => [
      kind,
      key,
      before === null,
      after === null,
    ]),
  ).toEqual([
    ['badge', 'b0', false, false],
    ['coin_rule', 'a', false, true],
  ]);
});
