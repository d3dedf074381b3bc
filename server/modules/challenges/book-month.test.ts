import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookDays, BudgetPeriod, DaySum } from '../book/index.ts';
import { bookMonth } from './book-month.ts';
import { meaningOf } from './kinds.ts';
import { measure, type MonthFigures } from './metrics.ts';
import { daysIn, lastDayOf, weekOfMonth, weeksOf } from './month.ts';
import { suggestFrom } from './suggest.ts';

const sum = (day: string, category: string, minor: number, fields: Partial<DaySum> = {}): DaySum => ({
  day,
  category,
  isCredit: minor >= 0,
  currency: 'USD',
  budgetId: null,
  isPutAside: false,
  entries: 1,
  minor,
  isWritten: true,
  ...fields,
});
const book = (sums: DaySum[], fields: Partial<BookDays> = {}): BookDays => ({
  sums,
  budgets: [],
  hasSavings: false,
  firstMonth: '2026-01',
  ...fields,
});
const budget = (fields: Partial<BudgetPeriod> = {}): BudgetPeriod => ({
  id: 'b',
  name: 'June',
  startDate: '2026-06-01',
  endDate: '2026-06-30',
  limitMinor: 30_000,
  spendMinor: 0,
  used: 0,
  kept: 0,
  ...fields,
});
const figuresOf = (read: BookDays, today: string): MonthFigures => {
  const { savedMinor, ...told } = bookMonth('2026-06', read);
  return {
    ...told,
    month: '2026-06',
    today,
    weeks: new Map(),
    sums: undefined,
    reflections: [],
    savedPercent: savedMinor === undefined ? undefined : savedMinor / 100,
    snapshot: {},
  };
};

test.each([
  ['Groceries', 'needs'],
  ['Car insurance', 'needs'],
  ['Eating out', 'wants'],
  ['Fast food', 'wants'],
  ['Home repairs', 'unexpected'],
  ['Books & music', 'culture'],
  ['WANTS', 'wants'],
  ['Savings', 'saving'],
  ['Investments', 'saving'],
  ['Transfer', 'none'],
  ['Salary', 'none'],
  ['Uncategorized', 'unfiled'],
])('a label %s means %s', (label, meaning) => expect(meaningOf(label)).toBe(meaning));

describe('a month of the book', () => {
  test('knows what was spent, on which days, and what came back', () => {
    const { days } = bookMonth(
      '2026-06',
      book([
        sum('2026-06-02', 'Shopping', -5_000),
        sum('2026-06-03', 'Groceries', -2_000),
        sum('2026-06-03', 'Shopping', 5_000),
        sum('2026-06-04', 'Salary', 300_000),
        sum('2026-06-05', 'Transfer', -10_000),
        sum('2026-06-06', 'Uncategorized', -700),
        sum('2026-06-07', 'Groceries', -100, { isWritten: false }),
      ]),
    );
    expect(days).toEqual([
      expect.objectContaining({ day: '2026-06-02', wants: 5_000, isQuiet: false, isLogged: true }),
      expect.objectContaining({ day: '2026-06-03', needs: 2_000, wants: -5_000, isQuiet: true }),
      expect.objectContaining({ day: '2026-06-06', unfiled: 700, isQuiet: false }),
      expect.objectContaining({ day: '2026-06-07', needs: 100, isLogged: false }),
    ]);
  });

  test('a statement is spending, but nobody logged it', () => {
    const figures = figuresOf(
      book([sum('2026-06-02', 'Groceries', -1, { isWritten: false }), sum('2026-06-03', 'Coffee', -1)]),
      '2026-06-10',
    );
    expect(measure('expense_log_days', figures)).toBe(1);
    expect(measure('no_wants_days', figures)).toBe(0);
  });

  test('sums in the currency of most entries; a day in another is logged all the same', () => {
    const figures = figuresOf(
      book([
        sum('2026-06-02', 'Coffee', -400, { entries: 3 }),
        sum('2026-06-03', 'Coffee', -90_000, { currency: 'JPY' }),
      ]),
      '2026-06-10',
    );
    expect(figures.days.map(({ wants }) => wants)).toEqual([400, 0]);
    expect(measure('expense_log_days', figures)).toBe(2);
  });

  test('the month before counts by the day where the book begins in it, and not from a few days', () => {
    const before = (first: string) =>
      bookMonth('2026-06', book([sum(first, 'Coffee', -1_100)], { firstMonth: '2026-05' })).before;
    expect(before('2026-05-21')).toMatchObject({ wants: 3_100, largest: { wants: 'Coffee' } });
    expect(before('2026-05-26')).toBeUndefined();
    expect(bookMonth('2026-06', book([sum('2026-05-26', 'Coffee', -1_100)])).before?.wants).toBe(1_100);
  });

  test('what is left unfiled makes no week lighter', () => {
    const lastMonth = sum('2026-05-10', 'Shopping', -31_000);
    const spent = (category: string) =>
      measure(
        'wants_weeks_below',
        figuresOf(book([lastMonth, sum('2026-06-03', category, -7_000)]), '2026-06-09'),
      );
    expect([spent('Shopping'), spent('Uncategorized'), spent('Groceries')]).toEqual([0, 0, 1]);
  });

  test('saving is what arrived on an account for it, else what was filed as put aside', () => {
    const moved = [
      sum('2026-06-02', 'Transfer', -40_000),
      sum('2026-06-02', 'Transfer', 40_000, { isPutAside: true }),
      sum('2026-06-09', 'Transfer', -10_000, { isPutAside: true }),
    ];
    expect(bookMonth('2026-06', book(moved, { hasSavings: true })).savedMinor).toBe(30_000);
    expect(bookMonth('2026-06', book([], { hasSavings: true })).savedMinor).toBe(0);
    expect(bookMonth('2026-06', book([sum('2026-06-02', 'Savings', -5_000)])).savedMinor).toBe(5_000);
    expect(bookMonth('2026-06', book(moved)).savedMinor).toBeUndefined();
  });
});

describe('budgets', () => {
  const inBudget = (day: string, minor: number) => sum(day, 'Groceries', minor, { budgetId: 'b' });
  // 10 a day: the 1st to the 7th, the 8th to the 14th and so on are weeks of 70.
  const weeks = (today: string, ...sums: DaySum[]) =>
    measure('budget_weeks_within', figuresOf(book(sums, { budgets: [budget()] }), today));

  test('take their part of the limit in a week, or more', () => {
    const sums = [inBudget('2026-06-03', -7_000), inBudget('2026-06-10', -7_001), inBudget('2026-06-17', -1)];
    expect(weeks('2026-06-07', ...sums)).toBe(0);
    expect(weeks('2026-06-08', ...sums)).toBe(1);
    expect(weeks('2026-06-15', ...sums)).toBe(1);
    expect(weeks('2026-07-01', ...sums)).toBe(2);
  });

  test('without a limit, of another month, or of somebody who wrote nothing down say nothing', () => {
    expect(measure('budget_weeks_within', figuresOf(book([]), '2026-06-15'))).toBeUndefined();
    const may = budget({ startDate: '2026-05-01', endDate: '2026-05-31' });
    expect(
      measure('budget_weeks_within', figuresOf(book([], { budgets: [may] }), '2026-06-15')),
    ).toBeUndefined();
    expect(weeks('2026-07-01')).toBe(0);
  });

  test('have envelopes that are opened when the month is over', () => {
    const kept = (today: string) =>
      measure(
        'envelopes_kept_percent',
        figuresOf(book([], { budgets: [budget({ used: 5, kept: 4 }), budget({ used: 0 })] }), today),
      );
    expect([kept('2026-06-30'), kept('2026-07-01')]).toEqual([0, 80]);
  });
});

describe('suggestions from the book', () => {
  test('name the label that cost most, the budget that runs ahead and the goal that waits', () => {
    const read = book([sum('2026-05-05', 'Eating out', -60_000), sum('2026-05-06', 'Rent', -40_000)], {
      budgets: [budget({ spendMinor: 24_000 })],
      hasSavings: true,
    });
    expect(suggestFrom(figuresOf(read, '2026-06-15'))).toMatchObject([
      { templateId: 12, reason: expect.stringContaining('60 % of your spending went to wants') },
      { templateId: 4, reason: 'You logged something on 0 of the first 15 days of this month.' },
      { templateId: 20 },
      { templateId: 31, reason: '80 % of the budget “June” is spent, with 15 days to go.' },
      { templateId: 25, reason: 'So far 0 % of your savings goal for this month is put aside.' },
    ]);
    expect(suggestFrom(figuresOf(read, '2026-06-15'))[0]?.reason).toContain('Most of it was Eating out.');
  });

  test('name no mission that is reached already', () => {
    const logged = [1, 2, 3, 4, 5].map((day) => sum(`2026-06-0${day}`, 'Groceries', -100));
    const ids = suggestFrom(figuresOf(book(logged), '2026-06-20')).map(({ templateId }) => templateId);
    expect(ids).toEqual([5, 20]);
  });
});

test('the weeks of any month are its days, each once, and end on Sundays', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1970, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, of) => {
      const month = `${year}-${String(of).padStart(2, '0')}`;
      const weeks = weeksOf(month);
      const days = weeks.flatMap(({ week, from, to }) =>
        Array.from({ length: Number(to.slice(8)) - Number(from.slice(8)) + 1 }, (_, i) => {
          const day = `${month}-${String(Number(from.slice(8)) + i).padStart(2, '0')}`;
          expect(weekOfMonth(day)).toBe(week);
          return day;
        }),
      );
      expect(days).toHaveLength(daysIn(month));
      expect(days.at(-1)).toBe(lastDayOf(month));
      for (const { to } of weeks.slice(0, -1)) expect(new Date(`${to}T00:00:00Z`).getUTCDay()).toBe(0);
    }),
  );
});
