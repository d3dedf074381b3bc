import { zoneOf } from '../../kernel/zone.ts';
import type { AccountType, BookEntry } from './book-view.ts';
import { decimal, tenth } from './book/amounts.ts';
import { categoryKey, categoryLabel } from './book/categories.ts';
import { monthName } from './book/days.ts';
import { briefing, briefingSummary } from './briefing.ts';
import type { Confidence } from './confidence.ts';
import { fraudAnalysis } from './fraud/fraud.ts';
import { calendarMonths, savingsRate, typicalMonth } from './months.ts';
import { healthScore } from './score/score.ts';
import type { Study } from './study.ts';

/** Amounts are decimal. */
export interface Overview {
  totalBalance: number;
  accounts: { id: string; type: AccountType; balance: number; currency: string }[];
  /** A usual month: what recurs at its monthly rate, the rest as in the month up to today. */
  monthlyIncome: number;
  monthlyExpenses: number;
  /** Percent of the income that is left. */
  savingsRate: number;
  /** The parts of `monthlyExpenses`, dearest first. */
  spendingByCategory: { name: string; value: number }[];
  /** The last ten. */
  recentTransactions: RecentTransaction[];
  /** Calendar months, at most six, oldest first; the last is unfinished. */
  cashFlow: { month: string; income: number; expenses: number; savings: number }[];
  healthScore: number;
  fraudAlertCount: number;
  aiBriefing: { summary: string; briefing: string | null };
  confidence: Confidence;
}

export interface RecentTransaction {
  id: string;
  merchant: string;
  category: string;
  amount: number;
  type: 'debit' | 'credit';
  /** The user's own clock, without a zone; midnight where the book has no time. */
  timestamp: string;
}

const RECENT = 10;
const MONTHS = 6;

/** Everything the dashboard shows, in one answer. */
export function overview(
  study: Study,
  { userName, timeZone }: { userName: string; timeZone: string },
): Overview {
  const month = typicalMonth(study);
  const fraud = fraudAnalysis(study);
  return {
    totalBalance: decimal(study.balanceMinor),
    accounts: study.accounts.map(({ id, type, balanceMinor, currency }) => ({
      id,
      type,
      balance: decimal(balanceMinor),
      currency,
    })),
    monthlyIncome: decimal(month.incomeMinor),
    monthlyExpenses: decimal(month.spendMinor),
    savingsRate: tenth(savingsRate(month)),
    spendingByCategory: month.categories.map(([category, minor]) => ({
      name: categoryLabel(category),
      value: decimal(minor),
    })),
    recentTransactions: study.flows
      .slice(-RECENT)
      .toReversed()
      .map(({ entry }) => recentOf(entry, timeZone)),
    cashFlow: calendarMonths(study, MONTHS).map((sums) => ({
      month: monthName(sums.month),
      income: decimal(sums.incomeMinor),
      expenses: decimal(sums.spendMinor),
      savings: decimal(sums.incomeMinor - sums.spendMinor),
    })),
    healthScore: healthScore(study).overallScore,
    fraudAlertCount: fraud.pendingReviews,
    aiBriefing: {
      summary: briefingSummary(study, fraud),
      briefing: study.flows.length === 0 ? null : briefing(study, userName, fraud).briefing,
    },
    confidence: study.confidence,
  };
}

function recentOf(entry: BookEntry, timeZone: string): RecentTransaction {
  return {
    id: entry.id,
    merchant: entry.merchant ?? entry.description,
    category: categoryLabel(categoryKey(entry.category)),
    amount: decimal(entry.amountMinor),
    type: entry.amountMinor < 0 ? 'debit' : 'credit',
    timestamp: wallClock(entry, timeZone),
  };
}

function wallClock({ occurredAt, date }: BookEntry, timeZone: string): string {
  if (occurredAt === null) return `${date}T00:00:00`;
  const ms = Date.parse(occurredAt);
  return new Date(ms + zoneOf(timeZone).offsetAt(ms)).toISOString().slice(0, 19);
}
