import { describe, expect, it } from 'vitest';
import { arrive } from './arrival.ts';
import { diffStates } from './diff.ts';
import { comparePositions } from './event.ts';
import { event, facts, named, version } from './fixtures.ts';
import { applyEvent, fold } from './fold.ts';
import { emptyState, parseState } from './state.ts';

const coinRule = { id: 'r', key: 'lesson_coins', eventType: 'lesson', amount: 10 };
const states = (rules: ReturnType<typeof version>, ...lists: ReturnType<typeof event>[][]) =>
  lists.map((events) => fold(rules, facts(), emptyState(), events).state);

describe('a late event', () => {
  it('takes back coins that a rule would not have paid, had it come in time', () => {
    const rules = version({
      coinRules: [{ ...coinRule, cooldownSeconds: 3_600, multiplier: { field: 'n', max: 9 } }],
    });
    const late = event('lesson', '2026-04-08T10:00Z', { n: 1 });
    const known = event('lesson', '2026-04-08T10:30Z', { n: 5 });
    const [before = emptyState(), after = emptyState()] = states(rules, [known], [late, known]);
    expect(diffStates(rules, facts(), before, after)).toMatchObject({
      coins: -40,
      tokens: {},
      badgesAwarded: [],
    });
  });

  it('joins two streaks and pays the milestone that this reaches', () => {
    const rules = version({
      streaks: [
        {
          ...named('daily'),
          eventTypes: ['lesson'],
          tickReward: { tokens: 1 },
          milestones: [{ count: 3, coins: 50 }],
        },
      ],
    });
    const [one, two, three] = [
      event('lesson', '2026-04-08'),
      event('lesson', '2026-04-09'),
      event('lesson', '2026-04-10'),
    ];
    const [before = emptyState(), after = emptyState()] = states(rules, [one, three], [one, two, three]);
    expect(diffStates(rules, facts(), before, after)).toMatchObject({
      coins: 50,
      tokens: { xp: 1 },
      streaks: [{ key: 'daily', count: 3, best: 3, previousCount: 1 }],
      milestones: [{ streakKey: 'daily', count: 3 }],
    });
  });

  it('never takes back a badge or its reward, and never pays it twice', () => {
    const skillSets = [{ ...named('all'), skills: [{ key: 'math', name: 'Math' }] }];
    const skill = { eventType: 'lesson', skillKey: 'math' };
    const rules = version({
      skillSets,
      skillRules: [
        { ...skill, id: 'up', key: 'up', amount: 10, conditions: [{ field: 'up', operator: 'exists' }] },
        {
          ...skill,
          id: 'down',
          key: 'down',
          amount: -10,
          conditions: [{ field: 'down', operator: 'exists' }],
        },
      ],
      badges: [
        {
          ...named('able'),
          criteria: { type: 'skill_level', skillKey: 'math', level: 2 },
          reward: { coins: 30, tokens: 3 },
        },
      ],
    });
    const at = (hour: number, way: 'up' | 'down') =>
      event('lesson', Date.UTC(2026, 3, 8, hour), { [way]: true });
    const [first, late, second, third] = [at(1, 'up'), at(2, 'down'), at(3, 'up'), at(4, 'up')];

    const without = arrive(rules, facts(), [first, second, late], 100);
    expect(without.state.kept).toEqual({ 'b.able': [Date.parse(second.occurredAt), 30, 3] });
    expect(without.posted).toEqual({ coins: 30, xp: 3 });

    const early = event('lesson', Date.UTC(2026, 3, 8));
    const stillThere = arrive(rules, facts(), [first, second, late, early, third], 100);
    expect(stillThere.posted).toEqual({ coins: 30, xp: 3 });

    const earnedAgain = arrive(rules, facts(), [first, second, late, third], 100);
    expect(earnedAgain.state.kept).toEqual({});
    expect(earnedAgain.posted).toEqual({ coins: 30, xp: 3 });
    expect(earnedAgain.state).toEqual(fold(rules, facts(), emptyState(), [first, late, second, third]).state);
  });

  it('withdraws a badge that was only ready', () => {
    const rules = version({
      badges: [
        { ...named('star'), award: 'manual', criteria: { type: 'milestone', eventType: 'lesson', count: 2 } },
      ],
    });
    const [one, two] = [event('lesson', '2026-04-08'), event('lesson', '2026-04-09')];
    const [both = emptyState(), single = emptyState()] = states(rules, [one, two], [one]);
    expect(diffStates(rules, facts(), single, both).badgesReady).toEqual(['star']);
    expect(diffStates(rules, facts(), both, single).badgesWithdrawn).toEqual(['star']);
  });

  it('is refused where it would be folded out of order', () => {
    const rules = version({ coinRules: [coinRule] });
    const [early, later] = [event('lesson', '2026-04-08'), event('lesson', '2026-04-09')];
    const { state } = applyEvent(rules, facts(), emptyState(), later);
    expect(() => applyEvent(rules, facts(), state, early)).toThrow('does not come after');
    expect(() => applyEvent(rules, facts(), state, later)).toThrow('does not come after');
  });
});

describe('a state', () => {
  it('outlives its version: counters and claims stay, limits of rules with the same key go on', () => {
    const [one, two] = [event('lesson', '2026-04-08T10:00Z'), event('lesson', '2026-04-08T11:00Z')];
    const first = version({ coinRules: [{ ...coinRule, dailyLimit: 15 }] });
    const second = version({
      coinRules: [{ ...coinRule, dailyLimit: 18 }],
      badges: [{ ...named('two'), criteria: { type: 'milestone', eventType: 'lesson', count: 2 } }],
    });
    const { state } = fold(first, facts(), emptyState(), [one]);
    expect(fold(second, facts(), state, [two]).effects[0]).toMatchObject({
      coins: 8,
      badgesAwarded: ['two'],
    });
  });

  it('takes names that every object inherits as names', () => {
    const rules = version({
      coinRules: [{ ...coinRule, key: 'constructor', eventType: 'constructor', dailyLimit: 15 }],
      streaks: [{ ...named('tostring'), eventTypes: ['constructor'] }],
      badges: [{ ...named('valueof'), criteria: { type: 'milestone', eventType: 'constructor', count: 1 } }],
    });
    const { state, effects } = fold(rules, facts(), emptyState(), [event('constructor', '2026-04-08')]);
    expect(state.counters).toEqual({ constructor: 1 });
    expect(effects[0]).toMatchObject({ coins: 10, badgesAwarded: ['valueof'] });
  });

  it('counts types that no rule names, but not without end', () => {
    const events = Array.from({ length: 600 }, (_, i) => event(`made_up_${i}`, Date.UTC(2026, 3, 8, 0, i)));
    const rules = version({ coinRules: [coinRule] });
    const { state } = fold(rules, facts(), emptyState(), [...events, event('lesson', '2026-05-08')]);
    expect(Object.keys(state.counters)).toHaveLength(501);
    expect(state.counters['lesson']).toBe(1);
  });

  it('is not read from anything else', () => {
    expect(() => parseState('{}')).toThrow('format');
  });
});

describe('the canonical order', () => {
  it('is by time, then by the bytes of the id as Postgres has them', () => {
    const ids = ['a', 'ab', 'b', 'Z', '\u{10000}', '\uffff', 'é', '\ue000', '\u{10ffff}'];
    const occurredAt = '2026-04-08T00:00:00.000Z';
    const sorted = ids.toSorted((a, b) =>
      comparePositions({ occurredAt, eventId: a }, { occurredAt, eventId: b }),
    );
    expect(sorted).toEqual(ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });
});
