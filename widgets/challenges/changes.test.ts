import { expect, test } from 'vitest';
import { boardWith, challengeWith } from './board.fixture.ts';
import { changesBetween } from './changes.ts';

const names = (before: Parameters<typeof changesBetween>[0], after: Parameters<typeof changesBetween>[1]) =>
  changesBetween(before, after).map(({ name }) => name);
const of = (...challenges: ReturnType<typeof challengeWith>[]) => boardWith({ challenges });

test('each step of a challenge is told once', () => {
  const steps = [
    of(),
    of(challengeWith({ currentProgress: 0 })),
    of(challengeWith({ currentProgress: 2 })),
    of(challengeWith({ status: 'completed', currentProgress: 7 })),
    of(challengeWith({ status: 'claimed', currentProgress: 7 })),
  ];
  const told = steps.slice(1).map((step, i) => names(steps[i] ?? of(), step));
  expect(told).toEqual([
    ['challenge-accepted'],
    ['challenge-progressed'],
    ['challenge-completed'],
    ['challenge-claimed'],
  ]);
  for (const step of steps) expect(names(step, step)).toEqual([]);
});

test('a mission that was done before it was taken on is both taken on and done', () => {
  expect(names(of(), of(challengeWith({ status: 'completed', currentProgress: 7 })))).toEqual([
    'challenge-accepted',
    'challenge-completed',
  ]);
});

test('a claim names its points and the badges it earned', () => {
  const before = of(challengeWith({ status: 'completed' }));
  const after = {
    ...of(challengeWith({ status: 'claimed' })),
    totalPoints: 50,
    badges: before.badges.map((badge) => ({ ...badge, isEarned: true })),
  };
  expect(changesBetween(before, after)).toMatchObject([
    { name: 'challenge-claimed', detail: { points: 50, totalPoints: 50, badges: ['First reward'] } },
  ]);
});

test('another month is no change, and what only fails says nothing', () => {
  expect(names(of(), { ...of(challengeWith()), month: '2026-07' })).toEqual([]);
  expect(names(of(challengeWith()), of(challengeWith({ status: 'failed' })))).toEqual([]);
});
