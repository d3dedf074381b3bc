import { draftCreateTransaction, draftUpdateTransaction } from '../../tools/drafts/transaction.ts';
import { findTransactions, getTransaction, latestEntry } from '../../tools/find-transactions.ts';
import { bold, boldMoney, dayLong, joined, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import { Refused, type Answer, type Intent, type Turn } from '../turn.ts';
import { focusIn } from './focus.ts';
import { CONFIRM } from './drafting.ts';

/** What is to be different: an amount, a day, a category. */
interface Wish {
  amount?: number;
  date?: string;
  category?: string;
  details?: string;
}

function wishOf({ text, amounts, periods, names, asked }: Turn): Wish {
  const day = periods.find(({ period }) => period.from === period.to && period.to <= asked.person.today)
    ?.period.to;
  const shops = focusIn(names).merchants;
  const named = names.planCategories.at(-1)?.name ?? names.categories.at(-1)?.name;
  const isClear = amounts.length > 0 || day !== undefined;
  const category =
    named !== undefined && !shops.includes(named) ? named : isClear ? undefined : categorySaid(text);
  const details =
    /\b(?:rename|call|describe|note)\b.*?\b(?:it|that|as|to)\s+["']?([^"']{1,80}?)["']?[.!?]*$/i.exec(
      text,
    )?.[1];
  const amount = amounts.at(-1)?.value;
  return {
    ...(amount !== undefined && { amount }),
    ...(day !== undefined && { date: day }),
    ...(details !== undefined ? { details } : category !== undefined && { category }),
  };
}

const categorySaid = (text: string): string | undefined =>
  /\b(?:under|into|in|as|to|that|it|this|was|category)\s+(?:a |the |my )?["']?([\p{L}][\p{L}&' -]{2,30}?)["']?(?:\s+(?:category|instead|please))?\s*[.!?]*$/iu.exec(
    text,
  )?.[1];

async function* answerFix(turn: Turn): Answer {
  const wish = wishOf(turn);
  if (Object.keys(wish).length === 0)
    return yield 'What shall it be? For example: “make it 15”, “change it to last Friday”, or “put it under Groceries”.';
  const { pending } = turn.asked;
  if (pending?.action.type === 'create_transaction') return yield* draftAnew(turn, wish);
  const id = await targetOf(turn, wish);
  if (id === undefined)
    return yield 'Which one do you mean? Ask me to show your transactions first, then say what to change.';
  try {
    const drafted = await turn.ask(draftUpdateTransaction, { transactionId: id, ...wish });
    const { before, changes } = drafted;
    yield `I have drafted a change of ${boldMoney(Math.abs(before.amount), turn.asked.person.currency)}${before.details === null ? '' : ` for ${bold(plain(before.details))}`} (${dayLong(before.date)}): `;
    yield `${joined(changes.map(({ label, after }) => `${label.toLowerCase()} becomes ${bold(plain(after))}`))}.\n\n${CONFIRM}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield refusal(error, wish);
  }
}

function refusal({ code, message }: Refused, { category }: Wish): string {
  if (code === 'not_in_budget')
    return 'That payment came from your bank and is in no budget, so there is no category to put it under. Its amount, day and details I can change.';
  if (code === 'unknown_category')
    return `The budget of that payment has no category ${bold(plain(category ?? ''))}. Say “create a category ${plain(category ?? '')}” first.`;
  if (code === 'nothing_changes') return 'It is like that already.';
  return plain(message, 200);
}

/** The draft that waits, with what is different now. */
async function* draftAnew(turn: Turn, wish: Wish): Answer {
  const action = turn.asked.pending?.action;
  if (action?.type !== 'create_transaction') return;
  try {
    const drafted = await turn.ask(draftCreateTransaction, {
      amount: wish.amount ?? action.amount,
      date: wish.date ?? action.date,
      details: wish.details ?? action.details ?? undefined,
      category: wish.category ?? action.categoryId ?? undefined,
      budgetId: action.budgetId,
    });
    if (wish.category !== undefined && drafted.categoryId === null)
      yield `The budget ${bold(plain(drafted.budgetName))} has no category ${bold(plain(wish.category))}, so it is filed under none. `;
    yield `I have changed the draft: ${boldMoney(drafted.amount, turn.asked.person.currency)}${drafted.details === null ? '' : ` for ${bold(plain(drafted.details))}`} on ${dayLong(drafted.date)}${drafted.categoryName === null ? '' : ` under ${bold(plain(drafted.categoryName))}`}.\n\n${CONFIRM}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield refusal(error, wish);
  }
}

const RECENT_MS = 30 * 60_000;

/** What “that” is: a payment named in the message, the one that was shown alone, else what was written just now. */
async function targetOf(turn: Turn, { amount }: Wish): Promise<string | undefined> {
  const { merchants } = focusIn(turn.names);
  if (merchants.length > 0) {
    const period = turn.periods[0]?.period;
    const { transactions } = await turn.ask(findTransactions, {
      merchants,
      limit: 1,
      ...(period && turn.amounts.length > 0 && { from: period.from, to: period.to }),
    });
    return transactions[0]?.id;
  }
  const { rows = [] } = turn.memory;
  const [shown] = rows;
  const ordinal = /\b(first|1st|second|2nd|third|3rd|last)\b(?! (?:week|month|mon|tue|wed|thu|fri|sat|sun))/i
    .exec(turn.text)?.[1]
    ?.toLowerCase();
  if (ordinal !== undefined && rows.length > 1)
    return rows[
      { first: 0, '1st': 0, second: 1, '2nd': 1, third: 2, '3rd': 2, last: rows.length - 1 }[ordinal] ?? 0
    ];
  if (rows.length === 1 || (shown !== undefined && amount === undefined && rows.length === 1)) return shown;
  const { transaction, now } = await turn.ask(latestEntry, {});
  if (transaction && Date.parse(now) - Date.parse(transaction.createdAt) < RECENT_MS) return transaction.id;
  return undefined;
}

async function* answerUndo(turn: Turn): Answer {
  if (turn.asked.pending) return yield 'Nothing was written yet. Say **no**, and I drop the draft.';
  yield 'What I wrote can be taken back for 15 minutes: use **Undo** on its card. Later you can still change it, for example “make that 15”.';
}

async function* answerDelete(): Answer {
  yield 'I can add and change things, but I delete nothing. A change of the last 15 minutes can be taken back with **Undo** on its card; budgets and transactions can be deleted where you manage them.';
}

/** “yes” and “no” that no draft waits for, or that say too little. */
async function* answerYes(turn: Turn): Answer {
  if (turn.asked.pending)
    return yield `${bold(plain(turn.asked.pending.title, 160))} still waits. Say **yes** to confirm it, **no** to drop it, or tell me what to change.`;
  yield 'Nothing waits for your word. What would you like to know?';
}

async function* answerShowOne(turn: Turn): Answer {
  const [id] = turn.memory.rows ?? [];
  if (id === undefined) return yield 'Show what? Try “show my last transactions”.';
  const { transaction, isInBudget } = await turn.ask(getTransaction, { transactionId: id });
  yield `${dayLong(transaction.date)}: ${bold(plain(transaction.merchant))}, ${money(Math.abs(transaction.amount), turn.asked.person.currency)} (${plain(transaction.category)})${isInBudget ? '' : ', in no budget'}.`;
}

export const FIXING: readonly Intent[] = [
  { name: 'fix', names: true, answer: answerFix },
  { name: 'undo', answer: answerUndo },
  { name: 'delete', answer: answerDelete },
  { name: 'yes-no', answer: answerYes },
  { name: 'show-one', answer: answerShowOne },
];
