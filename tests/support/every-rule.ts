import * as fc from 'fast-check';
import type { EventInput } from '../../server/modules/progression/schema.ts';
import { coinRule, named, rules } from './players.ts';

/** Every kind of rule, small numbers, so that 25 events reach limits, thresholds and milestones. */
export const everything = rules({
  tokens: {
    primary: { key: 'coins', label: 'Coins', maxBalance: 90 },
    progression: { key: 'xp', label: 'XP' },
  },
  coinRules: [
    coinRule('daily', 'lesson', 6, { dailyLimit: 10 }),
    coinRule('weekly', 'lesson', 3, {
      weeklyLimit: 12,
      conditions: [{ field: 'score', operator: 'gte', value: 5 }],
    }),
    coinRule('total', 'quiz', 4, { totalLimit: 18, multiplier: { field: 'score', max: 3 } }),
    coinRule('rests', 'quiz', 2, { cooldownSeconds: 40_000 }),
    coinRule('others', 'quiz', 50, { audience: 'others' }),
  ],
  tokenRules: [{ ...coinRule('xp', 'lesson', 5, { dailyLimit: 8 }), tokenKey: 'xp' }],
  skillSets: [
    {
      ...named('all'),
      skills: [
        { key: 'math', name: 'Math', max: 30, pointsPerLevel: 5 },
        { key: 'art', name: 'Art' },
      ],
    },
  ],
  skillRules: [
    { id: 'learn', key: 'learn', eventType: 'lesson', skillKey: 'math', amount: 2.5, dailyLimit: 5 },
    { id: 'paint', key: 'paint', eventType: 'quiz', skillKey: 'art', amount: 1 },
  ],
  streaks: [
    {
      ...named('days'),
      eventTypes: ['lesson', 'quiz'],
      tickReward: { coins: 1, tokens: 1 },
      freezeEvery: 2,
      milestones: [{ count: 3, coins: 5, badgeKey: 'given' }],
    },
    {
      ...named('weeks'),
      eventTypes: ['lesson'],
      period: 'weekly',
      gracePeriods: 1,
      milestones: [{ count: 2, coins: 2 }],
    },
    { ...named('months'), eventTypes: ['quiz'], period: 'monthly', timezone: 'utc' },
  ],
  badges: [
    {
      ...named('many'),
      criteria: { type: 'milestone', eventType: 'lesson', count: 4 },
      reward: { coins: 9 },
    },
    {
      ...named('good'),
      criteria: {
        type: 'milestone',
        eventType: 'quiz',
        count: 3,
        conditions: [{ field: 'score', operator: 'gt', value: 4 }],
      },
      reward: { tokens: 3 },
    },
    { ...named('steady'), criteria: { type: 'streak', streakKey: 'days', count: 4 } },
    {
      ...named('skilled'),
      criteria: { type: 'skill_level', skillKey: 'math', level: 2 },
      reward: { coins: 4 },
    },
    {
      ...named('collector'),
      criteria: { type: 'collection', eventType: 'lesson', field: 'topic', count: 3 },
    },
    { ...named('rich'), criteria: { type: 'coin_threshold', coins: 60 }, reward: { coins: 8 } },
    { ...named('richer'), criteria: { type: 'coin_threshold', coins: 75 } },
    { ...named('noted'), criteria: { type: 'custom', counter: 'note', count: 2 }, award: 'manual' },
    { ...named('given'), criteria: { type: 'custom', counter: 'never', count: 9 } },
  ],
});
export const START = Date.parse('2026-03-20T10:00:00Z');
export const life = fc.array(
  fc.record({
    type: fc.constantFrom('lesson', 'lesson', 'quiz', 'quiz', 'note', 'other'),
    hours: fc.integer({ min: 0, max: 24 * 40 }),
    score: fc.integer({ min: 0, max: 10 }),
    topic: fc.constantFrom('a', 'b', 'c', 'd'),
  }),
  { minLength: 20, maxLength: 26 },
);
export type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;
export const eventsOf = (happened: Life, userId: string): EventInput[] =>
  happened.map(({ type, hours, score, topic }, i) => ({
    eventId: `${userId}/${String(i).padStart(3, '0')}`,
    userId,
    type,
    occurredAt: new Date(START + hours * 3_600_000).toISOString(),
    properties: { score, topic },
  }));
