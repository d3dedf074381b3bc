import { comparePeriods } from '../../tools/analyze-spending.ts';
import { bold, boldMoney, dayShort, doubt, joined, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';
import { before, named, type Period } from '../understand/period.ts';
import { focusOfTurn, hasPeriod, periodOfTurn, unclear, type Focus } from './focus.ts';
import { askSpending, askWhich, missing, remembered } from './sums.ts';

async function* answerAverage(turn: Turn): Answer {
  const { person } = turn.asked;
  const options = unclear(turn.names);
  if (options) return yield* askWhich(turn, options);
  const focus = focusOfTurn(turn);
  // An average of a month that has just begun says little: the last three months say more.
  const period = hasPeriod(turn) ? periodOfTurn(turn) : threeMonths(person.today);
  const spending = await askSpending(turn, focus, period, 'none');
  const { average, currency, total, days } = spending;
  const on = focus.label === '' ? '' : ` on ${focus.label}`;
  const per = /\b(day|daily)\b/i.test(turn.text)
    ? (['day', average.perDay] as const)
    : /\bweek/i.test(turn.text)
      ? (['week', average.perWeek] as const)
      : (['month', average.perMonth] as const);
  yield remembered(period, focus, `I divided ${money(total, currency)} by ${days} days.`);
  if (spending.count === 0)
    return yield `You spent nothing${on} in ${period.label}.${missing(spending, period, person.today)}`;
  yield `You spend ${boldMoney(per[1], currency)} a ${per[0]}${on} on average.`;
  const others = (
    [
      ['day', average.perDay],
      ['week', average.perWeek],
      ['month', average.perMonth],
    ] as const
  ).filter(([unit]) => unit !== per[0]);
  yield ` That is ${joined(others.map(([unit, amount]) => `${money(amount, currency)} a ${unit}`))}, from ${money(total, currency)} in ${days} days (${period.label}).`;
  yield `${missing(spending, period, person.today)}${doubt(spending.confidence)}`;
}

const threeMonths = (today: string): Period => {
  const past = before(named(`${today.slice(0, 7)}-01`, today, today), today);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const from = new Date(Date.UTC(year, month - 4, 1)).toISOString().slice(0, 10);
  const to = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
  return from < past.from ? named(from, to, today) : past;
};

async function* answerCompare(turn: Turn): Answer {
  const { today } = turn.asked.person;
  const options = unclear(turn.names);
  if (options) return yield* askWhich(turn, options);
  const focus = focusOfTurn(turn);
  const named = focus.merchants.length + focus.categories.length;
  if (turn.periods.length < 2 && named === 2 && turn.names.categories.length !== 1)
    return yield* besideEachOther(turn, focus);
  const first = turn.periods[0]?.period;
  const second = turn.periods[1]?.period;
  const month = periodOfTurn({ ...turn, periods: [] });
  // “more than last month?” compares this month with the one that is named.
  const isPast = first !== undefined && first.to < month.from && second === undefined;
  const one = second ? (first ?? month) : isPast ? month : (first ?? month);
  // What runs still is compared with the same days of then.
  const other =
    second ??
    (isPast && first.from === before(month, today).from
      ? before(month, today)
      : isPast
        ? first
        : before(one, today));
  const found = await turn.ask(comparePeriods, {
    from: one.from,
    to: one.to,
    otherFrom: other.from,
    otherTo: other.to,
    merchants: focus.merchants,
    categories: focus.categories,
  });
  const { currency } = found;
  const on = focus.label === '' ? '' : ` on ${focus.label}`;
  yield remembered(
    one,
    focus,
    `${found.basis} I set ${found.one.period.from} to ${found.one.period.to} beside ${found.other.period.from} to ${found.other.period.to}.`,
  );
  yield `You spent ${boldMoney(found.one.total, currency)}${on} in ${one.label}, and ${boldMoney(found.other.total, currency)} in ${other.label}`;
  if (found.difference === 0) yield ': exactly as much.';
  else
    yield `: ${boldMoney(Math.abs(found.difference), currency)} ${found.difference > 0 ? 'more' : 'less'}${found.differencePct === null ? '' : ` (${Math.abs(found.differencePct)} %)`}.`;
  const moved = found.changes.filter(({ difference }) => Math.abs(difference) >= 1);
  if (focus.label === '' && moved.length > 0)
    yield `\n\nWhat changed most:\n\n${list(moved.map(({ label, difference }) => `${bold(plain(label))}: ${difference > 0 ? '+' : '−'}${money(Math.abs(difference), currency)}`))}\n\n`;
  if (found.knownFrom !== null && found.knownFrom > other.from)
    yield ` Your book begins on ${dayShort(found.knownFrom, today)}, so the earlier time is not whole.`;
  yield doubt(found.confidence);
}

/** Two names in one time: “whole foods vs corner pantry”. */
async function* besideEachOther(turn: Turn, focus: Focus): Answer {
  const period = periodOfTurn(turn);
  const sides = [
    ...focus.merchants.map((name) => ({ merchants: [name], categories: [], label: name })),
    ...focus.categories.map((name) => ({ merchants: [], categories: [name], label: name })),
  ];
  const sums: { label: string; total: number; currency: string }[] = [];
  for (const side of sides) {
    const { total, currency } = await askSpending(turn, side, period, 'none');
    sums.push({ label: side.label, total, currency });
  }
  const [more, less] = sums.sort((a, b) => b.total - a.total);
  yield remembered(period, focus, 'Spend less refunds, each for itself.');
  if (!more || !less) return;
  yield `${bold(period.label)}: ${bold(plain(more.label))} took ${boldMoney(more.total, more.currency)}, ${bold(plain(less.label))} ${boldMoney(less.total, less.currency)}: a difference of ${money(more.total - less.total, more.currency)}.`;
}

export const COMPARING: readonly Intent[] = [
  {
    name: 'average',
    names: true,
    again: true,

    answer: answerAverage,
  },
  {
    name: 'compare',
    names: true,
    again: true,

    answer: answerCompare,
  },
];
