import { findTransactions } from '../../tools/find-transactions.ts';
import { bold, boldMoney, count, dayShort, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';
import { focusIn, focusOfTurn, hasPeriod, periodOfTurn, unclear, unknownName } from './focus.ts';
import { askWhich } from './sums.ts';

async function* answerList(turn: Turn): Answer {
  const options = unclear(turn.names);
  if (options) return yield* askWhich(turn, options);
  const focus = focusOfTurn(turn);
  const unknown = focusIn(turn.names).label === '' ? unknownName(turn) : undefined;
  const period = hasPeriod(turn) ? periodOfTurn(turn) : undefined;
  const { text } = turn;
  const amount = turn.amounts[0]?.value;
  const bound = /\b(over|above|more than|at least|bigger than|larger than|exceeding)\b/i.test(text)
    ? { minAmount: amount }
    : /\b(under|below|less than|at most|cheaper than|smaller than)\b/i.test(text)
      ? { maxAmount: amount }
      : amount === undefined
        ? {}
        : { minAmount: amount, maxAmount: amount };
  const isIncome = /\b(income|incoming|deposits?|credits?|received|came in)\b/i.test(text);
  const many = Math.min(
    20,
    Number(
      /\b(\d{1,2})\s+(?:\w+\s+)?(?:transactions|payments|purchases|expenses)\b/i.exec(text)?.[1] ??
        /\blast (\d{1,2})\b/i.exec(text)?.[1] ??
        10,
    ),
  );
  const found = await turn.ask(findTransactions, {
    ...(period && { from: period.from, to: period.to }),
    merchants: focus.merchants,
    categories: focus.categories,
    ...bound,
    direction: isIncome ? 'income' : amount === undefined ? 'any' : 'spend',
    ...(unknown !== undefined && { text: unknown }),
    sort: /\b(largest|biggest|highest|most expensive)\b/i.test(text)
      ? 'largest'
      : /\b(oldest|first|earliest)\b/i.test(text)
        ? 'oldest'
        : 'newest',
    limit: Math.max(1, many),
  });
  const { today } = turn.asked.person;
  const about = `${focus.label === '' ? (unknown === undefined ? '' : ` for ${bold(plain(unknown))}`) : ` for ${focus.label}`}${period ? ` in ${period.label}` : ''}`;
  yield {
    remember: {
      period,
      merchants: focus.merchants,
      categories: focus.categories,
      rows: found.transactions.slice(0, 10).map(({ id }) => id),
      basis: `I looked through every entry from ${found.period.from} to ${found.period.to}.`,
    },
  };
  if (found.count === 0) return yield `I find no transactions${about}.`;
  const shown = found.transactions.length;
  yield `${found.count === shown ? count(found.count, 'transaction') : `The ${/largest|biggest/i.test(text) ? 'largest' : 'latest'} ${shown} of ${found.count} transactions`}${about}${found.totalSpend > 0 ? `, ${boldMoney(found.totalSpend, found.currency)} spent in all` : ''}:\n\n`;
  yield list(
    found.transactions
      .slice(0, 10)
      .map(
        ({ date, merchant, amount, category }) =>
          `${dayShort(date, today)}: ${bold(plain(merchant))} ${amount > 0 ? '+' : ''}${money(amount > 0 ? amount : -amount, found.currency)} (${plain(category)})`,
      ),
  );
  if (shown > 10) yield `\n\nThe rest is in the table.`;
}

export const LISTING: readonly Intent[] = [{ name: 'list', names: true, again: true, answer: answerList }];
