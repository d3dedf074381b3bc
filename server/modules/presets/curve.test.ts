import { describe, expect, test } from 'vitest';
import { contentOf } from '../config/index.ts';
import {
  applyEvent,
  compile,
  emptyState,
  SYSTEM_EVENTS,
  type BuddyFacts,
} from '../progression/engine/index.ts';
import type { PresetKey } from './preset.ts';
import { planOf, presetOf } from './presets.ts';

/** What a keen but human user does on a day, by type, with the properties that matter. */
type Happening = [type: string, properties?: Record<string, unknown>];
type Habits = (day: number) => Happening[];

const every = (days: number, day: number, ...happenings: Happening[]): Happening[] =>
  day % days === 0 ? happenings : [];
const oneOf = <T>(values: readonly T[], day: number): T | undefined => values[day % values.length];

/** On the first day people try things; later they miss one day in nine. */
const HABITS: Record<PresetKey, Habits> = {
  'language-learning': (day) => [
    ['lesson_completed', { score: 70 + ((day * 13) % 31), language: 'es' }],
    ['lesson_completed', { score: 85, language: oneOf(['es', 'es', 'fr'], day) }],
    ...every(1, day, ['vocabulary_reviewed', { words: day % 3 ? 30 : 60 }]),
    ...every(2, day, ['story_read', { story_id: `s${day}` }]),
    ...every(2, day + 1, ['listening_finished', { minutes: 12 }]),
    ...every(3, day, ['conversation_held', { minutes: 15 + (day % 25) }]),
    ...every(5, day, ['quiz_passed', { score: 80 }]),
  ],
  fitness: (day) => [
    ['sleep_logged', { hours: 6 + (day % 3) }],
    ...every(2, day, [
      'workout_completed',
      {
        kind: oneOf(['weights', 'core', 'swim', 'cycle', 'row'], day / 2),
        intensity: oneOf(['easy', 'hard'], day / 2),
      },
    ]),
    ...every(3, day, ['run_finished', { distance_km: 5 + (day % 8), route: `r${day % 12}` }]),
    ...every(2, day + 1, ['steps_reached', { steps: 10_000 }], ['stretch_done', { minutes: 10 }]),
    ...every(7, day + 1, ['rest_day_taken']),
    ...every(10, day + 1, ['personal_best', { exercise: 'squat' }]),
  ],
  productivity: (day) =>
    day % 7 > 4
      ? []
      : [
          ['day_planned'],
          ...Array.from({ length: 4 }, (_, n): Happening => [
            'task_completed',
            { project: `p${(day + n) % 9}`, priority: n === 0 ? 'high' : 'normal', on_time: n < 3 },
          ]),
          ['focus_session_finished', { minutes: day % 2 ? 25 : 50 }],
          ...every(2, day, ['colleague_helped']),
          ...every(3, day, ['inbox_cleared']),
          ...every(14, day, ['goal_reached', { area: oneOf(['work', 'health', 'home'], day / 14) }]),
          ...(day % 7 === 4 ? [['week_reviewed'] satisfies Happening] : []),
        ],
  'personal-finance': (day) => [
    ...Array.from({ length: 1 + (day % 3) }, (_, n): Happening => [
      'transaction_logged',
      { category: `c${(day * 3 + n) % 11}`, amount: -12 },
    ]),
    ...(day === 0 ? [['budget_created', { category: 'food' }] satisfies Happening] : []),
    ...every(7, day, [
      'savings_deposit',
      { goal: oneOf(['bike', 'trip', 'rainy day'], day / 7), amount: 60 },
    ]),
    ...(day % 30 === 9 ? [['budget_created'] satisfies Happening] : []),
    ...(day % 30 === 2 ? Array.from({ length: 3 }, (): Happening => ['challenge_accepted']) : []),
    ...(day % 30 === 24 || day % 30 === 27
      ? ([
          ['challenge_completed', { difficulty: day % 60 > 30 ? 'hard' : 'easy' }],
          ['challenge_claimed'],
        ] satisfies Happening[])
      : []),
    ...(day > 0 && day % 30 === 0
      ? ([['month_reviewed'], ['budget_kept'], ['budget_kept']] satisfies Happening[])
      : []),
  ],
  dining: (day) => [
    ...(day % 7 === 0 || day % 7 === 4
      ? ([
          ['reservation_made', { days_ahead: day % 5 }],
          ['restaurant_visited', { cuisine: `c${day % 10}`, city: `t${day % 5}`, party_size: 2 + (day % 6) }],
          ['dish_tried', { is_new: true }],
          ['dish_tried', { is_new: day % 2 === 0 }],
          ['review_written', { words: 40 + ((day * 17) % 90), photos: day % 4 }],
        ] satisfies Happening[])
      : []),
    ...every(2, day, ['dish_tried', { is_new: day % 4 === 0 }]),
  ],
  custom: (day) => [
    ['signed_in'],
    ...(day === 0 ? [['profile_completed'] satisfies Happening] : []),
    ['content_viewed', { minutes: 5 + (day % 10), topic: `t${day % 8}` }],
    ...every(2, day, ['item_created'], ['item_finished', { quality: 60 + (day % 40) }]),
    ...every(4, day, ['item_shared', { channel: oneOf(['chat', 'mail', 'feed'], day / 4) }]),
    ...every(9, day, ['feedback_given', { rating: 4 }]),
    ...every(30, day + 3, ['friend_invited']),
  ],
};

interface Life {
  /** Day on which each stage from 2 on was reached. */
  stageDays: number[];
  /** Coins earned by the end of each day. */
  coins: number[];
  badges: Set<string>;
}

function live(key: PresetKey, days: number): Life {
  const preset = presetOf(key);
  if (!preset) throw new Error(`no preset ${key}`);
  const version = compile(contentOf(planOf(preset)), 'cfg_test');
  const facts: BuddyFacts = {
    timezone: 'Europe/Berlin',
    audience: 'default',
    stage: 1,
    externalCoinsEarned: 0,
    externalTokensEarned: 0,
    externalBadges: [],
  };
  const life: Life = { stageDays: [], coins: [], badges: new Set() };
  let state = emptyState();
  let coins = 0;
  let count = 0;
  const take = (day: number, type: string, properties: Record<string, unknown>): void => {
    const at = new Date(Date.UTC(2026, 0, 5 + day, 9, count++ % 60));
    const event = { eventId: `e${count}`, type, occurredAt: at.toISOString(), properties };
    const applied = applyEvent(version, facts, state, event);
    state = applied.state;
    coins += applied.effects.coins;
    for (const badge of applied.effects.badgesAwarded) life.badges.add(badge);
    if (!applied.effects.evolutionReady) return;
    facts.stage += 1;
    life.stageDays.push(day);
    take(day, SYSTEM_EVENTS.evolved, {});
  };
  for (let day = 0; day < days; day++) {
    count = 0;
    const isDayOff = day > 0 && day % 9 === 8;
    if (!isDayOff) for (const [type, properties = {}] of HABITS[key](day)) take(day, type, properties);
    life.coins.push(coins);
  }
  return life;
}

describe.each(Object.keys(HABITS))('%s', (key) => {
  const preset = presetOf(key);
  if (!preset) throw new Error(`no preset ${key}`);
  const life = live(preset.key, 240);

  test('the second stage comes on a good first day, the last after months', () => {
    const [second = Infinity, third = Infinity, fourth = Infinity, fifth = Infinity] = life.stageDays;
    expect(second).toBe(0);
    expect(third).toBeGreaterThanOrEqual(4);
    expect(third).toBeLessThanOrEqual(16);
    expect(fourth).toBeGreaterThanOrEqual(20);
    expect(fourth).toBeLessThanOrEqual(65);
    expect(fifth).toBeGreaterThanOrEqual(80);
    expect(fifth).toBeLessThanOrEqual(200);
  });

  test('the first day buys something, a month does not buy everything', () => {
    const prices = preset.marketplace.items.map(({ price }) => price).filter((price) => price > 0);
    expect(life.coins[0]).toBeGreaterThanOrEqual(Math.min(...prices));
    expect(life.coins[29]).toBeGreaterThan(Math.max(...prices) * 0.7);
    expect(life.coins[29]).toBeLessThan(prices.reduce((sum, price) => sum + price, 0) * 1.2);
  });

  test('badges come along all the way', () => {
    expect(life.badges.size).toBeGreaterThanOrEqual(10);
  });
});
