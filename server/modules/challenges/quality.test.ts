import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneOf } from '../../kernel/zone.ts';
import { qualityOf } from './quality.ts';
import { longestRun, measure, type MonthFigures } from './metrics.ts';
import { addMonths, dayIn, daysIn, isMonth, lastDayOfWeek, monthOfKey, weekOfMonth } from './month.ts';
import { suggestFrom } from './suggest.ts';
import { TEMPLATES } from './templates.data.ts';

describe('the quality of a reflection', () => {
  test('is higher the more of what, why, how it felt and what next is said', () => {
    const texts = [
      'ok',
      'Snacks were expensive.',
      'Snacks cost me 40 dollars this week because I shop when I am hungry.',
      'Snacks cost me 40 dollars this week because I was stressed after work. I will limit them to weekends.',
    ];
    const scores = texts.map((text) => qualityOf({ category: 'wants', text }).score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(new Set(scores).size).toBe(scores.length);
    expect(scores.at(-1)).toBeGreaterThanOrEqual(90);
  });

  test('is the sum of four explained parts of at most 25', () => {
    const quality = qualityOf({ category: 'culture', text: 'I loved the museum on Sunday.' });
    const { specificity, actionability, emotion, categoryMatch, score, feedback } = quality;
    expect(specificity + actionability + emotion + categoryMatch).toBe(score);
    for (const part of [specificity, actionability, emotion, categoryMatch])
      expect(part).toBeLessThanOrEqual(25);
    expect(feedback).toHaveLength(4);
  });
});

describe('months', () => {
  test('their keys, neighbours and ends', () => {
    expect(monthOfKey(202606)).toBe('2026-06');
    expect([202613, 202600, 6, 20266, 999999999].map(monthOfKey)).toEqual(Array(5).fill(undefined));
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect([daysIn('2028-02'), daysIn('2026-02')]).toEqual([29, 28]);
    expect(isMonth('2026-6')).toBe(false);
  });

  test('their weeks begin on Monday, the first and last cut short, six at most', () => {
    // 1 August 2026 is a Saturday.
    expect(['2026-08-01', '2026-08-02', '2026-08-03', '2026-08-31'].map(weekOfMonth)).toEqual([1, 1, 2, 6]);
    expect([1, 2, 6].map((week) => lastDayOfWeek('2026-08', week))).toEqual([
      '2026-08-02',
      '2026-08-09',
      '2026-08-31',
    ]);
  });

  test('every zone’s day is what its offset makes of the instant', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
        (zone, at) => {
          const wall = new Date(at.getTime() + zoneOf(zone).offsetAt(at.getTime()));
          expect(dayIn(zone, at)).toBe(wall.toISOString().slice(0, 10));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('change at each zone’s own midnight', () => {
    const at = new Date('2026-06-30T10:30:00Z');
    expect(dayIn('Pacific/Kiritimati', at)).toBe('2026-07-01');
    expect(dayIn('America/Los_Angeles', at)).toBe('2026-06-30');
  });
});

const NOTHING: MonthFigures = {
  month: '2026-06',
  today: '2026-06-20',
  days: [],
  weeks: new Map(),
  sums: undefined,
  before: undefined,
  budgets: [],
  budgetDays: [],
  reflections: [],
  savedPercent: undefined,
  snapshot: {},
};
const day = (date: number, wants = 0) => ({
  day: `2026-06-${String(date).padStart(2, '0')}`,
  needs: 1_000,
  wants,
  culture: 0,
  unexpected: 0,
  unfiled: 0,
  isLogged: true,
  isQuiet: wants === 0,
});

describe('what the server counts', () => {
  test('is nothing where it holds nothing', () => {
    for (const { metricKey } of TEMPLATES)
      if (metricKey !== 'thoughtful_reflections') expect(measure(metricKey, NOTHING)).toBeUndefined();
  });

  test('days, runs and quiet days come from the book', () => {
    const figures = { ...NOTHING, days: [day(1), day(2, 500), day(3), day(7)] };
    expect(measure('expense_log_days', figures)).toBe(4);
    expect(measure('longest_log_streak', figures)).toBe(3);
    expect(measure('no_wants_days', figures)).toBe(3);
    expect(longestRun(['2026-02-28', '2026-03-01', '2026-03-01', '2026-03-03'])).toBe(2);
  });

  test('a lighter week is a finished one, against an average week of the month before', () => {
    // 31 days of May at 100 a day: an average week is 700, 15 % less 595.
    const before = { needs: 0, wants: 3_100, culture: 0, unexpected: 0, unfiled: 0 };
    const spent = (first: number, second: number) => ({
      ...NOTHING,
      today: '2026-06-12',
      before,
      days: [day(3, first), day(10, second)],
    });
    expect(measure('wants_weeks_below', spent(595, 0))).toBe(1);
    expect(measure('wants_weeks_below', spent(596, 0))).toBe(0);
    expect(measure('wants_weeks_below', { ...spent(595, 500), today: '2026-06-15' })).toBe(2);
  });

  test('a reduction is only known when the month is over', () => {
    const figures = {
      ...NOTHING,
      before: { needs: 0, wants: 1_000, culture: 0, unexpected: 0, unfiled: 0 },
      days: [day(1, 250)],
    };
    expect(measure('wants_reduction_percent', figures)).toBe(0);
    expect(measure('wants_reduction_percent', { ...figures, today: '2026-07-01' })).toBe(75);
  });
});

describe('suggestions', () => {
  test('say nothing to somebody of whom nothing is known early in the month', () => {
    expect(suggestFrom({ ...NOTHING, today: '2026-06-02' })).toEqual([]);
  });

  test('name the largest optional category, and the harder mission when it is heavy', () => {
    const before = { needs: 500, wants: 100, culture: 390, unexpected: 10, unfiled: 0 };
    expect(suggestFrom({ ...NOTHING, today: '2026-06-02', before })[0]).toMatchObject({
      templateId: 17,
      reason: expect.stringContaining('39 %'),
    });
  });
});
