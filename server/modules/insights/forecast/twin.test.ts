import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account, bookOf, datesFrom, line, onEach, type Line } from '../fixtures.ts';
import { studyBook, type Study } from '../study.ts';
import { bandAt, simulate } from './paths.ts';
import { future, predict, scenarios } from './twin.ts';

const MONTHS = ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04'];
const monthly = (day: string, minor: number, merchant: string, category: string): Line[] =>
  onEach(
    MONTHS.map((month) => `${month}-${day}`),
    minor,
    category,
    { merchant },
  );
/** 4,000.00 in on the 28th, 1,500.00 out on the 2nd, and nothing else. */
const steady = [...monthly('28', 400_000, 'Payroll', 'salary'), ...monthly('02', -150_000, 'Homes', 'rent')];
const studyOf = (lines: Line[], today = '2026-04-30'): Study =>
  studyBook(bookOf(today, lines, { accounts: [account('checking', 1_000_000)] }));

const shopping = datesFrom('2026-01-01', 120, 1).map((date, i) =>
  line(date, -1_000 - 137 * ((i * 29) % 31), 'groceries', { merchant: `Shop${'p'.repeat(i)}` }),
);

describe('the twin', () => {
  it('follows income and bills to the day, when there is nothing else', () => {
    // From 30 April: rent on 2 May, pay on 28 May, both within 30 days; again by 29 June (60 days) and 29 July (90).
    expect(predict(studyOf(steady))).toEqual({
      currentBalance: 10_000,
      predictedBalance_30d: 12_500,
      monthlyProjections: [
        { month: 1, balance: 12_500, savings: 2_500 },
        { month: 2, balance: 15_000, savings: 2_500 },
        { month: 3, balance: 17_500, savings: 2_500 },
      ],
      confidence: 'low',
    });
  });

  it('reaches any number of months ahead, with the day each ends on', () => {
    const { projections, finalBalance } = future(studyOf(steady), 12);
    expect(projections.map(({ date }) => date).slice(0, 3)).toEqual([
      '2026-05-30',
      '2026-06-30',
      '2026-07-30',
    ]);
    expect(finalBalance).toBe(10_000 + 12 * 2_500);
  });

  it('lets no scenario cross another, and none differ where nothing is open', () => {
    const certain = scenarios(studyOf(steady), 3).scenarios;
    expect(certain.conservative).toEqual(certain.optimistic);
    const { conservative, expected, optimistic } = scenarios(studyOf([...steady, ...shopping]), 6).scenarios;
    expected.forEach((balance, i) => {
      expect(conservative[i]).toBeLessThan(balance);
      expect(optimistic[i]).toBeGreaterThan(balance);
    });
  });

  it('expects of the rest what the rest usually was', () => {
    // 1,000 + 137 × (0 … 30) on average is 3,055 a day.
    const { p10, p50, p90 } = bandAt(simulate(studyOf(shopping), 30), 30);
    expect(p50).toBeGreaterThan(-30 * 3_055 * 1.05);
    expect(p50).toBeLessThan(-30 * 3_055 * 0.95);
    expect(p90 - p10).toBeGreaterThan(0);
  });

  it('is the same for the same book, and begins alike however far it looks', () => {
    const study = studyOf([...steady, ...shopping]);
    expect(predict(study)).toEqual(predict(studyOf([...steady, ...shopping].toReversed())));
    expect(bandAt(simulate(study, 365), 30)).toEqual(bandAt(simulate(study, 30), 30));
  });

  it('leaves out what has ended and what only changes its pocket', () => {
    const ended = onEach(['2025-09-10', '2025-10-10', '2025-11-10'], -90_000, 'fitness', { merchant: 'Gym' });
    const saved = monthly('05', -70_000, 'Savings', 'transfer');
    expect(predict(studyOf([...steady, ...ended, ...saved])).predictedBalance_30d).toBe(12_500);
  });

  it('takes a bill that is a little late to come tomorrow', () => {
    const late = studyOf(steady, '2026-05-04');
    // Rent of 2 May is not there yet: it counts, besides the pay of 28 May and the rent of 2 June.
    expect(predict(late).predictedBalance_30d).toBe(10_000 - 1_500 + 4_000 - 1_500);
  });

  it('stands still for an empty book, and says how little it knows', () => {
    const empty = studyBook(bookOf('2026-04-30', []));
    expect(predict(empty)).toMatchObject({ currentBalance: 0, predictedBalance_30d: 0, confidence: 'low' });
    expect(scenarios(empty, 2).scenarios).toEqual({
      conservative: [0, 0],
      expected: [0, 0],
      optimistic: [0, 0],
    });
  });

  it('is less sure of what lies further ahead than the book reaches back', () => {
    const study = studyOf([...steady, ...shopping]);
    expect([study.confidence, future(study, 3).confidence, future(study, 24).confidence]).toEqual([
      'high',
      'high',
      'medium',
    ]);
  });

  it('gives numbers for any book', () => {
    const anyLine = fc
      .record({
        day: fc.integer({ min: 0, max: 400 }),
        minor: fc.integer({ min: -10_000_000, max: 10_000_000 }),
        category: fc.constantFrom('salary', 'rent', 'dining', 'transfer', 'other', ''),
        merchant: fc.constantFrom('A', 'B', '', null),
      })
      .map(({ day, minor, category, merchant }) =>
        line(
          datesFrom('2025-04-01', 1, 0)
            .concat(datesFrom('2025-04-01', day + 1, 1))
            .at(-1) ?? '',
          minor,
          category,
          { merchant },
        ),
      );
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
        const { scenarios: all } = scenarios(studyOf(lines), 2);
        for (const [i, low] of all.conservative.entries()) {
          expect(low).toBeLessThanOrEqual(all.expected[i] ?? Number.NaN);
          expect(all.expected[i]).toBeLessThanOrEqual(all.optimistic[i] ?? Number.NaN);
        }
      }),
      { numRuns: 30 },
    );
  });
});
