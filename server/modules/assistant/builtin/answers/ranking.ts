import { bold, boldMoney, count, dayLong, doubt, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';
import { focusOfTurn, periodOfTurn } from './focus.ts';
import { askSpending, missing, monthLead, remembered } from './sums.ts';

async function* answerTop(turn: Turn, by: 'category' | 'merchant'): Answer {
  const focus = by === 'merchant' ? { ...focusOfTurn(turn), merchants: [] } : focusOfTurn(turn);
  const period = periodOfTurn(turn);
  const spending = await askSpending(turn, focus, period, by);
  const parts = by === 'category' ? spending.byCategory : spending.byMerchant;
  yield remembered(period, focus, spending.basis);
  if (parts.length === 0)
    return yield `no spending is in your book.${missing(spending, period, turn.asked.person.today)}`;
  const most = howMany(turn.text) ?? 5;
  const lines = parts
    .slice(0, most)
    .map(
      ({ label, amount, share, count: times }, i) =>
        `${i + 1}. ${bold(plain(label))}: ${money(amount, spending.currency)} (${share} %, ${count(times, 'payment')})`,
    );
  yield `of ${boldMoney(spending.total, spending.currency)} in all, your top ${by === 'category' ? 'categories' : 'merchants'} were:\n\n${lines.join('\n')}\n\n`;
  yield `${missing(spending, period, turn.asked.person.today)}${doubt(spending.confidence)}`.trim();
}

const howMany = (text: string): number | undefined => {
  const said = /\b(?:top|first|biggest|largest)\s+(\d{1,2})\b/i.exec(text)?.[1];
  return said === undefined ? undefined : Math.min(8, Math.max(1, Number(said)));
};

async function* answerBiggest(turn: Turn): Answer {
  const focus = focusOfTurn(turn);
  const period = periodOfTurn(turn);
  const spending = await askSpending(turn, focus, period, 'none');
  const { biggest, currency } = spending;
  yield remembered(
    period,
    focus,
    'I looked for the single largest payment of that time, transfers left out.',
  );
  if (!biggest)
    return yield `no payment is in your book${focus.label === '' ? '' : ` for ${focus.label}`}.${missing(spending, period, turn.asked.person.today)}`;
  yield `your largest payment${focus.label === '' ? '' : ` on ${focus.label}`} was ${boldMoney(-biggest.amount, currency)} at ${bold(plain(biggest.merchant))} on ${dayLong(biggest.date)} (${plain(biggest.category)}).`;
  yield missing(spending, period, turn.asked.person.today);
  yield { remember: { rows: [biggest.id] } };
}

export const RANKING: readonly Intent[] = [
  {
    name: 'top-categories',
    again: true,

    lead: monthLead,
    answer: (turn) => answerTop(turn, 'category'),
  },
  {
    name: 'top-merchants',
    names: true,
    again: true,

    lead: monthLead,
    answer: (turn) => answerTop(turn, 'merchant'),
  },
  {
    name: 'biggest',
    names: true,
    again: true,

    lead: monthLead,
    answer: answerBiggest,
  },
];
