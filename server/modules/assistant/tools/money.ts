import { z } from 'zod';
import { decimalOf } from '../../../kernel/money.ts';
import {
  addMonths,
  categoryLabel,
  dateOf,
  dayOf,
  subscriptionsOf,
  type Insights,
} from '../../insights/index.ts';
import { ownBook } from './own-book.ts';
import { READS_INSIGHTS } from './rights.ts';
import { tool } from './tool.ts';

const nothing = z.strictObject({});
const base = ({ study }: Insights) => ({ today: dateOf(study.today), currency: study.currency });

export const getOverview = tool({
  name: 'getOverview',
  title: 'Looking at your month',
  description:
    'Balance and accounts, usual monthly income and expenses, savings rate, cash flow of the last months. A usual month is ' +
    'what recurs at its monthly rate and everything else of the last month as it was.',
  input: nothing,
  needs: READS_INSIGHTS,
  run: async (ctx) => {
    const book = await ownBook(ctx);
    const seen = book.overview();
    const names = new Map(book.study.accounts.map(({ id, name }) => [id, name]));
    const incomes = book.study.recurring
      .filter(({ kind, isActive }) => kind === 'income' && isActive)
      .slice(0, 5)
      .map(({ name, monthlyMinor, period, nextDate }) => ({
        name,
        monthly: decimalOf(monthlyMinor),
        period,
        nextDate,
      }));
    return {
      output: {
        ...base(book),
        entries: book.study.flows.length,
        confidence: book.study.confidence,
        totalBalance: seen.totalBalance,
        available: decimalOf(book.study.liquidMinor),
        accounts: seen.accounts
          .slice(0, 20)
          .map(({ id, type, balance }) => ({ name: names.get(id) ?? type, type, balance })),
        monthlyIncome: seen.monthlyIncome,
        monthlyExpenses: seen.monthlyExpenses,
        savingsRate: seen.savingsRate,
        spendingByCategory: seen.spendingByCategory.slice(0, 8),
        cashFlow: seen.cashFlow,
        incomes,
        healthScore: seen.healthScore,
        unusualPayments: seen.fraudAlertCount,
      },
    };
  },
});

export const getForecast = tool({
  name: 'getForecast',
  title: 'Looking ahead',
  description:
    'What the balance and the money at hand will be on a day (in 30 days unless said), the risk of running out before, ' +
    'the next pay day and the bills until then. Expected is the middle of 400 futures; low and high are one in ten each.',
  input: z.strictObject({ until: z.iso.date().optional(), untilPayday: z.boolean().optional() }),
  needs: READS_INSIGHTS,
  run: async (ctx, { until, untilPayday = false }) => {
    const book = await ownBook(ctx);
    const month = dateOf(book.study.today + 30);
    const payday = untilPayday ? book.ahead(month).nextIncome?.date : undefined;
    // The day before pay day: what is left when the new money has not come yet.
    const ahead = book.ahead(payday ? dateOf(dayOf(payday) - 1) : (until ?? month));
    return {
      output: { ...base(book), entries: book.study.flows.length, untilPayday: payday ?? null, ...ahead },
      ...(book.study.flows.length > 0 && {
        card: {
          kind: 'series' as const,
          title: 'Balance of all accounts',
          currency: book.study.currency,
          points: pointsOf(book, ahead.days),
        },
      }),
    };
  },
});

/** Today and at most six moments up to the day asked for. */
function pointsOf(book: Insights, days: number) {
  const { today, balanceMinor } = book.study;
  const steps = [...new Set([1, 2, 3, 4, 5, 6].map((i) => Math.max(1, Math.round((days * i) / 6))))];
  const later = steps.map((step) => {
    const { expected, low, high } = book.ahead(dateOf(today + step)).balance;
    return { label: dateOf(today + step), value: expected, low, high };
  });
  return [{ label: dateOf(today), value: decimalOf(balanceMinor) }, ...later];
}

const PARTS = [
  ['savingsConsistency', 'Savings'],
  ['debtRatio', 'Debt'],
  ['spendingDiscipline', 'Spending'],
  ['emergencyFunds', 'Reserve'],
  ['investments', 'Investments'],
  ['subscriptionManagement', 'Subscriptions'],
] as const;

export const getHealthScore = tool({
  name: 'getHealthScore',
  title: 'Reading your financial health',
  description:
    'The financial health score from 0 to 100 in six parts, each with its figure and rule, and what would raise it most.',
  input: nothing,
  needs: READS_INSIGHTS,
  run: async (ctx) => {
    const book = await ownBook(ctx);
    const { overallScore, categories, explanation, actionableImprovements, confidence } = book.score();
    const parts = PARTS.map(([key, label]) => {
      const { score, max } = categories[key];
      return { label, score, max, note: noteOf(explanation, label) };
    });
    return {
      output: {
        ...base(book),
        score: overallScore,
        max: 100,
        parts,
        improvements: actionableImprovements,
        confidence,
      },
      card: { kind: 'score', title: 'Financial health', score: overallScore, max: 100, parts },
    };
  },
});

/** What the explanation says of one part: `Savings 15/20: … .` */
const noteOf = (explanation: string, label: string): string =>
  new RegExp(`${label} \\d+/\\d+: (.*?)\\.(?: [A-Z][a-z]+ \\d+/\\d+:|$)`, 's').exec(explanation)?.[1] ?? '';

export const getUnusualPayments = tool({
  name: 'getUnusualPayments',
  title: 'Looking for unusual payments',
  description:
    "Payments that do not look like the user's own, by amount, hour, merchant and pace, each with what speaks for it.",
  input: nothing,
  needs: READS_INSIGHTS,
  run: async (ctx) => {
    const book = await ownBook(ctx);
    const { totalAlerts, pendingReviews, alerts, confidence } = book.fraud();
    const days = new Map(book.study.flows.map(({ entry, day }) => [entry.id, dateOf(day)]));
    const shown = alerts
      .slice(0, 8)
      .map(({ transactionId, amount, merchant, riskScore, details, status }) => ({
        transactionId,
        date: days.get(transactionId) ?? '',
        amount,
        merchant,
        riskScore,
        details,
        status,
      }));
    return { output: { ...base(book), totalAlerts, pendingReviews, alerts: shown, confidence } };
  },
});

export const simulatePurchase = tool({
  name: 'simulatePurchase',
  title: 'Trying out a purchase',
  description:
    'Whether the user can afford something: what buying it now would do to the money at hand, to the next 30 days and to the month.',
  input: z.strictObject({
    amount: z.number().positive().max(1_000_000_000),
    merchant: z.string().max(200).default(''),
    category: z.string().max(120).default('other'),
  }),
  needs: READS_INSIGHTS,
  run: async (ctx, { amount, merchant, category }) => {
    const book = await ownBook(ctx);
    const impact = book.purchase({ amountMinor: Math.round(amount * 100), merchant, category });
    return { output: { ...base(book), knowsAccounts: book.study.accounts.length > 0, ...impact } };
  },
});

export const getRecurring = tool({
  name: 'getRecurring',
  title: 'Looking for what recurs',
  description:
    'Subscriptions and other recurring bills and income that still go on: amount, rhythm, next day, price changes, monthly cost.',
  input: z.strictObject({ kind: z.enum(['subscriptions', 'bills', 'all']).default('all') }),
  needs: READS_INSIGHTS,
  run: async (ctx, { kind }) => {
    const book = await ownBook(ctx);
    const { recurring, today } = book.study;
    const subscriptions = new Set(subscriptionsOf(recurring));
    const wanted = recurring.filter(
      (one) =>
        one.isActive &&
        one.kind === 'spend' &&
        (kind === 'all' || subscriptions.has(one) === (kind === 'subscriptions')),
    );
    const monthly = wanted.reduce((sum, { monthlyMinor }) => sum - monthlyMinor, 0);
    return {
      output: {
        ...base(book),
        count: wanted.length,
        monthlyTotal: decimalOf(monthly),
        yearlyTotal: decimalOf(monthly * 12),
        dueWithinMonth: decimalOf(
          wanted.reduce(
            (sum, { nextDate, amountMinor }) =>
              nextDate !== null && dayOf(nextDate) <= addMonths(today, 1) ? sum - amountMinor : sum,
            0,
          ),
        ),
        items: wanted.slice(0, 20).map((one) => ({
          name: one.name,
          category: categoryLabel(one.category),
          isSubscription: subscriptions.has(one),
          amount: decimalOf(-one.amountMinor),
          period: one.period,
          monthly: decimalOf(-one.monthlyMinor),
          nextDate: one.nextDate,
          priceChangePct: one.amountDriftPct,
          confidence: one.confidence,
        })),
        confidence: book.study.confidence,
      },
    };
  },
});

export const getHabits = tool({
  name: 'getHabits',
  title: 'Looking at your habits',
  description:
    'How the user spends: weekends against weekdays, late nights, the average purchase, what has grown.',
  input: nothing,
  needs: READS_INSIGHTS,
  run: async (ctx) => {
    const book = await ownBook(ctx);
    return { output: { ...base(book), ...book.behaviour() } };
  },
});
