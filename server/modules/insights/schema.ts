import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { money } from '../../kernel/money.ts';
import { PERSONALITIES } from './personality.ts';
import { PERIODS } from './recurring/rhythm.ts';

/** Who asks may say so, and may not be somebody else. */
const userId = f.pathId.optional();

export const nothing = z.strictObject({});
export const ownInput = z.strictObject({ userId });
export const futureInput = z.strictObject({ userId, months: z.int().min(1).max(60).default(12) });
export const scenariosInput = z.strictObject({ userId, months: z.int().min(1).max(24).default(6) });
export const purchaseInput = z.strictObject({
  amount: money.refine((minor) => minor > 0, 'must be more than 0'),
  merchant: f.text(200),
  category: f.text(120),
});

const confidence = z.enum(['low', 'medium', 'high']);
const amount = z.number();

export const meOutput = z.object({
  userId: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  financialPersonality: z.enum(PERSONALITIES),
});

export const overviewOutput = z.object({
  totalBalance: amount,
  accounts: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['checking', 'savings', 'cash', 'investment', 'credit', 'loan']),
      balance: amount,
      currency: z.string(),
    }),
  ),
  monthlyIncome: amount,
  monthlyExpenses: amount,
  savingsRate: z.number(),
  spendingByCategory: z.array(z.object({ name: z.string(), value: amount })),
  recentTransactions: z.array(
    z.object({
      id: z.string(),
      merchant: z.string(),
      category: z.string(),
      amount,
      type: z.enum(['debit', 'credit']),
      timestamp: z.string(),
    }),
  ),
  cashFlow: z.array(z.object({ month: z.string(), income: amount, expenses: amount, savings: amount })),
  healthScore: z.number(),
  fraudAlertCount: z.int(),
  aiBriefing: z.object({ summary: z.string(), briefing: z.string().nullable() }),
  confidence,
});

const points = z.object({ score: z.number(), max: z.number() });
export const scoreOutput = z.object({
  overallScore: z.number(),
  categories: z.object({
    savingsConsistency: points,
    debtRatio: points,
    spendingDiscipline: points,
    emergencyFunds: points,
    investments: points,
    subscriptionManagement: points,
  }),
  explanation: z.string(),
  actionableImprovements: z.array(z.string()),
  confidence,
});

export const briefingOutput = z.object({
  date: z.string(),
  userName: z.string(),
  briefing: z.string(),
  metrics: z.object({
    totalLiquidCapital: amount,
    monthlyIncomeProjection: amount,
    monthlyBurnRate: amount,
  }),
  confidence,
});

export const behaviourOutput = z.object({
  insights: z.array(z.string()),
  metrics: z.object({ weekendPct: z.number(), lateNightCount: z.int(), avgTransactionAmount: amount }),
  confidence,
});

const monthAhead = { month: z.int(), balance: amount, savings: amount };
export const predictionOutput = z.object({
  currentBalance: amount,
  predictedBalance_30d: amount,
  monthlyProjections: z.array(z.object(monthAhead)),
  confidence,
});
export const futureOutput = z.object({
  currentBalance: amount,
  months: z.int(),
  projections: z.array(z.object({ ...monthAhead, date: z.string(), low: amount, high: amount })),
  finalBalance: amount,
  confidence,
});
const balances = z.array(amount);
export const scenariosOutput = z.object({
  scenarios: z.object({ conservative: balances, expected: balances, optimistic: balances }),
  months: z.int(),
  confidence,
});

export const fraudOutput = z.object({
  totalAlerts: z.int(),
  pendingReviews: z.int(),
  alerts: z.array(
    z.object({
      fraudLogId: z.string(),
      transactionId: z.string(),
      amount,
      merchant: z.string(),
      riskScore: z.number(),
      details: z.string(),
      status: z.enum(['pending', 'resolved']),
    }),
  ),
  confidence,
});

export const recurringOutput = z.array(
  z.object({
    name: z.string(),
    category: z.string(),
    /** `moved` only changes the pocket: savings, investments. */
    kind: z.enum(['income', 'spend', 'moved']),
    period: z.enum(PERIODS),
    occurrences: z.int(),
    lastDate: z.string(),
    /** Null once it has ended. */
    nextDate: z.string().nullable(),
    /** What is expected next; negative is spend. */
    amount,
    monthlyAmount: amount,
    currency: z.string(),
    /** The largest distance from the day it was expected on. */
    dateDriftDays: z.int(),
    /** From the first amount to the last; 4.2 is dearer by that. */
    amountDriftPct: z.number(),
    isFixed: z.boolean(),
    isActive: z.boolean(),
    confidence,
  }),
);

const change = z.object({ before: z.number(), after: z.number() });
export const purchaseOutput = z.object({
  amount,
  merchant: z.string(),
  category: z.string(),
  verdict: z.enum(['comfortable', 'tight', 'risky', 'out_of_reach']),
  recommendation: z.string(),
  balance: change,
  available: change,
  lowestAhead: change,
  shortfallRiskPct: change,
  savingsRate: change,
  reserveMonths: change,
  categorySpend: change,
  confidence,
});
