import { describe, expect, it } from 'vitest';
import { briefing } from './briefing.ts';
import { account, bookOf, line, onEach, type Line } from './fixtures.ts';
import { fraudAnalysis } from './fraud/fraud.ts';
import { overview, type Overview } from './overview.ts';
import { studyBook } from './study.ts';

const MONTHS = ['2026-02', '2026-03', '2026-04', '2026-05'];
const on = (day: string): string[] => MONTHS.map((month) => `${month}-${day}`);
const lines: Line[] = [
  ...onEach(on('01'), 510_000, 'salary', { merchant: 'Brightwater' }),
  ...onEach(on('03'), -195_000, 'housing', { merchant: 'Homes' }),
  ...onEach(['2026-02-26', '2026-03-26', '2026-04-26'], -3_000, 'phone', { merchant: 'Birch' }),
  line('2026-05-20', -8_743, 'groceries', { id: 'food', merchant: 'Whole Foods', time: '18:32' }),
  line('2026-05-23', -2_000, 'eating_out', { merchant: 'Ito' }),
];
const accounts = [account('checking', 1_284_732), account('credit', -20_000), account('investment', 500_000)];
const study = studyBook(bookOf('2026-05-24', lines, { accounts }));
const who = { userName: 'Alex Doe', timeZone: 'America/New_York' };

describe('the overview', () => {
  const seen: Overview = overview(study, who);

  it('adds up', () => {
    expect(seen).toMatchObject({
      totalBalance: 17_647.32,
      monthlyIncome: 5_100,
      // 1,950.00 + 30.00 + 87.43 + 20.00
      monthlyExpenses: 2_087.43,
      savingsRate: 59.1,
      spendingByCategory: [
        { name: 'Housing', value: 1_950 },
        { name: 'Groceries', value: 87.43 },
        { name: 'Phone', value: 30 },
        { name: 'Eating out', value: 20 },
      ],
      cashFlow: [
        { month: 'Feb', income: 5_100, expenses: 1_980, savings: 3_120 },
        { month: 'Mar', income: 5_100, expenses: 1_980, savings: 3_120 },
        { month: 'Apr', income: 5_100, expenses: 1_980, savings: 3_120 },
        { month: 'May', income: 5_100, expenses: 2_057.43, savings: 3_042.57 },
      ],
      fraudAlertCount: 0,
    });
  });

  it('shows the last ten transactions on the user’s clock, newest first', () => {
    expect(seen.recentTransactions).toHaveLength(10);
    expect(seen.recentTransactions[1]).toEqual({
      id: 'food',
      merchant: 'Whole Foods',
      category: 'Groceries',
      amount: -87.43,
      type: 'debit',
      timestamp: '2026-05-20T14:32:00',
    });
    expect(seen.recentTransactions[2]).toMatchObject({ type: 'debit', timestamp: '2026-05-03T00:00:00' });
    expect(seen.recentTransactions[3]).toMatchObject({ type: 'credit', amount: 5_100 });
  });

  it('says in a sentence what the figures say', () => {
    expect(seen.aiBriefing.summary).toBe('You earn $5,100.00 a month and keep 59.1% of it.');
  });

  it('moves with every new transaction', () => {
    const after = overview(
      studyBook(bookOf('2026-05-24', [...lines, line('2026-05-24', -5_000, 'gifts')], { accounts })),
      who,
    );
    expect(after.monthlyExpenses).toBe(2_137.43);
    expect(after.recentTransactions[0]).toMatchObject({ category: 'Gifts', amount: -50 });
  });

  it('of an empty book is empty', () => {
    expect(overview(studyBook(bookOf('2026-05-24', [])), who)).toMatchObject({
      totalBalance: 0,
      accounts: [],
      monthlyIncome: 0,
      monthlyExpenses: 0,
      savingsRate: 0,
      spendingByCategory: [],
      recentTransactions: [],
      cashFlow: [{ month: 'May', income: 0, expenses: 0, savings: 0 }],
      fraudAlertCount: 0,
      aiBriefing: { briefing: null },
    });
  });

  it('keeps to the currency of most entries', () => {
    const mixed = [...lines, line('2026-05-24', -900_000, 'travel', { currency: 'EUR' })];
    expect(overview(studyBook(bookOf('2026-05-24', mixed, { accounts })), who).monthlyExpenses).toBe(
      2_087.43,
    );
  });
});

describe('the briefing', () => {
  it('tells what is at hand, what went yesterday, what is due within a week, and what comes', () => {
    const told = briefing(study, 'Alex Doe', fraudAnalysis(study));
    expect(told).toMatchObject({
      date: '2026-05-24',
      userName: 'Alex Doe',
      metrics: { totalLiquidCapital: 12_847.32, monthlyIncomeProjection: 5_100, monthlyBurnRate: 2_087.43 },
    });
    expect(told.briefing).toContain('You have $12,847.32 at hand. Yesterday you spent $20.00;');
    expect(told.briefing).toContain('Due within a week: Birch $30.00 on 2026-05-26.');
    expect(told.briefing).toContain('low confidence');
  });

  it('of an empty book claims nothing', () => {
    const empty = studyBook(bookOf('2026-05-24', []));
    expect(briefing(empty, 'Alex', fraudAnalysis(empty)).briefing).toBe(
      'DAILY BRIEFING:\n\nYou have $0.00 at hand. No transactions are in the book yet.',
    );
  });
});
