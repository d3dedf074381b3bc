import { decimal, tenth } from '../book/amounts.ts';
import { dateOf, dayOf, type Day } from '../book/days.ts';
import { quantile } from '../book/stats.ts';
import type { Confidence } from '../confidence.ts';
import type { Study } from '../study.ts';
import { bandAt, simulate } from './paths.ts';

/** What the time up to a day may bring. Amounts are decimal. */
export interface Ahead {
  /** The last day that is looked at. */
  date: string;
  days: number;
  /** What checking, savings and cash hold now, and at the end of that day: in the middle, and in one of ten futures each. */
  available: { now: number; expected: number; low: number; high: number };
  /** All accounts together, debts and investments included. */
  balance: { now: number; expected: number; low: number; high: number };
  /** The lowest that the available money falls to until then: usually, and in one of ten futures. */
  lowest: { expected: number; low: number };
  /** Percent of futures in which the available money runs out until then. */
  shortfallRiskPct: number;
  /** When income is expected next; null where none recurs. */
  nextIncome: { date: string; name: string; amount: number } | null;
  /** Bills expected until then, the next first, at most ten. */
  bills: { date: string; name: string; amount: number }[];
  confidence: Confidence;
}

const MAX_DAYS = 730;
const MAX_BILLS = 10;

/** From tomorrow to that day; a day that is past counts as tomorrow. */
export function lookAhead(study: Study, date: string): Ahead {
  const days = Math.min(MAX_DAYS, Math.max(1, dayOf(date) - study.today));
  const until: Day = study.today + days;
  const paths = simulate(study, days);
  const { p10, p50, p90 } = bandAt(paths, days);
  const band = (nowMinor: number) => ({
    now: decimal(nowMinor),
    expected: decimal(nowMinor + p50),
    low: decimal(nowMinor + p10),
    high: decimal(nowMinor + p90),
  });
  const lows = paths.map((path) => study.liquidMinor + Math.min(0, ...path));
  const due = study.recurring
    .filter(({ isActive, nextDate }) => isActive && nextDate !== null)
    .map(({ kind, name, nextDate, amountMinor }) => ({ kind, name, date: nextDate ?? '', amountMinor }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  // What is small beside the largest, like interest, is no pay day.
  const incomes = due.filter(({ kind }) => kind === 'income');
  const most = Math.max(0, ...incomes.map(({ amountMinor }) => amountMinor));
  const pay = incomes.find(({ amountMinor }) => amountMinor * 4 >= most);
  return {
    date: dateOf(until),
    days,
    available: band(study.liquidMinor),
    balance: band(study.balanceMinor),
    lowest: { expected: decimal(quantile(lows, 0.5)), low: decimal(quantile(lows, 0.1)) },
    shortfallRiskPct: tenth((100 * lows.filter((low) => low < 0).length) / lows.length),
    nextIncome: pay ? { date: pay.date, name: pay.name, amount: decimal(pay.amountMinor) } : null,
    bills: due
      .filter(({ kind, date }) => kind === 'spend' && dayOf(date) <= until)
      .slice(0, MAX_BILLS)
      .map(({ name, date, amountMinor }) => ({ date, name, amount: decimal(-amountMinor) })),
    confidence: study.accounts.length === 0 ? 'low' : study.confidence,
  };
}
