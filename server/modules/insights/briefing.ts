import { decimal, spoken, tenth } from './book/amounts.ts';
import { addMonths, dateOf, dayOf } from './book/days.ts';
import type { Confidence } from './confidence.ts';
import { bandAt, simulate } from './forecast/paths.ts';
import type { FraudAnalysis } from './fraud/fraud.ts';
import { savingsRate, sumsOf, typicalMonth } from './months.ts';
import type { Study } from './study.ts';

export interface Briefing {
  date: string;
  userName: string;
  briefing: string;
  metrics: {
    /** Checking, savings and cash, decimal. */
    totalLiquidCapital: number;
    monthlyIncomeProjection: number;
    monthlyBurnRate: number;
  };
  confidence: Confidence;
}

const BILL_DAYS = 7;
const AHEAD_DAYS = 30;

/** What the user should know today, in a few lines that each follow from the book. */
export function briefing(study: Study, userName: string, fraud: FraudAnalysis): Briefing {
  const month = typicalMonth(study);
  const lines = study.flows.length === 0 ? aboutNothing(study) : aboutToday(study, fraud);
  return {
    date: dateOf(study.today),
    userName,
    briefing: ['DAILY BRIEFING:', ...lines].join('\n\n'),
    metrics: {
      totalLiquidCapital: decimal(study.liquidMinor),
      monthlyIncomeProjection: decimal(month.incomeMinor),
      monthlyBurnRate: decimal(month.spendMinor),
    },
    confidence: study.confidence,
  };
}

/** One or two sentences for the dashboard. */
export function briefingSummary(study: Study, fraud: FraudAnalysis): string {
  if (study.flows.length === 0)
    return 'Your book is empty: with the first transactions there will be something to say.';
  const month = typicalMonth(study);
  const alert =
    fraud.pendingReviews > 0
      ? ` ${count(fraud.pendingReviews, 'unusual payment waits', 'unusual payments wait')} for your eyes.`
      : '';
  if (month.incomeMinor <= 0)
    return `You spend ${spoken(month.spendMinor, study.currency)} a month; no income is in the book yet.${alert}`;
  const rate = tenth(savingsRate(month));
  const verb = rate >= 0 ? `keep ${rate}% of it` : `spend ${-rate}% more than that`;
  return `You earn ${spoken(month.incomeMinor, study.currency)} a month and ${verb}.${alert}`;
}

const aboutNothing = ({ liquidMinor, currency }: Study): string[] => [
  `You have ${spoken(liquidMinor, currency)} at hand. No transactions are in the book yet.`,
];

function aboutToday(study: Study, fraud: FraudAnalysis): string[] {
  const { today, currency, flows, liquidMinor } = study;
  const money = (minor: number): string => spoken(minor, currency);
  const yesterday = sumsOf(flows.filter(({ day }) => day === today - 1)).spendMinor;
  const month = sumsOf(flows.filter(({ day }) => day > addMonths(today, -1)));
  const ahead = study.balanceMinor + bandAt(simulate(study, AHEAD_DAYS), AHEAD_DAYS).p50;
  const bills = billsDue(study);
  return [
    `You have ${money(liquidMinor)} at hand. Yesterday you spent ${money(yesterday)}; in the last month ${money(month.spendMinor)} went out and ${money(month.incomeMinor)} came in.`,
    bills.length === 0
      ? 'No bills are expected within a week.'
      : `Due within a week: ${bills.map(({ name, amountMinor, nextDate }) => `${name} ${money(-amountMinor)} on ${nextDate}`).join(', ')}.`,
    ...(fraud.pendingReviews > 0
      ? [`${count(fraud.pendingReviews, 'payment looks', 'payments look')} unlike you: please check.`]
      : []),
    `In ${AHEAD_DAYS} days all your accounts together are expected to hold ${money(ahead)} (${study.confidence} confidence).`,
  ];
}

const billsDue = ({ recurring, today }: Study) =>
  recurring
    .filter(
      ({ kind, nextDate }) => kind === 'spend' && nextDate !== null && dayOf(nextDate) <= today + BILL_DAYS,
    )
    .slice(0, 5);

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
