import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dateOf, dayOf, firstDayOf, isWeekend, monthName, monthOf, weekdayOf } from './days.ts';

const days = fc.integer({ min: -20_000, max: 60_000 });

describe('days', () => {
  it('are dates and back', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dateOf(dayOf('2028-02-29'))).toBe('2028-02-29');
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOf(dateOf(day))).toBe(day);
      }),
    );
  });

  it('know their weekday', () => {
    expect(
      ['2026-05-22', '2026-05-23', '2026-05-24', '2026-05-25'].map((date) => isWeekend(dayOf(date))),
    ).toEqual([false, true, true, false]);
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(day)).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
    );
  });

  it('keep the day of the month, and end with a shorter month', () => {
    const moved = (date: string, months: number): string => dateOf(addMonths(dayOf(date), months));
    expect(moved('2026-01-31', 1)).toBe('2026-02-28');
    expect(moved('2028-01-31', 1)).toBe('2028-02-29');
    expect(moved('2026-03-15', -3)).toBe('2025-12-15');
    expect(moved('2026-03-31', -13)).toBe('2025-02-28');
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), (day, months) => {
        expect(monthOf(addMonths(day, months))).toBe(monthOf(day) + months);
      }),
    );
  });

  it('belong to a month with a name', () => {
    expect(dateOf(firstDayOf(monthOf(dayOf('2025-12-31'))))).toBe('2025-12-01');
    expect(monthName(monthOf(dayOf('2025-12-31')))).toBe('Dec');
  });
});
