import { describe, expect, it } from 'vitest';
import { account, bookOf, onEach, type Line } from './fixtures.ts';
import { simulatePurchase, type PurchaseImpact } from './purchase.ts';
import { studyBook } from './study.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const on = (day: string, minor: number, merchant: string, category: string): Line[] =>
  onEach(
    MONTHS.map((month) => `${month}-${day}`),
    minor,
    category,
    { merchant },
  );
/** 4,000.00 in on the 28th, 1,500.00 out on the 15th. */
const lines = [...on('28', 400_000, 'Payroll', 'salary'), ...on('15', -150_000, 'Homes', 'rent')];
const buy = (amountMinor: number, checkingMinor: number | undefined, category = 'Tech'): PurchaseImpact =>
  simulatePurchase(
    studyBook(
      bookOf('2026-04-30', lines, {
        accounts: checkingMinor === undefined ? [] : [account('checking', checkingMinor)],
      }),
    ),
    { amountMinor, merchant: 'Apple Store', category },
  );

describe('a purchase', () => {
  it('shows every figure without and with it', () => {
    expect(buy(120_000, 500_000)).toMatchObject({
      amount: 1_200,
      balance: { before: 5_000, after: 3_800 },
      available: { before: 5_000, after: 3_800 },
      // The rent of 15 May comes before the pay of 28 May.
      lowestAhead: { before: 3_500, after: 2_300 },
      shortfallRiskPct: { before: 0, after: 0 },
      // 2,500.00 of 4,000.00 are left, then 1,300.00.
      savingsRate: { before: 62.5, after: 32.5 },
      reserveMonths: { before: 3.3, after: 2.5 },
      categorySpend: { before: 0, after: 1_200 },
      verdict: 'comfortable',
    });
  });

  it('is judged by what stays', () => {
    expect(buy(120_000, 500_000).verdict).toBe('comfortable');
    expect(buy(300_000, 440_000).verdict).toBe('risky');
    expect(buy(300_000, 455_000).verdict).toBe('comfortable');
    expect(buy(60_000, 205_000).verdict).toBe('risky');
    expect(buy(500_001, 500_000).verdict).toBe('out_of_reach');
  });

  it('is tight when less than a month of spending stays', () => {
    const paidFirst = [...on('02', 400_000, 'Payroll', 'salary'), ...on('15', -150_000, 'Homes', 'rent')];
    const book = bookOf('2026-04-30', paidFirst, { accounts: [account('checking', 200_000)] });
    const what = { amountMinor: 60_000, merchant: 'Apple Store', category: 'Tech' };
    expect(simulatePurchase(studyBook(book), what)).toMatchObject({
      lowestAhead: { before: 2_000, after: 1_400 },
      reserveMonths: { before: 1.3, after: 0.9 },
      verdict: 'tight',
    });
  });

  it('says how likely the money runs out', () => {
    expect(buy(300_000, 440_000).shortfallRiskPct).toEqual({ before: 0, after: 100 });
  });

  it('adds to the category it belongs to', () => {
    expect(buy(10_000, 500_000, 'Rent').categorySpend).toEqual({ before: 1_500, after: 1_600 });
  });

  it('is weighed against a usual month where no accounts are known, with low confidence', () => {
    expect(buy(120_000, undefined)).toMatchObject({ verdict: 'comfortable', confidence: 'low' });
    expect(buy(130_000, undefined).verdict).toBe('tight');
    expect(buy(260_000, undefined)).toMatchObject({
      verdict: 'risky',
      recommendation: '$2,600.00 is more than a usual month leaves over.',
    });
  });
});
