import { describe, expect, it } from 'vitest';
import { bookOf, datesFrom, line, onEach, type Line } from '../fixtures.ts';
import { studyBook } from '../study.ts';
import type { Recurring } from './detect.ts';

const found = (today: string, lines: Line[]): readonly Recurring[] =>
  studyBook(bookOf(today, lines)).recurring;
const facts = ({ name, period, occurrences, amountMinor, nextDate }: Recurring) =>
  [name, period, occurrences, amountMinor, nextDate] as const;
const shop = (merchant: string) => ({ merchant });

describe('recurring detection', () => {
  it('needs three occurrences', () => {
    const films = (dates: string[]) =>
      found('2026-04-20', onEach(dates, -1_399, 'subscriptions', shop('Lumen')));
    expect(films(['2026-03-17', '2026-04-17'])).toEqual([]);
    expect(films(['2026-02-17', '2026-03-17', '2026-04-17']).map(facts)).toEqual([
      ['Lumen', 'monthly', 3, -1_399, '2026-05-17'],
    ]);
  });

  it.each([
    ['weekly', 7, '2026-03-09', '2026-04-06'],
    ['biweekly', 14, '2026-02-09', '2026-04-06'],
  ] as const)('sees a %s rhythm', (period, step, first, next) => {
    const lines = onEach(datesFrom(first, 4, step), -2_000, 'fitness', shop('Gym'));
    expect(found('2026-04-01', lines).map(facts)).toEqual([['Gym', period, 4, -2_000, next]]);
  });

  it.each([
    ['semimonthly', ['2026-01-15', '2026-01-31', '2026-02-15', '2026-02-28', '2026-03-15'], '2026-03-31'],
    ['bimonthly', ['2025-09-10', '2025-11-10', '2026-01-10', '2026-03-10'], '2026-05-10'],
    ['quarterly', ['2025-06-15', '2025-09-15', '2025-12-15', '2026-03-15'], '2026-06-15'],
    ['halfyearly', ['2025-03-01', '2025-09-01', '2026-03-01'], '2026-09-01'],
    ['yearly', ['2024-03-05', '2025-03-05', '2026-03-05'], '2027-03-05'],
  ] as const)('sees a %s rhythm', (period, dates, next) => {
    const [one, ...others] = found('2026-03-20', onEach([...dates], 250_000, 'salary', shop('Payroll')));
    expect(others).toEqual([]);
    expect([one?.period, one?.nextDate]).toEqual([period, next]);
  });

  it('keeps the last day of the month through February', () => {
    const dates = ['2025-12-31', '2026-01-31', '2026-02-28'];
    expect(found('2026-03-01', onEach(dates, 300_000, 'salary', shop('Payroll'))).map(facts)).toEqual([
      ['Payroll', 'monthly', 3, 300_000, '2026-03-31'],
    ]);
  });

  it('learns that pay comes before a weekend, and says how far it strayed', () => {
    // The 28th is a Saturday in February and March, a Sunday in June.
    const dates = ['2026-01-28', '2026-02-27', '2026-03-27', '2026-04-28', '2026-05-28'];
    const [pay] = found('2026-05-30', onEach(dates, 410_000, 'salary', shop('Payroll')));
    expect([pay?.nextDate, pay?.dateDriftDays]).toEqual(['2026-06-26', 1]);
  });

  it('states the drift of the amount and goes on with the new price', () => {
    const lines = [
      ...onEach(['2026-01-17', '2026-02-17', '2026-03-17'], -1_600, 'subscriptions', shop('Lumen')),
      line('2026-04-17', -1_800, 'subscriptions', shop('Lumen')),
    ];
    const [films] = found('2026-04-20', lines);
    expect(films).toMatchObject({
      amountMinor: -1_800,
      monthlyMinor: -1_800,
      amountDriftPct: 12.5,
      confidence: 'medium',
    });
  });

  it('expects what varies by the median of its last three', () => {
    const lines = [-9_000, -7_500, -11_000, -8_200].map((minor, i) =>
      line(`2026-0${i + 1}-12`, minor, 'utilities', shop('City Power')),
    );
    expect(found('2026-04-20', lines)[0]).toMatchObject({ amountMinor: -8_200, isFixed: false });
  });

  it('tells two subscriptions at one merchant apart by their prices', () => {
    const dates = ['2026-02-03', '2026-03-03', '2026-04-03'];
    const lines = [
      ...onEach(dates, -299, 'software', shop('Orchard')),
      ...onEach(dates, -1_099, 'subscriptions', shop('Orchard')),
      line('2026-03-20', -120_000, 'electronics', shop('Orchard')),
    ];
    expect(found('2026-04-10', lines).map(({ amountMinor }) => amountMinor)).toEqual([-1_099, -299]);
  });

  it('forgives one missing month in six, and forgets what has ended', () => {
    const dates = ['2025-10-05', '2025-11-05', '2025-12-05', '2026-02-05', '2026-03-05', '2026-04-05'];
    const at = (today: string) => found(today, onEach(dates, -4_500, 'fitness', shop('Gym')))[0];
    expect(at('2026-04-20')).toMatchObject({ period: 'monthly', isActive: true, nextDate: '2026-05-05' });
    expect(at('2026-05-08')).toMatchObject({ isActive: true, nextDate: '2026-05-09' });
    expect(at('2026-05-20')).toMatchObject({ isActive: false, nextDate: null });
  });

  it('does not take shopping for a bill', () => {
    const dates = [
      '2026-03-01',
      '2026-03-04',
      '2026-03-06',
      '2026-03-13',
      '2026-03-15',
      '2026-03-24',
      '2026-03-29',
    ];
    expect(found('2026-04-01', onEach(dates, -5_000, 'groceries', shop('Market')))).toEqual([]);
    const alike = [-2_000, -9_500, -4_100].map((minor, i) =>
      line(`2026-0${i + 1}-10`, minor, 'dining', shop('Sole')),
    );
    expect(found('2026-04-01', alike)).toEqual([]);
  });

  it('takes two equal payments on one day for no rhythm', () => {
    const dates = ['2026-03-01', '2026-03-01', '2026-03-01'];
    expect(found('2026-04-01', onEach(dates, -300, 'transport', shop('Metro')))).toEqual([]);
  });

  it('rates every period by the month', () => {
    const lines = onEach(datesFrom('2026-01-02', 6, 14), 200_000, 'salary', shop('Payroll'));
    // 26.0893 pay days a year, a twelfth of them a month: 365.25 / 12 / 14 × 2,000.00.
    expect(found('2026-03-20', lines)[0]?.monthlyMinor).toBe(434_821);
  });
});
