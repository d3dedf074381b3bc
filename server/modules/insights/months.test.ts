import { describe, expect, it } from 'vitest';
import { bookOf, line, onEach } from './fixtures.ts';
import { calendarMonths, savingsRate, typicalMonth, wholeMonths } from './months.ts';
import { studyBook } from './study.ts';

const rent = onEach(['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'], -100_000, 'rent', {
  merchant: 'Homes',
});

describe('a typical month', () => {
  it('takes what recurs at its monthly rate and the rest of the month up to today as it was', () => {
    const study = studyBook(
      bookOf('2026-05-24', [
        ...rent,
        ...onEach(['2026-02-27', '2026-03-27', '2026-04-28'], 300_000, 'salary', { merchant: 'Payroll' }),
        line('2026-04-24', -99_900, 'shopping', { merchant: 'A' }),
        line('2026-04-25', -2_000, 'shopping', { merchant: 'A' }),
        line('2026-05-20', 500, 'shopping', { merchant: 'A' }),
        line('2026-05-24', -3_000, 'dining', { merchant: 'B' }),
        line('2026-05-10', 4_000, 'gift', { merchant: 'C' }),
        line('2026-05-11', -70_000, 'transfer'),
      ]),
    );
    expect(typicalMonth(study)).toEqual({
      incomeMinor: 304_000,
      spendMinor: 104_500,
      categories: [
        ['rent', 100_000],
        ['dining', 3_000],
        ['shopping', 1_500],
      ],
    });
  });

  it('does not count what has ended', () => {
    expect(typicalMonth(studyBook(bookOf('2026-06-24', rent)))).toMatchObject({ spendMinor: 0 });
  });
});

describe('months of the calendar', () => {
  const study = studyBook(bookOf('2026-05-24', [...rent, line('2026-03-09', 250_000, 'salary')]));

  it('begin with the book and end with today', () => {
    expect(calendarMonths(study, 6).map(({ incomeMinor, spendMinor }) => [incomeMinor, spendMinor])).toEqual([
      [0, 100_000],
      [250_000, 100_000],
      [0, 100_000],
      [0, 100_000],
    ]);
    expect(calendarMonths(study, 2)).toHaveLength(2);
    expect(calendarMonths(studyBook(bookOf('2026-05-24', [])), 6)).toHaveLength(1);
  });

  it('are whole when the book covers them from their first days to their last', () => {
    expect(wholeMonths(study, 6)).toHaveLength(3);
    const late = studyBook(bookOf('2026-05-24', [line('2026-03-15', -100, 'coffee')]));
    expect(wholeMonths(late, 6)).toHaveLength(1);
  });
});

describe('the savings rate', () => {
  it('is the share of income that is left', () => {
    expect(savingsRate({ incomeMinor: 510_000, spendMinor: 324_050 })).toBeCloseTo(36.46, 2);
    expect(savingsRate({ incomeMinor: 0, spendMinor: 100 })).toBe(0);
    expect(savingsRate({ incomeMinor: 100, spendMinor: 1_000 })).toBe(-100);
  });
});
