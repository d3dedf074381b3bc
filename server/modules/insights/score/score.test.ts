import { describe, expect, it } from 'vitest';
import { account, bookOf, line, onEach, type Line } from '../fixtures.ts';
import { studyBook } from '../study.ts';
import type { BookAccount } from '../book-view.ts';
import { healthScore, type HealthScore } from './score.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const on = (day: string): string[] => MONTHS.map((month) => `${month}-${day}`);

/** 4,000.00 a month, 1,000.00 of rent. */
const base: Line[] = [
  ...onEach(on('01'), 400_000, 'salary', { merchant: 'Payroll' }),
  ...onEach(on('02'), -100_000, 'rent', { merchant: 'Homes' }),
];
const score = (lines: Line[], accounts: BookAccount[] = []): HealthScore =>
  healthScore(studyBook(bookOf('2026-04-30', lines, { accounts })));

describe('the health score', () => {
  it('is the sum of six components with the documented maxima', () => {
    const { overallScore, categories } = score(base, [account('checking', 500_000)]);
    expect(Object.values(categories).map(({ max }) => max)).toEqual([20, 20, 20, 20, 10, 10]);
    expect(overallScore).toBe(Object.values(categories).reduce((sum, { score }) => sum + score, 0));
  });

  it('counts each whole month’s savings from 0 to 20 % of its income', () => {
    // January keeps 75 %, which counts 20; February keeps 75 − 65 = 10 %; March spends more than it earns.
    const lines = [
      ...base,
      line('2026-02-20', -260_000, 'shopping', { merchant: 'Sofas' }),
      line('2026-03-20', -500_000, 'shopping', { merchant: 'Cars' }),
    ];
    const { categories, explanation } = score(lines);
    // (20 + 10 + 0) / 3 = 10 % of 20 %: half of 20 points. April is not over.
    expect(categories.savingsConsistency).toEqual({ score: 10, max: 20 });
    expect(explanation).toContain('10 % of income was kept in a mean of 3 whole months');
  });

  it('weighs debts by what they take of income', () => {
    // Nothing owed and nothing paid.
    expect(score(base).categories.debtRatio.score).toBe(20);
    // 1,000.00 of 4,000.00 is 25 %, half way from 10 % to 40 %.
    const loan = onEach(on('05'), -100_000, 'loan', { merchant: 'Crest' });
    expect(score([...base, ...loan]).categories.debtRatio.score).toBe(10);
    // 3 % of 40,000.00 owed are 1,200.00, which is 30 % of income.
    const owing = score(base, [account('credit', -4_000_000)]);
    expect(owing.categories.debtRatio.score).toBe(7);
    expect(owing.explanation).toContain('debts take 30 % of income');
  });

  it('weighs wants, not needs, against income', () => {
    const wants = (minor: number): number =>
      score([...base, line('2026-04-20', -minor, 'shopping', { merchant: 'Sofas' })]).categories
        .spendingDiscipline.score;
    expect([wants(100_000), wants(180_000), wants(240_000)]).toEqual([20, 10, 0]);
    expect(
      score([...base, line('2026-04-20', -240_000, 'medical')]).categories.spendingDiscipline.score,
    ).toBe(20);
  });

  it('counts months that the liquid accounts would last, up to six', () => {
    const months = (...accounts: BookAccount[]): number =>
      score(base, accounts).categories.emergencyFunds.score;
    expect(months(account('checking', 100_000), account('savings', 200_000))).toBe(10);
    expect(months(account('savings', 900_000))).toBe(20);
    expect(months(account('checking', -5_000))).toBe(0);
    expect(months(account('checking', 0), account('investment', 900_000))).toBe(0);
  });

  it('counts investments by their worth or by what is added, whichever is more', () => {
    const points = (lines: Line[], ...accounts: BookAccount[]): number =>
      score([...base, ...lines], accounts).categories.investments.score;
    expect(points([])).toBe(0);
    // 12,000.00 are three months of income.
    expect(points([], account('investment', 1_200_000))).toBe(5);
    // 280.00 a month are 7 % of income.
    expect(points(onEach(on('10'), -28_000, 'investments'))).toBe(7);
    const both = on('10').flatMap((date) => [
      line(date, -28_000, 'transfer', { accountId: 'checking' }),
      line(date, 28_000, 'transfer', { accountId: 'investment' }),
    ]);
    expect(points(both, account('investment', 0))).toBe(7);
  });

  it('counts what subscriptions take, and names the dearest', () => {
    // 260.00 of 4,000.00 are 6.5 %, half way from 3 % to 10 %.
    const lines = [
      ...onEach(on('03'), -20_000, 'fitness', { merchant: 'Gym' }),
      ...onEach(on('17'), -6_000, 'subscriptions', { merchant: 'Lumen' }),
    ];
    const { categories, actionableImprovements } = score([...base, ...lines]);
    expect(categories.subscriptionManagement.score).toBe(5);
    expect(actionableImprovements.join(' ')).toContain('the dearest is Gym at $200.00 a month');
  });

  it('gives advice where most is missing first, and none where all is earned', () => {
    const { actionableImprovements } = score(
      [...base, ...onEach(on('10'), -40_000, 'investments')],
      [account('checking', 300_000)],
    );
    expect(actionableImprovements).toEqual([
      'Build your reserve by $3,000.00 to have six months of spending at hand.',
    ]);
  });

  it('counts half what the book does not know, and says so', () => {
    const empty = healthScore(studyBook(bookOf('2026-04-30', [])));
    expect(empty).toMatchObject({ overallScore: 50, confidence: 'low', actionableImprovements: [] });
    expect(empty.explanation.match(/counts half/g)).toHaveLength(6);
    const spendOnly = healthScore(studyBook(bookOf('2026-04-30', onEach(on('02'), -100_000, 'rent'))));
    expect(spendOnly.categories.savingsConsistency.score).toBe(10);
    expect(spendOnly.confidence).toBe('low');
  });
});
