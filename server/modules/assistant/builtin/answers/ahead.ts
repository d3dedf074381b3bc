import { getForecast, simulatePurchase } from '../../tools/money.ts';
import { bold, boldMoney, dayLong, dayShort, doubt, joined, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';
import { calendar } from '../understand/period.ts';

async function* answerForecast(turn: Turn): Answer {
  const { today } = turn.asked.person;
  const isPayday = /\b(pay ?day|pay ?check|salary|paid|get paid)\b/i.test(turn.text);
  const wanted = turn.periods.find(({ period }) => period.to > today)?.period.to;
  const month = calendar(today, 'month', 0).to;
  const until = wanted ?? (/\bmonth\b/i.test(turn.text) && month > today ? month : undefined);
  const ahead = await turn.ask(
    getForecast,
    isPayday && wanted === undefined ? { untilPayday: true } : { until },
  );
  const { balance, available, currency, lowest, shortfallRiskPct, date, nextIncome, bills } = ahead;
  yield {
    remember: {
      basis:
        'The forecast puts your recurring income and bills on their days, and draws the rest from whole weeks of your past, 400 times. Expected is the middle; the band holds eight of ten.',
    },
  };
  if (ahead.entries === 0) return yield `I cannot look ahead yet: your book is empty.`;
  const runOut =
    /\brun(ning)? (out|dry|low)|\bbroke\b|\boverdra|\benough\b|\bmake it\b|\blast\b|\bsurvive\b/i.test(
      turn.text,
    );
  if (isPayday && ahead.untilPayday === null && wanted === undefined)
    yield 'I see no recurring pay day in your book, so I looked 30 days ahead. ';
  if (runOut || isPayday) {
    yield shortfallRiskPct === 0
      ? `**No**, it does not look like you will run out`
      : shortfallRiskPct < 10
        ? `Running out is **unlikely** (${shortfallRiskPct} % of the futures I tried)`
        : `There is a **${shortfallRiskPct} % risk** of running out`;
    yield ` until ${dayLong(date)}${ahead.untilPayday !== null && nextIncome ? `, the day before ${bold(plain(nextIncome.name))} pays` : ''}. You have ${boldMoney(available.now, currency)} at hand; the lowest I expect is ${money(lowest.expected, currency)}, and ${money(lowest.low, currency)} in one of ten futures.`;
  } else {
    yield `On ${bold(dayLong(date))} I expect ${boldMoney(balance.expected, currency)} in all your accounts (now ${money(balance.now, currency)}), most likely between ${money(balance.low, currency)} and ${money(balance.high, currency)}.`;
    yield ` At hand it would be ${money(available.expected, currency)}.`;
  }
  if (bills.length > 0)
    yield `\n\nBills until then: ${joined(bills.slice(0, 4).map((bill) => `${bold(plain(bill.name))} ${money(bill.amount, currency)} (${dayShort(bill.date, today)})`))}${bills.length > 4 ? ` and ${bills.length - 4} more` : ''}.`;
  yield doubt(ahead.confidence, ahead.entries);
}

async function* answerAfford(turn: Turn): Answer {
  const amount = turn.amounts[0]?.value ?? (turn.isFollowUp ? turn.memory.amount : undefined);
  if (amount === undefined || amount <= 0) {
    yield { remember: { item: itemOf(turn.text) } };
    return yield 'Tell me what it costs, for example “can I afford 1200 for a laptop”, and I will try it out on your next 30 days.';
  }
  const foreign = foreignOf(turn);
  if (foreign !== undefined) return yield foreign;
  const impact = await turn.ask(simulatePurchase, {
    amount,
    merchant: itemOf(turn.text) ?? '',
    category: turn.names.categories[0]?.labels[0] ?? 'other',
  });
  const { currency, verdict } = impact;
  const word = {
    comfortable: 'Yes, comfortably',
    tight: 'Yes, but it would be tight',
    risky: 'Better not now',
    out_of_reach: 'No',
  }[verdict];
  yield {
    remember: {
      amount,
      item: itemOf(turn.text),
      basis: `${impact.recommendation} I took ${money(amount, currency)} from what you have at hand today and ran 400 futures of 30 days.`,
    },
  };
  yield `${bold(word)}. ${impact.recommendation}\n\n`;
  if (impact.knowsAccounts)
    yield list([
      `At hand: ${money(impact.available.before, currency)} before, ${boldMoney(impact.available.after, currency)} after`,
      `Lowest within 30 days (one of ten futures): ${money(impact.lowestAhead.after, currency)}`,
      `Risk of running out: ${impact.shortfallRiskPct.before} % before, ${impact.shortfallRiskPct.after} % after`,
      `Savings rate of the month: ${impact.savingsRate.before} % before, ${impact.savingsRate.after} % after`,
    ]);
  yield doubt(impact.confidence);
}

/** What is wrong with an amount in another currency than the book's; undefined when nothing is. */
export function foreignOf({ amounts, asked }: Turn): string | undefined {
  const said = amounts.find(({ currency }) => currency !== undefined)?.currency;
  const { currency } = asked.person;
  if (said === undefined || said === currency) return undefined;
  return `Your book is kept in ${currency}, and I do not convert ${said}. Tell me the amount in ${currency}.`;
}

const itemOf = (text: string): string | undefined =>
  /\b(?:on|for|buy|get|afford|a|an|new)\s+(?:a |an |the |new |some )*([a-z][a-z -]{2,40}?)(?=\s+(?:for|at|this|next|today|costing|worth|\d)|[?.!,]|$)/i.exec(
    text,
  )?.[1];

export const AHEAD: readonly Intent[] = [
  {
    name: 'forecast',
    toward: 'future',

    answer: answerForecast,
  },
  {
    name: 'afford',
    names: true,
    toward: 'future',

    answer: answerAfford,
  },
];
