import { bold, boldMoney, count, dayLong, doubt, joined, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';
import { before, type Period } from '../understand/period.ts';
import { focusIn, focusOfTurn, periodOfTurn, unclear, unknownName } from './focus.ts';
import {
  askSpending,
  askWhich,
  missing,
  monthLead,
  nothingCalled,
  remembered,
  type Spending,
} from './sums.ts';

async function* answerSpending(turn: Turn): Answer {
  const { today } = turn.asked.person;
  const options = unclear(turn.names);
  if (options) return yield* askWhich(turn, options);
  const unknown = unknownName(turn);
  const focus = focusOfTurn(turn);
  if (unknown !== undefined && focusIn(turn.names).label === '') return yield* nothingCalled(unknown);
  const period = periodOfTurn(turn);
  const about = focus.label === '';
  const spending = await askSpending(
    turn,
    focus,
    period,
    focus.merchants.length > 0 || focus.categories.length === 1 ? 'merchant' : 'category',
  );
  const { total, currency, count: payments } = spending;
  yield remembered(
    period,
    focus,
    `${spending.basis} I counted ${count(payments, 'payment')} from ${spending.period.from} to ${spending.period.to}${about ? '' : `, only ${focus.label}`}.`,
  );
  if (total === 0 && spending.moved > 0)
    return yield `nothing was spent on ${focus.label}, but you moved ${boldMoney(spending.moved, currency)} there: transfers and investments are not spending.`;
  if (payments === 0) {
    yield about ? 'no spending is in your book.' : `you spent nothing on ${focus.label}.`;
    return yield missing(spending, period, today);
  }
  yield `you spent ${boldMoney(total, currency)}${about ? '' : ` on ${focus.label}`} in ${count(payments, 'payment')}${spending.refunds > 0 ? `, after ${money(spending.refunds, currency)} of refunds` : ''}.`;
  yield missing(spending, period, today);
  if (about) yield* wholeMonth(turn, spending, period);
  else yield narrow(spending);
  yield doubt(spending.confidence);
}

/** What a part of the spending is made of. */
function narrow({ byMerchant, biggest, average, currency, days, count: payments }: Spending): string {
  const parts =
    byMerchant.length > 1
      ? ` Most of it at ${joined(byMerchant.slice(0, 3).map(({ label, amount }) => `${bold(plain(label))} (${money(amount, currency)})`))}.`
      : '';
  const usual = days >= 14 && payments > 2 ? ` That is ${money(average.perWeek, currency)} a week.` : '';
  const most =
    payments > 1 && biggest
      ? ` The largest was ${money(-biggest.amount, currency)} at ${bold(plain(biggest.merchant))} on ${dayLong(biggest.date)}.`
      : '';
  return `${usual}${parts}${most}`;
}

async function* wholeMonth(turn: Turn, spending: Spending, period: Period): Answer {
  const { byCategory, currency, biggest, total, knownFrom } = spending;
  yield `\n\nWhere it went:\n\n${list(byCategory.slice(0, 5).map(({ label, amount, share }) => `${bold(plain(label))}: ${money(amount, currency)} (${share} %)`))}\n\n`;
  if (biggest)
    yield `Your largest payment was ${money(-biggest.amount, currency)} at ${bold(plain(biggest.merchant))} on ${dayLong(biggest.date)}.`;
  const past = before(period, turn.asked.person.today);
  if (knownFrom === null || knownFrom > past.from) return;
  const earlier = await askSpending(turn, { merchants: [], categories: [], label: '' }, past, 'none');
  if (earlier.total > 0)
    yield ` ${change(total, earlier.total, currency)} ${past.label} (${money(earlier.total, currency)}).`;
}

const change = (now: number, then: number, currency: string): string => {
  const off = Math.round((now - then) * 100) / 100;
  if (off === 0) return 'That is exactly as much as in';
  return `That is ${money(Math.abs(off), currency)} (${Math.abs(Math.round((1000 * off) / then) / 10)} %) ${off > 0 ? 'more' : 'less'} than in`;
};

export const SPENDING: readonly Intent[] = [
  {
    name: 'spending',
    names: true,
    again: true,

    lead: monthLead,
    answer: answerSpending,
  },
];
