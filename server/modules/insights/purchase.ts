import { decimal, spoken, tenth } from './book/amounts.ts';
import { categoryKey } from './book/categories.ts';
import { quantile } from './book/stats.ts';
import type { Confidence } from './confidence.ts';
import { simulate } from './forecast/paths.ts';
import { savingsRate, typicalMonth, type TypicalMonth } from './months.ts';
import type { Study } from './study.ts';

export interface Purchase {
  /** Minor units, positive. */
  amountMinor: number;
  merchant: string;
  category: string;
}

/** All amounts decimal. `before` is without the purchase, `after` with it. */
export interface PurchaseImpact {
  amount: number;
  merchant: string;
  category: string;
  verdict: 'comfortable' | 'tight' | 'risky' | 'out_of_reach';
  recommendation: string;
  balance: BeforeAfter;
  /** Checking, savings and cash. */
  available: BeforeAfter;
  /** The lowest that the available money falls to within 30 days, in one of ten futures. */
  lowestAhead: BeforeAfter;
  /** Percent of futures in which the available money runs out within 30 days. */
  shortfallRiskPct: BeforeAfter;
  /** Percent of a month's income left, the purchase counted to this month. */
  savingsRate: BeforeAfter;
  /** Months of usual spending that the available money lasts. */
  reserveMonths: BeforeAfter;
  /** What the category takes in a month. */
  categorySpend: BeforeAfter;
  confidence: Confidence;
}

interface BeforeAfter {
  before: number;
  after: number;
}

const DAYS = 30;

/** What buying something now would do to the next month. */
export function simulatePurchase(
  study: Study,
  { amountMinor, merchant, category }: Purchase,
): PurchaseImpact {
  const month = typicalMonth(study);
  const bothWays = (of: (extraMinor: number) => number): BeforeAfter => ({
    before: of(0),
    after: of(amountMinor),
  });
  const lows = simulate(study, DAYS).map((path) => study.liquidMinor + Math.min(0, ...path));
  const low = quantile(lows, 0.1);
  const key = categoryKey(category);
  const usual = month.categories.find(([name]) => name === key)?.[1] ?? 0;
  const impact = {
    amount: decimal(amountMinor),
    merchant,
    category,
    balance: bothWays((extra) => decimal(study.balanceMinor - extra)),
    available: bothWays((extra) => decimal(study.liquidMinor - extra)),
    lowestAhead: bothWays((extra) => decimal(low - extra)),
    shortfallRiskPct: bothWays((extra) =>
      tenth((100 * lows.filter((one) => one < extra).length) / lows.length),
    ),
    savingsRate: bothWays((extra) => tenth(savingsRate({ ...month, spendMinor: month.spendMinor + extra }))),
    reserveMonths: bothWays((extra) => reserve(study.liquidMinor - extra, month)),
    categorySpend: bothWays((extra) => decimal(usual + extra)),
  };
  const knowsAccounts = study.accounts.length > 0;
  const verdict = knowsAccounts ? byAccounts(impact) : byMonth(amountMinor, month);
  return {
    ...impact,
    verdict,
    recommendation: ADVICE[verdict](spoken(amountMinor, study.currency), knowsAccounts),
    confidence: knowsAccounts ? study.confidence : 'low',
  };
}

const reserve = (minor: number, { spendMinor }: TypicalMonth): number =>
  spendMinor <= 0 ? 0 : tenth(Math.max(0, minor) / spendMinor);

type Verdict = PurchaseImpact['verdict'];

/** Risky: in one future of ten the money runs out. Tight: it then lasts less than a month. */
function byAccounts({
  available,
  lowestAhead,
  reserveMonths,
}: Pick<PurchaseImpact, 'available' | 'lowestAhead' | 'reserveMonths'>): Verdict {
  if (available.after < 0) return 'out_of_reach';
  if (lowestAhead.after < 0) return 'risky';
  return reserveMonths.before > 0 && reserveMonths.after < 1 ? 'tight' : 'comfortable';
}

/** Where no accounts are known: what a month leaves over, and half of that. */
function byMonth(amountMinor: number, { incomeMinor, spendMinor }: TypicalMonth): Verdict {
  const left = incomeMinor - spendMinor;
  if (amountMinor > left) return 'risky';
  return amountMinor > left / 2 ? 'tight' : 'comfortable';
}

const ADVICE: Readonly<Record<Verdict, (amount: string, knowsAccounts: boolean) => string>> = {
  comfortable: (amount, knows) =>
    knows
      ? `You can spend ${amount}: more than a month of your usual spending stays at hand, and the next 30 days stay covered.`
      : `${amount} is at most half of what a usual month leaves over.`,
  tight: (amount, knows) =>
    knows
      ? `${amount} is possible, but leaves less than a month of your usual spending at hand.`
      : `${amount} takes more than half of what a usual month leaves over.`,
  risky: (amount, knows) =>
    knows
      ? `Better wait: after ${amount}, your money could run out within 30 days, before all bills are paid.`
      : `${amount} is more than a usual month leaves over.`,
  out_of_reach: (amount) => `${amount} is more than you have at hand.`,
};
