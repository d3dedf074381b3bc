import { spoken, tenth } from '../book/amounts.ts';
import { isDebt, isInvested, isNeed } from '../book/categories.ts';
import { addMonths } from '../book/days.ts';
import { mean, sum } from '../book/stats.ts';
import { savingsRate, since, wholeMonths, type TypicalMonth } from '../months.ts';
import type { Recurring } from '../recurring/detect.ts';
import type { Study } from '../study.ts';
import { pointsOf, unknown, type Component } from './component.ts';

/** What each component is computed from. */
export interface Facts {
  readonly study: Study;
  readonly month: TypicalMonth;
}

const NO_INCOME = 'no income is in the book';

/** 20 points: each whole month of the last six earns its savings rate, up to 20 % of its income. */
export function savingsConsistency({ study }: Facts): Component {
  const max = 20;
  const months = wholeMonths(study, 6).filter(
    ({ incomeMinor, spendMinor }) => incomeMinor > 0 || spendMinor > 0,
  );
  if (!months.some(({ incomeMinor }) => incomeMinor > 0))
    return unknown(max, 'no whole month with income is in the book');
  const rates = months.map((month) => Math.min(20, Math.max(0, savingsRate(month))));
  const rate = tenth(mean(rates));
  const score = pointsOf(max, rate, { none: 0, all: 20 });
  return {
    max,
    score,
    isKnown: true,
    explanation: `${rate} % of income was kept in a mean of ${months.length} whole months, each counted from 0 to 20 % (20 % earns all)`,
    ...(score < max && {
      advice: `Move money to savings right after payday: you kept ${rate} % of the 20 % of income that earns full points.`,
    }),
  };
}

/** 20 points: what debts take a month (loan payments, at least 3 % of what is owed) against income, 10 % to 40 %. */
export function debtRatio({ study, month }: Facts): Component {
  const max = 20;
  const owed = -sum(study.accounts.map(({ balanceMinor }) => Math.min(0, balanceMinor)));
  const paid = sum(month.categories.map(([category, minor]) => (isDebt(category) ? minor : 0)));
  const load = Math.max(paid, 0.03 * owed);
  if (study.flows.length === 0 && study.accounts.length === 0) return unknown(max, 'the book is empty');
  if (load === 0) return { max, score: max, isKnown: true, explanation: 'no debts are in the book' };
  if (month.incomeMinor <= 0) return unknown(max, NO_INCOME);
  const share = tenth((100 * load) / month.incomeMinor);
  const score = pointsOf(max, share, { none: 40, all: 10 });
  return {
    max,
    score,
    isKnown: true,
    explanation: `debts take ${share} % of income, with payments of ${spoken(paid, study.currency)} a month and ${spoken(owed, study.currency)} owed, of which 3 % a month count at least (up to 10 % earns all, 40 % nothing)`,
    ...(score < max && {
      advice: `Pay down debt: it takes ${share} % of income, and up to 10 % is light.`,
    }),
  };
}

/** 20 points: what goes to wants, which is everything but needs, against income, 30 % to 60 %. */
export function spendingDiscipline({ study, month }: Facts): Component {
  const max = 20;
  if (month.incomeMinor <= 0) return unknown(max, NO_INCOME);
  const wants = month.categories.filter(([category]) => !isNeed(category));
  const minor = sum(wants.map(([, minor]) => minor));
  const share = tenth((100 * minor) / month.incomeMinor);
  const score = pointsOf(max, share, { none: 60, all: 30 });
  const [dearest] = wants;
  return {
    max,
    score,
    isKnown: true,
    explanation: `wants take ${share} % of income, ${spoken(minor, study.currency)} a month (up to 30 % earns all, 60 % nothing)`,
    ...(score < max &&
      dearest && {
        advice: `Set a limit for ${dearest[0].replaceAll('_', ' ')}: with ${spoken(dearest[1], study.currency)} in the month up to today it is the largest of your wants.`,
      }),
  };
}

/** 20 points: how many months the liquid accounts would last, up to six. */
export function emergencyFunds({ study, month }: Facts): Component {
  const max = 20;
  if (study.accounts.length === 0) return unknown(max, 'no accounts are in the book');
  if (month.spendMinor <= 0) return unknown(max, 'no spending is in the book');
  const months = tenth(Math.max(0, study.liquidMinor) / month.spendMinor);
  const score = pointsOf(max, months, { none: 0, all: 6 });
  const missing = 6 * month.spendMinor - study.liquidMinor;
  return {
    max,
    score,
    isKnown: true,
    explanation: `${spoken(study.liquidMinor, study.currency)} at hand last ${months} months of ${spoken(month.spendMinor, study.currency)} (6 months earn all)`,
    ...(score < max && {
      advice: `Build your reserve by ${spoken(missing, study.currency)} to have six months of spending at hand.`,
    }),
  };
}

/** 10 points: investments worth half a year of income, or a tenth of income invested a month, whichever earns more. */
export function investments({ study, month }: Facts): Component {
  const max = 10;
  if (month.incomeMinor <= 0) return unknown(max, NO_INCOME);
  const held = sum(
    study.accounts.map(({ type, balanceMinor }) => (type === 'investment' ? balanceMinor : 0)),
  );
  const worth = tenth(held / month.incomeMinor);
  const added = tenth((100 * investedMonthly(study)) / month.incomeMinor);
  const score = Math.max(
    pointsOf(max, worth, { none: 0, all: 6 }),
    pointsOf(max, added, { none: 0, all: 10 }),
  );
  return {
    max,
    score,
    isKnown: true,
    explanation: `investments are worth ${worth} months of income and grow by ${added} % of it a month (6 months or 10 % earn all)`,
    ...(score < max && {
      advice: `Invest a fixed amount a month: ${spoken(month.incomeMinor / 10, study.currency)} is a tenth of your income.`,
    }),
  };
}

/** What was put into investments in the last three months, a month. */
function investedMonthly({ flows, accounts, today }: Study): number {
  const recent = since(flows, addMonths(today, -3)).filter(({ kind }) => kind === 'moved');
  const isPot = new Set(accounts.filter(({ type }) => type === 'investment').map(({ id }) => id));
  const out = sum(recent.map(({ category, minor }) => (isInvested(category) ? Math.max(0, -minor) : 0)));
  const into = sum(
    recent.map(({ entry, minor }) => (isPot.has(entry.accountId ?? '') ? Math.max(0, minor) : 0)),
  );
  // A transfer shows as what leaves one account, what comes into the other, or both.
  return Math.max(out, into) / 3;
}

/** 10 points: what subscriptions take of income, 3 % to 10 %. */
export function subscriptionManagement({ study, month }: Facts): Component {
  const max = 10;
  if (study.flows.length === 0) return unknown(max, 'the book is empty');
  const subscriptions = subscriptionsOf(study.recurring);
  const minor = -sum(subscriptions.map(({ monthlyMinor }) => monthlyMinor));
  if (minor === 0) return { max, score: max, isKnown: true, explanation: 'no subscriptions are in the book' };
  if (month.incomeMinor <= 0) return unknown(max, NO_INCOME);
  const share = tenth((100 * minor) / month.incomeMinor);
  const score = pointsOf(max, share, { none: 10, all: 3 });
  const [dearest] = subscriptions;
  return {
    max,
    score,
    isKnown: true,
    explanation: `${subscriptions.length} subscriptions take ${share} % of income, ${spoken(minor, study.currency)} a month (up to 3 % earns all, 10 % nothing)`,
    ...(score < max &&
      dearest && {
        advice: `Look through your ${subscriptions.length} subscriptions; the dearest is ${dearest.name} at ${spoken(-dearest.monthlyMinor, study.currency)} a month.`,
      }),
  };
}

/** Wants that recur at a fixed price, dearest first. */
export const subscriptionsOf = (recurring: readonly Recurring[]): Recurring[] =>
  recurring.filter(
    ({ isActive, isFixed, kind, category }) => isActive && isFixed && kind === 'spend' && !isNeed(category),
  );
