import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../insights/index.ts';
import { readPeriods } from './read-periods.ts';

/** A Friday. */
const TODAY = '2026-11-27';
const spans = (text: string, toward: 'past' | 'future' = 'past'): string[] =>
  readPeriods(text, TODAY, toward).map(({ period }) => `${period.from}..${period.to}`);

describe('times that are past', () => {
  it.each([
    ['this month', '2026-11-01..2026-11-27'],
    ['last month', '2026-10-01..2026-10-31'],
    ['the month before last', '2026-09-01..2026-09-30'],
    ['past month', '2026-10-28..2026-11-27'],
    ['the past two weeks', '2026-11-14..2026-11-27'],
    ['last 30 days', '2026-10-29..2026-11-27'],
    ['in the last three months', '2026-08-28..2026-11-27'],
    ['last week', '2026-11-16..2026-11-22'],
    ['this week', '2026-11-23..2026-11-27'],
    ['yesterday', '2026-11-26..2026-11-26'],
    ['today', '2026-11-27..2026-11-27'],
    ['in may', '2026-05-01..2026-05-31'],
    ['in december', '2025-12-01..2025-12-31'],
    ['in march 2025', '2025-03-01..2025-03-31'],
    ['since march', '2026-03-01..2026-11-27'],
    ['in q2', '2026-04-01..2026-06-30'],
    ['q4 2025', '2025-10-01..2025-12-31'],
    ['this year', '2026-01-01..2026-11-27'],
    ['ytd', '2026-01-01..2026-11-27'],
    ['last year', '2025-01-01..2025-12-31'],
    ['in 2025', '2025-01-01..2025-12-31'],
    ['last friday', '2026-11-20..2026-11-20'],
    ['on monday', '2026-11-23..2026-11-23'],
    ['last weekend', '2026-11-21..2026-11-22'],
    ['3 days ago', '2026-11-24..2026-11-24'],
    ['two weeks ago', '2026-11-13..2026-11-13'],
    ['on june 3rd', '2026-06-03..2026-06-03'],
    ['3 october', '2026-10-03..2026-10-03'],
    ['on the 12th', '2026-11-12..2026-11-12'],
    ['on 2026-09-30', '2026-09-30..2026-09-30'],
    ['from june to august', '2026-06-01..2026-08-31'],
    ['between 1 october and 15 october', '2026-10-01..2026-10-15'],
    ['since last monday', '2026-11-23..2026-11-27'],
    ['the day before yesterday', '2026-11-25..2026-11-25'],
    ['from september through october', '2026-09-01..2026-10-31'],
    ['oct 5 through oct 12', '2026-10-05..2026-10-12'],
    ['from the 3rd to the 10th of november', '2026-11-03..2026-11-10'],
    ['three months ago', '2026-08-01..2026-08-31'],
    ['on 24.11.', '2026-11-24..2026-11-24'],
    ['on 24.12.2025', '2025-12-24..2025-12-24'],
  ])('%s', (text, span) => {
    expect(spans(`how much did I spend ${text}?`)).toEqual([span]);
  });

  it('come in the order of the text', () => {
    expect(spans('compare october with september')).toEqual([
      '2026-10-01..2026-10-31',
      '2026-09-01..2026-09-30',
    ]);
    expect(spans('this month vs last month')).toEqual(['2026-11-01..2026-11-27', '2026-10-01..2026-10-31']);
  });

  it.each([
    'add 12.50 for coffee',
    'may I ask something',
    'top 5 merchants',
    'spend 1200 on a laptop',
    'is my second account ok',
  ])('are not in: %s', (text) => {
    expect(spans(text)).toEqual([]);
  });
});

describe('times to come', () => {
  it.each([
    ['at the end of the month', '2026-11-28..2026-11-30'],
    ['next month', '2026-12-01..2026-12-31'],
    ['for december', '2026-12-01..2026-12-31'],
    ['for march', '2027-03-01..2027-03-31'],
    ['in two weeks', '2026-12-11..2026-12-11'],
    ['in the next 10 days', '2026-11-28..2026-12-07'],
    ['next friday', '2026-12-04..2026-12-04'],
    ['tomorrow', '2026-11-28..2026-11-28'],
  ])('%s', (text, span) => {
    expect(spans(`what will I have ${text}`, 'future')).toEqual([span]);
  });
});

describe('any time', () => {
  const days = fc.integer({ min: 18_000, max: 24_000 }).map(dateOf);
  const words = fc.constantFrom(
    'this month',
    'last month',
    'last week',
    'yesterday',
    'in may',
    'since march',
    'q3',
    'last friday',
    'past two weeks',
    'on the 31st',
    'last weekend',
    'in february',
    'two months ago',
    'this year',
  );
  it('is in order, never in the future, and where the text says so', () => {
    fc.assert(
      fc.property(days, words, (today, text) => {
        const [found, ...others] = readPeriods(`so ${text} then`, today);
        expect(others).toEqual([]);
        expect(found && found.period.from <= found.period.to).toBe(true);
        expect((found?.period.to ?? '') <= today).toBe(true);
        expect(text.endsWith(`so ${text} then`.slice(found?.start, found?.end).trim())).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
