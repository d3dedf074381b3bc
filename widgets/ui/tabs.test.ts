import { expect, test } from 'vitest';
import { tabForKey } from './tabs.ts';

test('arrows go round, the other way from right to left', () => {
  expect(tabForKey('ArrowRight', 3, 4, false)).toBe(0);
  expect(tabForKey('ArrowLeft', 0, 4, false)).toBe(3);
  expect(tabForKey('ArrowRight', 0, 4, true)).toBe(3);
});
test('home and end lead to the edges, other keys nowhere', () => {
  expect(tabForKey('Home', 2, 4, false)).toBe(0);
  expect(tabForKey('End', 2, 4, false)).toBe(3);
  expect(tabForKey('a', 2, 4, false)).toBeNull();
});
