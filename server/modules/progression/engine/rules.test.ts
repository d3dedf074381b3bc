import { describe, expect, it } from 'vitest';
import { event, facts, named, version } from './fixtures.ts';
import { applyEvent, fold } from './fold.ts';
import { explainTrace } from './explain.ts';
import { unpackTrace, packTrace } from './pack.ts';
import type { BuddyFacts, EngineEvent } from './event.ts';
import type { CompiledVersion } from './plan.ts';
import { emptyState } from './state.ts';
import { skillStatus } from './skills.ts';

const play = (rules: CompiledVersion, events: EngineEvent[], who: BuddyFacts = facts()) => {
  const folded = fold(rules, who, emptyState(), events);
  const traces = folded.traces.map((trace, i) => {
    const { type = '', properties = {} } = folded.events[i] ?? {};
    return explainTrace(rules, type, unpackTrace(packTrace(trace)), { properties, audience: who.audience });
  });
  return {
    ...folded,
    traces,
    coins: folded.effects.map(({ coins }) => coins),
    first: traces.map((trace) => trace[0]),
  };
};

const coinRule = { id: 'r', key: 'lesson_coins', eventType: 'lesson', amount: 10 };
const skip = (reason: string, needed?: object, actual?: object) => ({
  ruleType: 'coin_rule',
  ruleKey: 'lesson_coins',
  outcome: 'skipped',
  reason,
  ...(needed && { needed }),
  ...(actual && { actual }),
});

describe('a coin rule', () => {
  it('pays its amount for events of its type that meet its conditions, and says what failed', () => {
    const conditions = [{ field: 'test.score', operator: 'gte' as const, value: 80 }];
    const { coins, first, traces } = play(version({ coinRules: [{ ...coinRule, conditions }] }), [
      event('lesson', '2026-04-08T10:00Z', { test: { score: 80 } }),
      event('lesson', '2026-04-08T11:00Z', { test: { score: 79 } }),
      event('lesson', '2026-04-08T12:00Z', { test: { score: '90' } }),
      event('login', '2026-04-08T13:00Z'),
    ]);
    expect(coins).toEqual([10, 0, 0, 0]);
    expect(first[1]).toEqual(
      skip('condition_failed', { field: 'test.score', operator: 'gte', value: 80 }, { value: 79 }),
    );
    expect(first[2]?.actual).toEqual({ value: '90' });
    expect(traces[3]).toEqual([]);
  });

  it('multiplies by a constant or a property, floored, at most the maximum', () => {
    const minutes = { field: 'minutes', max: 30 };
    const paid = (multiplier: number | typeof minutes, properties = {}) =>
      play(version({ coinRules: [{ ...coinRule, multiplier }] }), [event('lesson', '2026-04-08', properties)])
        .coins[0];
    expect(paid(1.55)).toBe(15);
    expect(paid(minutes, { minutes: 2.59 })).toBe(25);
    expect(paid(minutes, { minutes: 1_000 })).toBe(300);
    expect(paid(minutes, { minutes: -3 })).toBe(0);
    expect(paid(minutes, { minutes: '3' })).toBe(0);
    const exact = version({ coinRules: [{ ...coinRule, amount: 100, multiplier: 1.15 }] });
    expect(play(exact, [event('lesson', '2026-04-08')]).coins).toEqual([115]);
    const { first } = play(version({ coinRules: [{ ...coinRule, multiplier: minutes }] }), [
      event('lesson', '2026-04-08'),
    ]);
    expect(first[0]).toEqual(
      skip('condition_failed', { field: 'minutes', operator: 'gt', value: 0 }, { value: null }),
    );
  });

  it('pays up to its limit of the day on the wall of the user, in part if need be', () => {
    const rules = version({ coinRules: [{ ...coinRule, dailyLimit: 25 }] });
    const times = ['20:00', '20:10', '20:20', '20:30', '22:00'].map((time) =>
      event('lesson', `2026-04-08T${time}Z`),
    );
    const { coins, first } = play(rules, times, facts({ timezone: 'Europe/Berlin' }));
    expect(coins).toEqual([10, 10, 5, 0, 10]);
    expect(first[2]).toMatchObject({
      outcome: 'applied',
      reason: 'partly_limited',
      needed: { amount: 10 },
      actual: { amount: 5 },
    });
    expect(first[3]).toEqual(skip('daily_limit_reached', { limit: 25 }, { paid: 25 }));
  });

  it('pays up to its limits of the ISO week and of a lifetime', () => {
    const days = ['2026-04-11', '2026-04-12', '2026-04-13', '2026-04-14'].map((day) => event('lesson', day));
    const weekly = play(version({ coinRules: [{ ...coinRule, weeklyLimit: 15 }] }), days);
    expect(weekly.coins).toEqual([10, 5, 10, 5]);
    const full = play(version({ coinRules: [{ ...coinRule, weeklyLimit: 10 }] }), days);
    expect(full.first[1]).toEqual(skip('weekly_limit_reached', { limit: 10 }, { paid: 10 }));
    const total = play(version({ coinRules: [{ ...coinRule, totalLimit: 12 }] }), days);
    expect(total.coins).toEqual([10, 2, 0, 0]);
    expect(total.first[2]).toEqual(skip('total_limit_reached', { limit: 12 }, { paid: 12 }));
  });

  it('gives nobody a day or a week twice who flies west', () => {
    const there = [
      event('lesson', '2026-04-05T23:00Z', {}, 'Pacific/Apia'), // Monday, 12:00
      event('lesson', '2026-04-05T23:30Z', {}, 'Pacific/Honolulu'), // Sunday, 13:30
      event('lesson', '2026-04-06T00:00Z', {}, 'Pacific/Apia'),
    ];
    expect(play(version({ coinRules: [{ ...coinRule, dailyLimit: 10 }] }), there).coins).toEqual([10, 0, 0]);
    expect(play(version({ coinRules: [{ ...coinRule, weeklyLimit: 10 }] }), there).coins).toEqual([10, 0, 0]);
    const skillSets = [{ ...named('all'), skills: [{ key: 'math', name: 'Math' }] }];
    const skillRule = {
      id: 's',
      key: 'learn',
      eventType: 'lesson',
      skillKey: 'math',
      amount: 5,
      dailyLimit: 5,
    };
    expect(play(version({ skillSets, skillRules: [skillRule] }), there).state.skills).toEqual({ math: 5 });
  });

  it('waits for its cooldown from the last paid event, not from one it skipped', () => {
    const rules = version({ coinRules: [{ ...coinRule, cooldownSeconds: 60 }] });
    const { coins, first } = play(
      rules,
      ['10:00:00', '10:00:59.999', '10:01:00', '10:01:30'].map((time) =>
        event('lesson', `2026-04-08T${time}Z`),
      ),
    );
    expect(coins).toEqual([10, 0, 10, 0]);
    expect(first[1]).toEqual(skip('cooldown', { seconds: 60 }, { seconds: 59 }));
  });

  it('is for its audience only, and for nobody when it is switched off', () => {
    const parents = version({ coinRules: [{ ...coinRule, audience: 'parents' }] });
    expect(play(parents, [event('lesson', '2026-04-08')]).first[0]).toEqual(
      skip('not_in_audience', { audience: 'parents' }, { audience: 'default' }),
    );
    expect(play(parents, [event('lesson', '2026-04-08')], facts({ audience: 'parents' })).coins).toEqual([
      10,
    ]);
    const off = version({ coinRules: [{ ...coinRule, active: false }] });
    expect(play(off, [event('lesson', '2026-04-08')]).first[0]).toEqual(skip('inactive'));
  });

  it('stops at the largest sum that is exact', () => {
    const rules = version({ coinRules: [coinRule] });
    const rich = { ...emptyState(), coins: Number.MAX_SAFE_INTEGER - 4 };
    const { state, effects } = applyEvent(rules, facts(), rich, event('lesson', '2026-04-08'));
    expect([state.coins, effects.coins, effects.ledger[0]?.amount]).toEqual([Number.MAX_SAFE_INTEGER, 4, 4]);
  });
});

describe('a token rule', () => {
  it('pays its token with the limits of a coin rule; one for the primary token pays coins', () => {
    const rule = { ...coinRule, key: 'lesson_xp', dailyLimit: 15 };
    const rules = version({
      tokenRules: [
        { ...rule, tokenKey: 'xp' },
        { ...rule, key: 'extra', tokenKey: 'coins' },
      ],
    });
    const { effects } = play(rules, [
      event('lesson', '2026-04-08T10:00Z'),
      event('lesson', '2026-04-08T11:00Z'),
    ]);
    expect(effects.map(({ coins, tokens }) => [coins, tokens])).toEqual([
      [10, { xp: 10 }],
      [5, { xp: 5 }],
    ]);
    expect(effects[0]?.ledger).toEqual([
      { tokenKey: 'xp', amount: 10, reason: 'token_rule', referenceKey: 'lesson_xp' },
      { tokenKey: 'coins', amount: 10, reason: 'token_rule', referenceKey: 'extra' },
    ]);
  });
});

describe('a skill rule', () => {
  const skillSets = [
    { ...named('all'), skills: [{ key: 'math', name: 'Math', max: 20, pointsPerLevel: 5 }] },
  ];
  const rule = { id: 's', key: 'learn', eventType: 'lesson', skillKey: 'math', amount: 8 };
  const days = ['2026-04-08', '2026-04-09', '2026-04-10'].map((day) => event('lesson', day));

  it('moves points between 0 and the maximum, a level for each so many', () => {
    const rules = version({ skillSets, skillRules: [rule] });
    const { effects, first, state } = play(rules, days);
    expect(effects.map(({ skills }) => skills[0])).toEqual([
      { skillKey: 'math', delta: 8, value: 8, level: 1, previousLevel: 0 },
      { skillKey: 'math', delta: 8, value: 16, level: 3, previousLevel: 1 },
      { skillKey: 'math', delta: 4, value: 20, level: 4, previousLevel: 3 },
    ]);
    expect(first[2]).toMatchObject({
      outcome: 'applied',
      reason: 'partly_limited',
      needed: { amount: 8 },
      actual: { amount: 4 },
    });
    expect(skillStatus(rules, facts(), state)).toEqual([
      { skillKey: 'math', value: 20, level: 4, max: 20, toNextLevel: null },
    ]);
    expect(skillStatus(rules, facts({ externalSkills: { math: -7.5 } }), state)[0]).toMatchObject({
      value: 12.5,
      level: 2,
      toNextLevel: 2.5,
    });
  });

  it('goes on from the points that came from outside', () => {
    const rules = version({ skillSets, skillRules: [rule] });
    const { effects } = play(rules, days, facts({ externalSkills: { math: 6 } }));
    expect(effects.map(({ skills }) => skills[0]?.value)).toEqual([14, 20, undefined]);
  });

  it('says when there is nothing left to gain or to lose', () => {
    const lose = play(version({ skillSets, skillRules: [{ ...rule, amount: -3 }] }), days.slice(0, 1));
    expect(lose.first[0]).toMatchObject({
      outcome: 'skipped',
      reason: 'total_limit_reached',
      needed: { limit: 0 },
      actual: { value: 0 },
    });
  });

  it('adds tenths exactly', () => {
    const tenths = Array.from({ length: 30 }, (_, i) => event('lesson', Date.UTC(2026, 3, 8, i)));
    expect(play(version({ skillSets, skillRules: [{ ...rule, amount: 0.1 }] }), tenths).state.skills).toEqual(
      { math: 3 },
    );
  });

  it('keeps its limit of the day', () => {
    const twice = [
      event('lesson', '2026-04-08T10:00Z'),
      event('lesson', '2026-04-08T11:00Z'),
      event('lesson', '2026-04-08T12:00Z'),
    ];
    const { effects, first } = play(version({ skillSets, skillRules: [{ ...rule, dailyLimit: 10 }] }), twice);
    expect(effects.map(({ skills }) => skills[0]?.delta)).toEqual([8, 2, undefined]);
    expect(first[2]).toMatchObject({
      reason: 'daily_limit_reached',
      needed: { limit: 10 },
      actual: { paid: 10 },
    });
  });

  it('is switched off when no set declares its skill', () => {
    expect(play(version({ skillRules: [rule] }), days.slice(0, 1)).first[0]).toMatchObject({
      reason: 'inactive',
    });
  });
});
