import { expect, test } from 'vitest';
import { daysText } from './lines.ts';

test.each([
  ['2026-11-01', '2026-11-27', '1 – 27 Nov 2026'],
  ['2026-10-31', '2026-11-02', '31 Oct – 2 Nov 2026'],
  ['2026-11-27', '2026-11-27', '27 Nov 2026'],
  ['2025-12-01', '2026-01-02', '1 Dec 2025 – 2 Jan 2026'],
])('%s to %s reads as people write it', (from, to, said) => {
  // Which spaces stand around the dash is the platform's own.
  expect(daysText(from, to).replace(/\s/g, ' ')).toBe(said);
});
