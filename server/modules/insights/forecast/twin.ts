import { decimal } from '../book/amounts.ts';
import { addMonths, dateOf, type Day } from '../book/days.ts';
import { lowered, type Confidence } from '../confidence.ts';
import { daysKept } from '../months.ts';
import type { Study } from '../study.ts';
import { bandAt, simulate } from './paths.ts';

/** Amounts are decimal, as on the wire. `savings` is what the month adds. */
export interface MonthAhead {
  month: number;
  balance: number;
  savings: number;
}

export interface Prediction {
  currentBalance: number;
  /** Spelt so that it is `predicted_balance_30d` on the wire. */
  predictedBalance_30d: number;
  monthlyProjections: MonthAhead[];
  confidence: Confidence;
}

const MONTH_DAYS = 30;
const MONTHS_PREDICTED = 3;

/** The expected balance after 30, 60 and 90 days. */
export function predict(study: Study): Prediction {
  const ends = Array.from({ length: MONTHS_PREDICTED }, (_, i) => (i + 1) * MONTH_DAYS);
  const monthlyProjections = project(study, ends).map(({ month, balance, savings }) => ({
    month,
    balance,
    savings,
  }));
  return {
    currentBalance: decimal(study.balanceMinor),
    predictedBalance_30d: monthlyProjections[0]?.balance ?? decimal(study.balanceMinor),
    monthlyProjections,
    confidence: study.confidence,
  };
}

export interface Future {
  currentBalance: number;
  months: number;
  /** `date` is the day the month ends; `low` and `high` are p10 and p90. */
  projections: (MonthAhead & { date: string; low: number; high: number })[];
  finalBalance: number;
  confidence: Confidence;
}

/** The expected balance at the end of each of so many months from today, with its band. */
export function future(study: Study, months: number): Future {
  const projections = project(study, monthEnds(study.today, months));
  return {
    currentBalance: decimal(study.balanceMinor),
    months,
    projections,
    finalBalance: projections.at(-1)?.balance ?? decimal(study.balanceMinor),
    confidence: confidenceAhead(study, months),
  };
}

export interface Scenarios {
  scenarios: { conservative: number[]; expected: number[]; optimistic: number[] };
  months: number;
  confidence: Confidence;
}

/** Balances at the end of each of so many months: the tenth, fiftieth and ninetieth of a hundred futures. */
export function scenarios(study: Study, months: number): Scenarios {
  const ahead = project(study, monthEnds(study.today, months));
  return {
    scenarios: {
      conservative: ahead.map(({ low }) => low),
      expected: ahead.map(({ balance }) => balance),
      optimistic: ahead.map(({ high }) => high),
    },
    months,
    confidence: confidenceAhead(study, months),
  };
}

const monthEnds = (today: Day, months: number): number[] =>
  Array.from({ length: months }, (_, i) => addMonths(today, i + 1) - today);

/** Balances after so many days each, ascending. */
function project(study: Study, ends: readonly number[]): Future['projections'] {
  const paths = simulate(study, ends.at(-1) ?? 0);
  let before = study.balanceMinor;
  return ends.map((end, i) => {
    const band = bandAt(paths, end);
    const balance = Math.round(study.balanceMinor + band.p50);
    const savings = balance - before;
    before = balance;
    return {
      month: i + 1,
      date: dateOf(study.today + end),
      balance: decimal(balance),
      savings: decimal(savings),
      low: decimal(study.balanceMinor + band.p10),
      high: decimal(study.balanceMinor + band.p90),
    };
  });
}

/** A forecast over more days than the book was kept for is less sure than the book. */
const confidenceAhead = (study: Study, months: number): Confidence =>
  addMonths(study.today, months) - study.today > daysKept(study)
    ? lowered(study.confidence)
    : study.confidence;
