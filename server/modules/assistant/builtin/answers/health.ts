import { getHabits, getHealthScore, getUnusualPayments } from '../../tools/money.ts';
import { bold, boldMoney, count, dayShort, doubt, list } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

async function* answerUnusual(turn: Turn): Answer {
  const { today } = turn.asked.person;
  const { pendingReviews, alerts, currency, confidence } = await turn.ask(getUnusualPayments, {});
  const pending = alerts.filter(({ status }) => status === 'pending');
  yield {
    remember: {
      rows: pending.map(({ transactionId }) => transactionId).slice(0, 10),
      basis: `Each payment is judged by what came before it: its amount, its hour, whether the merchant is new, and the pace. ${pending
        .slice(0, 2)
        .map(({ merchant, details }) => `${plain(merchant)}: ${plain(details, 300)}`)
        .join(' ')}`,
    },
  };
  if (pendingReviews === 0)
    return yield `nothing looks unusual: every payment fits your own habits.${doubt(confidence)}`;
  yield `${bold(count(pendingReviews, 'payment looks', 'payments look'))} unlike you:\n\n`;
  yield list(
    pending
      .slice(0, 5)
      .map(
        ({ merchant, amount, date, details }) =>
          `${boldMoney(amount, currency)} at ${bold(plain(merchant))} on ${dayShort(date, today)}. ${plain(details, 300)}`,
      ),
  );
  yield `\n\nIf one is not yours, call your bank: I can only point at it.`;
}

async function* answerHealth(turn: Turn): Answer {
  const { score, parts, improvements, confidence } = await turn.ask(getHealthScore, {});
  yield {
    remember: {
      basis: parts
        .map(({ label, score, max, note }) => `${bold(label)} ${score}/${max}: ${note}.`)
        .join('\n- '),
    },
  };
  yield `${bold(`${score} of 100`)}.`;
  const weakest = [...parts].sort((a, b) => a.score / a.max - b.score / b.max);
  yield `\n\n${list(parts.map(({ label, score, max }) => `${label}: ${score}/${max}`))}\n\n`;
  const [low] = weakest;
  if (low && low.score < low.max)
    yield `It is held back most by **${low.label.toLowerCase()}**: ${low.note}.`;
  if (improvements.length > 0) yield `\n\nWhat would help:\n\n${list(improvements)}`;
  yield doubt(confidence);
}

async function* answerAdvice(turn: Turn): Answer {
  const { improvements, confidence } = await turn.ask(getHealthScore, {});
  const { insights } = await turn.ask(getHabits, {});
  yield {
    remember: {
      basis:
        'These follow from the parts of your health score that have most to gain, and from what grew in your book.',
    },
  };
  const tips = [...improvements, ...insights.slice(0, 2).map((line) => plain(line, 200))];
  if (tips.length === 0) return yield `I see nothing that stands out.${doubt(confidence)}`;
  yield `From your own figures, this would help most:\n\n${list(tips)}${doubt(confidence)}`;
}

async function* answerHabits(turn: Turn): Answer {
  const { insights, metrics, currency, confidence } = await turn.ask(getHabits, {});
  yield { remember: { basis: 'Recurring bills are left out: habits show in the purchases between them.' } };
  const weekend = metrics.weekendPct;
  yield `On weekends you spend ${bold(`${Math.abs(weekend)} % ${weekend >= 0 ? 'more' : 'less'}`)} a day than on weekdays; an average purchase is ${boldMoney(metrics.avgTransactionAmount, currency)}, and ${count(metrics.lateNightCount, 'purchase was', 'purchases were')} made late at night this last month.\n\n`;
  if (insights.length > 0) yield list(insights.slice(0, 5).map((line) => plain(line, 200)));
  yield doubt(confidence);
}

export const HEALTH: readonly Intent[] = [
  {
    name: 'unusual',

    lead: () => 'I looked at your payments: ',
    answer: answerUnusual,
  },
  {
    name: 'health',

    lead: () => 'Your financial health score is ',
    answer: answerHealth,
  },
  {
    name: 'advice',

    answer: answerAdvice,
  },
  {
    name: 'habits',

    answer: answerHabits,
  },
];
