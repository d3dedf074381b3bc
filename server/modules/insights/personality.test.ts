import { expect, it } from 'vitest';
import { account, bookOf, datesFrom, line, type Line } from './fixtures.ts';
import { personalityOf } from './personality.ts';
import { studyBook } from './study.ts';

const TODAY = '2026-06-30';
/** Half a year in which each month brings in 1,000.00, and each day costs so much. */
const life = (dayMinor: number): Line[] => [
  ...datesFrom('2026-01-01', 6, 30).map((date) => line(date, 100_000, 'salary', { merchant: 'Payroll' })),
  ...datesFrom('2026-01-02', 180, 1).map((date, i) =>
    line(date, -dayMinor, 'groceries', { merchant: `Shop ${'abcde'.charAt(i % 5)}` }),
  ),
];
const pot = { accounts: [account('investment', 50_000)] };

it.each([
  ['nothing', [], {}, 'Newcomer'],
  ['spend without income', life(1_000).slice(6), {}, 'Newcomer'],
  ['a young book', life(1_000).slice(-40), {}, 'Newcomer'],
  ['more spent than earned', life(4_000), pot, 'Free Spender'],
  ['a little saved', life(3_150), {}, 'Steady Planner'],
  ['a little saved and invested', life(3_150), pot, 'Growth Investor'],
  ['half saved', life(1_500), {}, 'Careful Saver'],
  ['half saved and invested', life(1_500), pot, 'Balanced Investor'],
] as const)('of %s', (_, lines, options, personality) => {
  expect(personalityOf(studyBook(bookOf(TODAY, lines, options)))).toBe(personality);
});
