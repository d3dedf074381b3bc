import { getRecurring } from '../../tools/money.ts';
import { bold, boldMoney, count, dayShort, doubt, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

async function* answerRecurring(turn: Turn, kind: 'subscriptions' | 'bills' | 'all'): Answer {
  const { today } = turn.asked.person;
  const found = await turn.ask(getRecurring, { kind });
  const { items, currency, monthlyTotal, yearlyTotal } = found;
  const what = kind === 'subscriptions' ? 'subscription' : kind === 'bills' ? 'bill' : 'recurring payment';
  yield {
    remember: {
      basis:
        'I take for recurring what came at least three times in one rhythm and at one price, and has not ended. A subscription is such a payment that is no need like rent or insurance.',
    },
  };
  if (items.length === 0)
    return yield `I see no ${what}s in your book yet: something has to come three times before I know its rhythm.${doubt(found.confidence)}`;
  if (/\b(due|upcoming|coming|next|soon|when)\b/i.test(turn.text) && kind !== 'subscriptions') {
    const due = items
      .filter(({ nextDate }) => nextDate !== null)
      .sort((a, b) => ((a.nextDate ?? '') < (b.nextDate ?? '') ? -1 : 1))
      .slice(0, 8);
    yield `What is due next:\n\n${list(due.map(({ name, amount, nextDate }) => `${bold(plain(name))}: ${money(amount, currency)} on ${dayShort(nextDate ?? '', today)}`))}\n\n`;
    return yield `Within a month that is ${boldMoney(found.dueWithinMonth, currency)}.`;
  }
  yield `You have ${bold(count(found.count, what))} for ${boldMoney(monthlyTotal, currency)} a month, ${money(yearlyTotal, currency)} a year:\n\n`;
  yield `${list(items.slice(0, 12).map(({ name, amount, period, nextDate, priceChangePct }) => `${bold(plain(name))}: ${money(amount, currency)} ${period}${nextDate === null ? '' : `, next on ${dayShort(nextDate, today)}`}${priceChangePct >= 3 ? `, ${priceChangePct} % dearer than at first` : ''}`))}\n\n`;
  yield doubt(found.confidence).trim();
}

async function* answerCancel(turn: Turn): Answer {
  const { items, currency, confidence } = await turn.ask(getRecurring, { kind: 'subscriptions' });
  yield {
    remember: {
      basis:
        'Dearest first by what they cost a year, and those that became dearer marked. Whether you use them I cannot see.',
    },
  };
  if (items.length === 0) return yield `I see no subscriptions in your book to cancel.${doubt(confidence)}`;
  const dear = items.slice(0, 3);
  yield `I cannot see what you use, only what it costs. These would save you most:\n\n${list(dear.map(({ name, monthly, priceChangePct }) => `${bold(plain(name))}: ${money(monthly * 12, currency)} a year${priceChangePct >= 3 ? ` (${priceChangePct} % dearer than at first)` : ''}`))}\n\n`;
  yield `Together that is ${boldMoney(
    dear.reduce((sum, { monthly }) => sum + monthly, 0),
    currency,
  )} a month. I cannot cancel for you; you would do that with each provider.`;
}

export const RECURRING: readonly Intent[] = [
  {
    name: 'subscriptions',

    lead: () => '',
    answer: (turn) => answerRecurring(turn, 'subscriptions'),
  },
  {
    name: 'cancel',

    answer: answerCancel,
  },
  {
    name: 'bills',

    answer: (turn) =>
      answerRecurring(
        turn,
        /\b(bill|bills)\b/i.test(turn.text) && !/recurring|regular|fixed/i.test(turn.text) ? 'all' : 'all',
      ),
  },
];
