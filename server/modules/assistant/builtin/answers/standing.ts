import { findTransactions } from '../../tools/find-transactions.ts';
import { analyzeSpending } from '../../tools/analyze-spending.ts';
import { getOverview } from '../../tools/money.ts';
import { bold, boldMoney, count, dayLong, dayShort, doubt, joined, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

import { hasPeriod, periodOfTurn } from './focus.ts';

const USUAL =
  'A usual month is what recurs at its monthly rate, and everything else of the last month as it was.';

async function* answerSavingsRate(turn: Turn): Answer {
  const seen = await turn.ask(getOverview, {});
  const { monthlyIncome, monthlyExpenses, savingsRate, currency } = seen;
  yield {
    remember: {
      basis: `${USUAL} ${money(monthlyIncome, currency)} come in and ${money(monthlyExpenses, currency)} go out; ${money(monthlyIncome - monthlyExpenses, currency)} are ${savingsRate} % of the income.`,
    },
  };
  if (monthlyIncome <= 0)
    return yield `not known yet: no income is in your book, and a rate is a share of income.${doubt(seen.confidence, seen.entries)}`;
  yield `${bold(`${savingsRate} %`)}. In a usual month ${boldMoney(monthlyIncome, currency)} come in and ${boldMoney(monthlyExpenses, currency)} go out, so you keep ${money(monthlyIncome - monthlyExpenses, currency)}.`;
  yield ` ${savingsRate >= 20 ? 'Twenty percent is what most call a strong rate.' : savingsRate >= 0 ? 'Twenty percent would be strong.' : 'You spend more than you earn.'}`;
  yield `\n\n_${USUAL}_${doubt(seen.confidence, seen.entries)}`;
}

async function* answerIncome(turn: Turn): Answer {
  if (hasPeriod(turn)) {
    const period = periodOfTurn(turn);
    const { income, currency, knownFrom } = await turn.ask(analyzeSpending, {
      from: period.from,
      to: period.to,
      groupBy: 'none',
    });
    yield {
      remember: {
        period,
        basis: 'Income is what came in and is no refund and no transfer between your own accounts.',
      },
    };
    yield `In ${period.label}, ${boldMoney(income, currency)} came in.`;
    if (knownFrom !== null && knownFrom > period.from)
      yield ` Your book begins on ${dayShort(knownFrom, turn.asked.person.today)}.`;
    return;
  }
  const seen = await turn.ask(getOverview, {});
  yield { remember: { basis: USUAL } };
  if (seen.monthlyIncome <= 0)
    return yield `No income is in your book yet.${doubt(seen.confidence, seen.entries)}`;
  yield `In a usual month ${boldMoney(seen.monthlyIncome, seen.currency)} come in.`;
  const main = seen.incomes.filter(({ monthly }) => monthly > 0);
  if (main.length > 0)
    yield ` It comes from ${joined(main.map(({ name, monthly, period }) => `${bold(plain(name))} (${money(monthly, seen.currency)} a month, ${period})`))}.`;
  const next = main.find(({ nextDate }) => nextDate !== null);
  if (next?.nextDate) yield ` The next is expected on ${dayLong(next.nextDate)}.`;
  yield doubt(seen.confidence, seen.entries);
}

async function* answerBalance(turn: Turn): Answer {
  const { accounts, totalBalance, available, currency } = await turn.ask(getOverview, {});
  yield {
    remember: {
      basis: 'The balances are what your accounts held at their last statement, moved by every entry since.',
    },
  };
  if (accounts.length === 0)
    return yield 'not known: no account is in your book. Import a bank statement and I can tell you.';
  const named = turn.names.accounts.filter(({ score }) => score > 0.7).map(({ name }) => name);
  const ofType = accounts.filter(
    ({ type, name }) => named.includes(name) || new RegExp(`\\b${type}\\b`, 'i').test(turn.text),
  );
  const single = ofType.length === 1 ? ofType[0] : undefined;
  if (single) return yield `${bold(plain(single.name))} holds ${boldMoney(single.balance, currency)}.`;
  yield `${boldMoney(totalBalance, currency)} in all, debts and investments included; ${boldMoney(available, currency)} of it is at hand (checking, savings, cash).\n\n`;
  yield list(
    accounts.map(({ name, type, balance }) => `${bold(plain(name))} (${type}): ${money(balance, currency)}`),
  );
}

async function* answerCashFlow(turn: Turn): Answer {
  const { cashFlow, currency, confidence, entries } = await turn.ask(getOverview, {});
  yield {
    remember: {
      basis:
        'Income and spending of each calendar month; transfers between your own accounts are left out, and this month is not over.',
    },
  };
  if (entries === 0) return yield `Nothing has come in or gone out yet.${doubt(confidence, 0)}`;
  yield {
    type: 'card',
    card: {
      kind: 'series',
      title: 'Left over each month',
      currency,
      points: cashFlow.map(({ month, savings }) => ({ label: month, value: savings })),
    },
  };
  yield `Your cash flow by calendar month (the last is not over):\n\n| Month | In | Out | Left |\n|---|--:|--:|--:|\n`;
  yield cashFlow
    .map(
      ({ month, income, expenses, savings }) =>
        `| ${month} | ${money(income, currency)} | ${money(expenses, currency)} | ${money(savings, currency)} |`,
    )
    .join('\n');
  yield doubt(confidence, entries);
}

async function* answerSummary(turn: Turn): Answer {
  const seen = await turn.ask(getOverview, {});
  const { currency } = seen;
  yield { remember: { basis: USUAL } };
  if (seen.entries === 0)
    return yield `Your book is empty so far. Add something like “12.50 for coffee yesterday”, or import a bank statement.`;
  yield `Here is where you stand:\n\n`;
  yield list([
    `Balance: ${boldMoney(seen.totalBalance, currency)}, ${money(seen.available, currency)} of it at hand`,
    `A usual month: ${money(seen.monthlyIncome, currency)} in, ${money(seen.monthlyExpenses, currency)} out, a savings rate of ${bold(`${seen.savingsRate} %`)}`,
    `Dearest: ${joined(seen.spendingByCategory.slice(0, 3).map(({ name, value }) => `${bold(plain(name))} (${money(value, currency)})`))}`,
    `Health score: ${bold(`${seen.healthScore} of 100`)}`,
    seen.unusualPayments === 0
      ? 'No unusual payments'
      : `${count(seen.unusualPayments, 'unusual payment waits', 'unusual payments wait')} for your eyes`,
  ]);
  yield doubt(seen.confidence, seen.entries);
}

async function* answerRefunds(turn: Turn): Answer {
  const period = periodOfTurn(turn);
  const { refunds, currency } = await turn.ask(analyzeSpending, {
    from: period.from,
    to: period.to,
    groupBy: 'none',
  });
  const { transactions } = await turn.ask(findTransactions, {
    from: period.from,
    to: period.to,
    direction: 'income',
    limit: 10,
  });
  yield { remember: { period } };
  yield refunds > 0
    ? `${boldMoney(refunds, currency)} came back in ${period.label}.`
    : `No refund came back in ${period.label}${transactions.length > 0 ? '; what came in was income or a transfer' : ''}.`;
}

export const STANDING: readonly Intent[] = [
  {
    name: 'savings-rate',

    lead: () => 'Your savings rate is ',
    answer: answerSavingsRate,
  },
  {
    name: 'income',
    again: true,

    answer: answerIncome,
  },
  {
    name: 'balance',
    names: true,

    lead: () => 'You have: ',
    answer: answerBalance,
  },
  {
    name: 'cash-flow',

    answer: answerCashFlow,
  },
  {
    name: 'summary',

    answer: answerSummary,
  },
  {
    name: 'refunds',
    again: true,

    answer: answerRefunds,
  },
];
