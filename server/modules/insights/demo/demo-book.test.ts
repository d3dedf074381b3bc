import { describe, expect, it } from 'vitest';
import { behaviour } from '../behaviour.ts';
import type { BookView } from '../book-view.ts';
import { addMonths, dateOf, dayOf } from '../book/days.ts';
import { sum } from '../book/stats.ts';
import { predict, scenarios } from '../forecast/twin.ts';
import { fraudAnalysis } from '../fraud/fraud.ts';
import { overview } from '../overview.ts';
import { personalityOf } from '../personality.ts';
import { healthScore } from '../score/score.ts';
import { studyBook } from '../study.ts';
import { demoBook } from './demo-book.ts';

const ZONE = 'America/New_York';
/** Days all over a year and a leap day, so that every place in a month and a week is met. */
const TODAYS = [
  ...Array.from({ length: 24 }, (_, i) => dateOf(dayOf('2026-01-03') + i * 17)),
  '2028-02-29',
  '2026-03-31',
  '2026-08-31',
];
const books = (): [string, BookView][] => TODAYS.map((today) => [today, demoBook({ today, timeZone: ZONE })]);

describe('the demo user’s book', () => {
  it.each(books())(
    'of %s has 301 transactions in three accounts over six months, none from the future',
    (today, book) => {
      expect(book.entries).toHaveLength(301);
      expect(new Set(book.entries.map(({ id }) => id)).size).toBe(301);
      expect(new Set(book.entries.map(({ accountId }) => accountId)).size).toBe(3);
      const dates = book.entries.map(({ date }) => date);
      expect(dates).toEqual([...dates].sort());
      expect(dates[0] ?? '').not.toBe('');
      expect(dayOf(dates[0] ?? '')).toBeGreaterThanOrEqual(addMonths(dayOf(today), -6));
      expect(dayOf(dates[0] ?? '')).toBeLessThanOrEqual(addMonths(dayOf(today), -6) + 10);
      expect(dates.at(-1)).toBe(dateOf(dayOf(today) - 1));
      expect(
        book.entries.every(({ amountMinor }) => Number.isInteger(amountMinor) && amountMinor !== 0),
      ).toBe(true);
    },
  );

  it('is a window on one life: two days agree on all but the edges, one theft and one price', () => {
    const ids = (today: string): Set<string> =>
      new Set(demoBook({ today, timeZone: ZONE }).entries.map(({ id }) => id));
    const price = / Lumen Films /;
    const theft = / Tech Store NYC /;
    for (let day = dayOf('2026-01-01'); day < dayOf('2027-01-10'); day++) {
      const [before, after] = [ids(dateOf(day)), ids(dateOf(day + 1))];
      const oldest = [...before].slice(0, 20);
      const gone = [...before].filter((id) => !after.has(id));
      const come = [...after].filter((id) => !before.has(id));
      expect(gone.filter((id) => !oldest.includes(id) && !price.test(id) && !theft.test(id))).toEqual([]);
      expect(gone.filter((id) => price.test(id)).length).toBeLessThanOrEqual(2);
      const today = dateOf(day);
      expect(
        come.filter(
          (id) => !id.startsWith(today) && !oldest.includes(id) && !price.test(id) && !theft.test(id),
        ),
      ).toEqual([]);
    }
  });

  it('has a theft that is always as recent as an alert must be', () => {
    for (let day = dayOf('2026-01-01'); day < dayOf('2026-03-01'); day++) {
      const thefts = demoBook({ today: dateOf(day), timeZone: ZONE }).entries.filter(
        ({ merchant }) => merchant === 'Tech Store NYC',
      );
      expect(thefts).toHaveLength(1);
      expect(day - dayOf(thefts[0]?.date ?? '')).toBeLessThan(14);
    }
  });

  it('is the same for the same day, and shows its dates on the clock of its zone', () => {
    const book = demoBook({ today: '2026-05-24', timeZone: ZONE });
    expect(demoBook({ today: '2026-05-24', timeZone: ZONE })).toEqual(book);
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
    for (const { date, occurredAt } of book.entries)
      expect(local.format(new Date(occurredAt ?? 0))).toBe(date);
  });

  it.each(books())('of %s never overdraws an account', (_, { accounts, entries }) => {
    for (const { id, balanceMinor } of accounts) {
      const own = entries.filter(({ accountId }) => accountId === id);
      let balance = balanceMinor - sum(own.map(({ amountMinor }) => amountMinor));
      for (const { amountMinor } of own) {
        balance += amountMinor;
        expect(balance).toBeGreaterThan(0);
      }
      expect(balance).toBe(balanceMinor);
    }
  });

  it.each(books())('of %s lets every insight say something true', (_, book) => {
    const study = studyBook(book);
    const seen = overview(study, { userName: 'Alex Doe', timeZone: ZONE });
    expect(seen.totalBalance).toBe(59_637.82);
    expect(seen.monthlyIncome).toBe(5_114.6);
    expect(seen.monthlyExpenses).toBeGreaterThan(2_800);
    expect(seen.monthlyExpenses).toBeLessThan(4_800);
    expect(seen.cashFlow).toHaveLength(6);
    const fraud = fraudAnalysis(study);
    expect(fraud.alerts.map(({ merchant, amount }) => [merchant, amount])).toContainEqual([
      'Tech Store NYC',
      847,
    ]);
    expect(fraud.totalAlerts).toBeLessThanOrEqual(2);
    const { overallScore, actionableImprovements } = healthScore(study);
    expect(overallScore).toBeGreaterThan(70);
    expect(overallScore).toBeLessThan(100);
    expect(actionableImprovements.length).toBeGreaterThan(0);
    const { metrics, insights } = behaviour(study);
    // On the day of a late evening the next is not in the book yet, and the one before is a month old.
    expect(metrics.lateNightCount).toBeGreaterThanOrEqual(2);
    expect(metrics.lateNightCount).toBeLessThanOrEqual(3);
    expect(metrics.weekendPct).toBeGreaterThan(-60);
    expect(insights.join('\n')).toContain('Lumen Films has become 12.5% dearer');
    expect(predict(study)).toMatchObject({ confidence: 'high' });
    const { conservative, optimistic } = scenarios(study, 6).scenarios;
    expect(conservative[5]).toBeLessThan(optimistic[5] ?? 0);
    expect(study.recurring.filter(({ isActive }) => isActive).length).toBeGreaterThanOrEqual(16);
  });

  it.each(books())('of %s is a balanced investor’s', (_, book) => {
    expect(personalityOf(studyBook(book))).toBe('Balanced Investor');
  });
});
