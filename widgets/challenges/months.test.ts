import { expect, test } from 'vitest';
import { monthName, waitingElsewhere } from './months.ts';

test('a month is written as the language writes it, wherever the reader lives', () => {
  expect(monthName('en', '2026-06')).toBe('June 2026');
  expect(monthName('de', '2026-03')).toBe('März 2026');
});

test('a reward that waits is pointed to from any other month', () => {
  const months = [
    { month: '2026-04', waiting: 0 },
    { month: '2026-05', waiting: 2 },
  ];
  expect(waitingElsewhere({ months }, '2026-06')).toEqual({ month: '2026-05', waiting: 2 });
  expect(waitingElsewhere({ months }, '2026-05')).toBeUndefined();
});
