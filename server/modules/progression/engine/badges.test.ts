import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { badge as badgeSchema } from '../../config/content.ts';
import { badgeProgress } from './badge-progress.ts';
import type { BuddyFacts, EngineEvent } from './event.ts';
import { evolutionStatus } from './evolution.ts';
import { explainTrace, traceWithoutBuddy } from './explain.ts';
import { event, facts, named, version } from './fixtures.ts';
import { fold } from './fold.ts';
import { SYSTEM_EVENTS } from './membership.ts';
import { packTrace, unpackTrace } from './pack.ts';
import type { CompiledVersion } from './plan.ts';
import { emptyState } from './state.ts';

type BadgeInput = z.input<typeof badgeSchema>;

const badge = (
  key: string,
  criteria: BadgeInput['criteria'],
  more: Partial<BadgeInput> = {},
): BadgeInput => ({
  ...named(key),
  criteria,
  ...more,
});
const coinRule = { id: 'r', key: 'lesson_coins', eventType: 'lesson', amount: 10 };
const lessons = (...properties: Record<string, unknown>[]): EngineEvent[] =>
  properties.map((each, i) => event('lesson', Date.UTC(2026, 3, 8 + i), each));

function play(rules: CompiledVersion, events: EngineEvent[], who: BuddyFacts = facts()) {
  const folded = fold(rules, who, emptyState(), events);
  const awarded = folded.effects.map(({ badgesAwarded }) => badgesAwarded);
  const entryOf = (i: number, key: string) => {
    const { type = '', properties = {} } = folded.events[i] ?? {};
    const source = { properties, audience: who.audience };
    return explainTrace(rules, type, folded.traces[i] ?? [], source).find(({ ruleKey }) => ruleKey === key);
  };
  return { ...folded, awarded, entryOf };
}

describe('a badge', () => {
  it('milestone: counts events of its type, or those that meet its conditions', () => {
    const conditions = [{ field: 'score', operator: 'gte' as const, value: 9 }];
    const rules = version({
      badges: [
        badge('three', { type: 'milestone', eventType: 'lesson', count: 3 }),
        badge('top', { type: 'milestone', eventType: 'lesson', count: 3, conditions }),
      ],
    });
    const { awarded, entryOf } = play(
      rules,
      lessons({ score: 9 }, { score: 1 }, { score: 10 }, { score: 10 }, { score: 9 }),
    );
    expect(awarded).toEqual([[], [], ['three'], ['top'], []]);
    expect(entryOf(0, 'top')).toMatchObject({
      reason: 'threshold_not_met',
      needed: { count: 3 },
      actual: { count: 1 },
    });
    expect(entryOf(1, 'top')).toMatchObject({ reason: 'condition_failed', actual: { value: 1 } });
    expect(entryOf(4, 'top')).toMatchObject({ reason: 'already_awarded', actual: { status: 'awarded' } });
  });

  it('collection: counts different values of a property', () => {
    const rules = version({
      badges: [badge('all', { type: 'collection', eventType: 'lesson', field: 'unit.id', count: 3 })],
    });
    const of = (id: unknown) => ({ unit: { id } });
    const { awarded } = play(rules, lessons(of('a'), of('a'), of(1), of(null), of({}), of('1')));
    expect(awarded.flat()).toEqual(['all']);
    expect(awarded[5]).toEqual(['all']);
  });

  it('streak, skill level, custom counter and coin threshold: reached by what the event did', () => {
    const rules = version({
      coinRules: [coinRule],
      streaks: [{ ...named('daily'), eventTypes: ['lesson'] }],
      skillSets: [{ ...named('all'), skills: [{ key: 'math', name: 'Math', pointsPerLevel: 5 }] }],
      skillRules: [{ id: 's', key: 'learn', eventType: 'lesson', skillKey: 'math', amount: 4 }],
      badges: [
        badge('on_a_roll', { type: 'streak', streakKey: 'daily', count: 3 }),
        badge('able', { type: 'skill_level', skillKey: 'math', level: 1 }),
        badge('regular', { type: 'custom', counter: 'lesson', count: 4 }),
        badge('rich', { type: 'coin_threshold', coins: 50 }),
      ],
    });
    expect(play(rules, lessons({}, {}, {}, {}, {})).awarded).toEqual([
      [],
      ['able'],
      ['on_a_roll'],
      ['regular'],
      ['rich'],
    ]);
  });

  it('evolution stage: given when the evolution is told as an event', () => {
    const rules = version({
      coinRules: [coinRule],
      badges: [badge('grown', { type: 'evolution_stage', stage: 2 })],
    });
    const events = [event('lesson', '2026-04-08'), event(SYSTEM_EVENTS.evolved, '2026-04-09')];
    expect(play(rules, events, facts({ stage: 2 })).awarded).toEqual([[], ['grown']]);
    expect(play(rules, events, facts({ stage: 1 })).entryOf(1, 'grown')).toMatchObject({
      reason: 'threshold_not_met',
      needed: { stage: 2 },
      actual: { stage: 1 },
    });
  });

  it('counts coins from outside the rules, told by an event of their own', () => {
    const rules = version({
      coinRules: [coinRule],
      badges: [badge('rich', { type: 'coin_threshold', coins: 50 })],
    });
    const granted = [event(SYSTEM_EVENTS.adjusted, '2026-04-08')];
    expect(play(rules, granted, facts({ externalCoinsEarned: 50 })).awarded).toEqual([['rich']]);
  });

  it('manual: becomes ready once and is never awarded by a rule', () => {
    const rules = version({
      badges: [
        badge(
          'star',
          { type: 'milestone', eventType: 'lesson', count: 1 },
          { award: 'manual', reward: { coins: 9 } },
        ),
      ],
    });
    const { effects, entryOf, state } = play(rules, lessons({}, {}));
    expect(
      effects.map(({ badgesReady, badgesAwarded, coins }) => [badgesReady, badgesAwarded, coins]),
    ).toEqual([
      [['star'], [], 0],
      [[], [], 0],
    ]);
    expect(entryOf(1, 'star')).toMatchObject({ reason: 'already_awarded', actual: { status: 'ready' } });
    expect(badgeProgress(rules, facts(), state)).toEqual([
      { key: 'star', status: 'ready', needed: 1, actual: 1 },
    ]);
    expect(badgeProgress(rules, facts({ externalBadges: ['star'] }), state)[0]?.status).toBe('awarded');
  });

  it('is not awarded to who has it from outside', () => {
    const rules = version({
      badges: [
        badge('first', { type: 'milestone', eventType: 'lesson', count: 1 }, { reward: { coins: 9 } }),
      ],
    });
    const { effects } = play(rules, lessons({}), facts({ externalBadges: ['first'] }));
    expect(effects[0]).toMatchObject({ coins: 0, badgesAwarded: [] });
  });

  it('comes with a streak milestone whatever its criteria say', () => {
    const rules = version({
      streaks: [{ ...named('daily'), eventTypes: ['lesson'], milestones: [{ count: 2, badgeKey: 'loyal' }] }],
      badges: [
        badge('loyal', { type: 'custom', counter: 'never', count: 1 }, { reward: { coins: 5, tokens: 7 } }),
      ],
    });
    const { effects } = play(rules, lessons({}, {}, {}));
    expect(effects.map(({ badgesAwarded, coins, tokens }) => [badgesAwarded, coins, tokens])).toEqual([
      [[], 0, {}],
      [['loyal'], 5, { xp: 7 }],
      [[], 0, {}],
    ]);
  });

  it.each([
    ['a', 'b', 'c'],
    ['c', 'b', 'a'],
  ])(
    'cascades once whatever the keys (%s, %s, %s): what its rewards reach waits no longer, what theirs reach does',
    (one, two, three) => {
      const rules = version({
        coinRules: [coinRule],
        badges: [
          badge(three, { type: 'coin_threshold', coins: 300 }),
          badge(two, { type: 'coin_threshold', coins: 100 }, { reward: { coins: 200 } }),
          badge(one, { type: 'milestone', eventType: 'lesson', count: 1 }, { reward: { coins: 95 } }),
        ],
      });
      const { awarded, effects, entryOf } = play(rules, lessons({}, {}));
      expect(awarded).toEqual([[one, two], [three]]);
      expect(effects.map(({ coins }) => coins)).toEqual([305, 10]);
      expect(entryOf(0, two)).toMatchObject({
        outcome: 'applied',
        needed: { coins: 100 },
        actual: { coins: 105 },
      });
      expect(entryOf(0, three)).toMatchObject({ reason: 'threshold_not_met' });
    },
  );
});

describe('evolution', () => {
  const rules = version({
    coinRules: [coinRule],
    badges: [badge('two', { type: 'milestone', eventType: 'lesson', count: 2 })],
    stages: [{ coinsEarned: 20, badges: ['two'], badgeCount: 1 }, {}],
  });

  it('is ready when every requirement of the next stage holds, and says so once', () => {
    const { effects, entryOf, state } = play(rules, lessons({}, {}, {}));
    expect(
      effects.map(({ evolutionReady, evolutionBecameReady }) => [evolutionReady, evolutionBecameReady]),
    ).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
    expect(entryOf(0, 'stage_2')).toMatchObject({
      ruleType: 'evolution',
      reason: 'threshold_not_met',
      needed: { requirement: 'coins_earned', key: null, amount: 20 },
      actual: { amount: 10 },
    });
    expect(entryOf(1, 'stage_2')).toMatchObject({ outcome: 'applied', reason: null });
    expect(entryOf(2, 'stage_2')).toMatchObject({ reason: 'already_awarded', actual: { status: 'ready' } });
    expect(evolutionStatus(rules, facts(), state)).toEqual({
      stage: 1,
      nextStage: 2,
      ready: true,
      requirements: [
        { kind: 'coins_earned', key: null, needed: 20, actual: 30, met: true },
        { kind: 'badge', key: 'two', needed: 1, actual: 1, met: true },
        { kind: 'badge_count', key: null, needed: 1, actual: 1, met: true },
      ],
    });
  });

  it('needs nothing for a stage without requirements, and ends at the fifth', () => {
    expect(evolutionStatus(rules, facts({ stage: 2 }), emptyState())).toMatchObject({
      nextStage: 3,
      ready: true,
    });
    expect(evolutionStatus(rules, facts({ stage: 5 }), emptyState())).toEqual({
      stage: 5,
      nextStage: null,
      ready: false,
      requirements: [],
    });
    const { entryOf } = play(rules, lessons({}), facts({ stage: 5 }));
    expect(entryOf(0, 'stage_5')).toMatchObject({
      outcome: 'skipped',
      reason: 'already_awarded',
      actual: { status: 'awarded' },
    });
  });

  it('counts what came from outside', () => {
    const who = facts({ externalCoinsEarned: 20, externalBadges: ['two'] });
    expect(evolutionStatus(rules, who, emptyState()).ready).toBe(true);
  });
});

describe('a trace without a buddy', () => {
  it('skips every rule of the type', () => {
    const rules = version({
      coinRules: [coinRule],
      badges: [badge('two', { type: 'milestone', eventType: 'lesson', count: 2 })],
    });
    const trace = unpackTrace(packTrace(traceWithoutBuddy(rules, 'lesson')));
    const entries = explainTrace(rules, 'lesson', trace, { properties: {}, audience: 'default' });
    expect(
      entries.map(({ ruleType, ruleKey, outcome, reason }) => [ruleType, ruleKey, outcome, reason]),
    ).toEqual([
      ['coin_rule', 'lesson_coins', 'skipped', 'no_buddy'],
      ['badge', 'two', 'skipped', 'no_buddy'],
      ['evolution', 'evolution', 'skipped', 'no_buddy'],
    ]);
    expect(traceWithoutBuddy(rules, 'login')).toEqual([]);
  });
});
