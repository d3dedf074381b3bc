import { expect, test } from 'vitest';
import { levelShare, overallShare } from './progress.ts';

const requirement = (actual: number, needed: number, met = actual >= needed) => ({
  kind: 'tokens',
  key: null,
  label: 'XP',
  needed,
  actual,
  met,
});
const skill = (value: number, level: number) => ({
  key: 's',
  name: 'S',
  icon: null,
  color: null,
  iconUrl: '',
  value,
  level,
  max: 100,
  pointsPerLevel: 10,
});

test('the way to the next stage counts every requirement alike', () => {
  expect(overallShare([requirement(50, 100), requirement(1, 1)])).toBe(0.75);
});
test('it is whole only when everything is met', () => {
  expect(overallShare([requirement(1_000, 1_000), requirement(999, 1_000)])).toBeLessThan(1);
  expect(overallShare([requirement(5, 5), requirement(9, 3)])).toBe(1);
  expect(overallShare([])).toBe(0);
});
test('a skill fills up within its level and stays full at its end', () => {
  expect(levelShare(skill(24, 2))).toBeCloseTo(0.4);
  expect(levelShare(skill(100, 10))).toBe(1);
  expect(levelShare(skill(3, 2))).toBe(0);
});
