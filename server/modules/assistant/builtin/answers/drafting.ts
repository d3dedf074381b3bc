import { draftCreateBudget } from '../../tools/drafts/budget.ts';
import { draftCreateCategory, draftUpdateCategory } from '../../tools/drafts/category.ts';
import { draftUpdateBudget } from '../../tools/drafts/budget.ts';
import { draftCreateTransaction } from '../../tools/drafts/transaction.ts';
import { listBudgets } from '../../tools/list-budgets.ts';
import { bold, boldMoney, dayLong, dayShort, monthLong, money, names } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import { Refused, type Answer, type Intent, type Turn } from '../turn.ts';
import { readEntry } from '../understand/entry.ts';
import { calendar, named } from '../understand/period.ts';
import { readPeriods } from '../understand/read-periods.ts';
import { foreignOf } from './ahead.ts';

export const CONFIRM =
  'Nothing is written yet: say **yes** to confirm, **no** to drop it, or tell me what to change.';

async function* draftSpending(turn: Turn): Answer {
  const { today } = turn.asked.person;
  const entry = readEntry(turn.text, turn.amounts, turn.periods);
  const foreign = foreignOf(turn);
  if (foreign !== undefined) return yield foreign;
  if (/\b(income|salary|earned|received|got paid|deposit|refund)\b/i.test(turn.text))
    return yield 'I can write down what was **spent**. Income comes into the book with your bank statement, or through an import.';
  if (entry.amount === undefined || entry.amount <= 0) {
    return yield `How much was it? For example: “add 12.50 for ${plain(entry.thing ?? 'coffee')}${entry.place === undefined ? '' : ` at ${plain(entry.place)}`}”.`;
  }
  const day = turn.periods[0]?.period.to ?? today;
  if (day > today)
    return yield `${dayLong(day)} has not come yet. I write down what was spent; for what is planned, ask me whether you can afford it.`;
  const known = turn.names.categories[0]?.labels[0] ?? turn.names.planCategories[0]?.name;
  const category = entry.under ?? turn.names.planCategories[0]?.name ?? known ?? entry.thing;
  // What its category says already need not be said twice.
  const isFiled = turn.names.planCategories.some(
    ({ name }) => name.toLowerCase() === entry.thing?.toLowerCase(),
  );
  const details = isFiled && entry.place !== undefined ? entry.place : detailsOf(entry.place, entry.thing);
  try {
    const drafted = await turn.ask(draftCreateTransaction, {
      amount: entry.amount,
      date: day,
      details,
      category,
      ...(turn.names.budgets[0] && turn.names.planCategories.length === 0
        ? { budgetId: turn.names.budgets[0].id }
        : turn.asked.budgetId === undefined
          ? {}
          : { budgetId: turn.asked.budgetId }),
    });
    yield {
      remember: { later: undefined, categories: drafted.categoryName === null ? [] : [drafted.categoryName] },
    };
    yield `I have drafted ${boldMoney(drafted.amount, turn.asked.person.currency)}${details === undefined ? '' : ` for ${bold(plain(details))}`} on ${dayLong(drafted.date)}`;
    yield `, in your budget ${bold(plain(drafted.budgetName))}${drafted.categoryName === null ? '' : ` under ${bold(plain(drafted.categoryName))}`}.`;
    if (drafted.unknownCategory !== null && (entry.under !== undefined || known !== undefined))
      yield ` The budget has no category ${bold(plain(drafted.unknownCategory))}, so it is filed under none.`;
    if (drafted.isOutsideBudget) yield ' That day lies outside the days of this budget.';
    yield `\n\n${CONFIRM}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield* withoutBudget(turn, error, day);
  }
}

/** The place with what was bought there. */
function detailsOf(place: string | undefined, thing: string | undefined): string | undefined {
  if (place === undefined) return thing;
  return thing === undefined || thing.toLowerCase() === place.toLowerCase()
    ? place
    : `${thing.charAt(0).toUpperCase()}${thing.slice(1)} at ${place}`;
}

/** A spending needs a budget that covers its day: one is drafted first. */
async function* withoutBudget(turn: Turn, refused: Refused, day: string): Answer {
  if (refused.code !== 'no_budget' && refused.code !== 'no_budget_for_day') throw refused;
  const month = calendar(day, 'month', 0);
  yield { remember: { later: turn.text } };
  yield refused.code === 'no_budget'
    ? 'You have no budget yet, and a spending is written into one.'
    : `None of your budgets covers ${dayLong(day)}, and a spending is written into one.`;
  await turn.ask(draftCreateBudget, { name: monthLong(day), startDate: month.from, endDate: month.to });
  yield ` So I have drafted the budget ${bold(monthLong(day))} first. Confirm it, then say **add it again**.`;
}

async function* draftBudget(turn: Turn): Answer {
  const { today, currency } = turn.asked.person;
  const foreign = foreignOf(turn);
  if (foreign !== undefined) return yield foreign;
  const [found] = turn.periods;
  const period =
    found?.period ?? named(calendar(today, 'month', 0).from, calendar(today, 'month', 0).to, today, true);
  const whole =
    found && found.period.from === found.period.to
      ? { ...period, ...calendar(found.period.from, 'month', 0) }
      : period;
  const income = turn.amounts[0]?.value;
  const called =
    /\b(?:called|named|name it|titled)\s+["']?([^"'|,.!?]{1,60}?)["']?(?=\s+(?:for|with|from|of|starting)\b|[,.!?]|$)/i.exec(
      turn.text,
    )?.[1];
  const { from, to } = whole.from > today || found ? endsWhole(whole) : whole;
  const name = called?.trim() ?? nameOf(from, to);
  const drafted = await turn.ask(draftCreateBudget, {
    name,
    startDate: from,
    endDate: to,
    ...(income !== undefined && { totalIncome: income }),
  });
  yield `I have drafted the budget ${bold(plain(drafted.name))}, from ${dayShort(drafted.startDate, today)} to ${dayShort(drafted.endDate, today)}${drafted.totalIncome === null ? '' : `, with ${boldMoney(drafted.totalIncome, currency)} to spend`}.`;
  if (drafted.hasNamesake) yield ' You have a budget of that name for that time already.';
  yield `\n\n${CONFIRM}`;
}

const endsWhole = ({ from, to }: { from: string; to: string }) => ({ from, to });

const nameOf = (from: string, to: string): string =>
  from.slice(0, 7) === to.slice(0, 7)
    ? monthLong(from)
    : from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01')
      ? from.slice(0, 4)
      : `${monthLong(from)} – ${monthLong(to)}`;

async function* draftCategory(turn: Turn): Answer {
  const foreign = foreignOf(turn);
  if (foreign !== undefined) return yield foreign;
  const name = categoryName(turn.text);
  if (name === undefined)
    return yield 'What shall it be called? For example: “create a category Travel with 300”.';
  const percent = /\b(\d{1,3})\s?(?:%|percent)/i.exec(turn.text)?.[1];
  try {
    const drafted = await turn.ask(draftCreateCategory, {
      name,
      allocationType: percent === undefined ? 'fixed' : 'percentage',
      allocationValue: percent === undefined ? (turn.amounts[0]?.value ?? 0) : Number(percent),
      ...budgetOf(turn),
    });
    const limit =
      drafted.allocationType === 'percentage'
        ? `${drafted.allocationValue} % of its income`
        : money(drafted.allocationValue, turn.asked.person.currency);
    yield `I have drafted the category ${bold(plain(drafted.name))} with ${bold(limit)} in your budget ${bold(plain(drafted.budgetName))}.\n\n${CONFIRM}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'category_exists')
      return yield `There is a category ${bold(plain(name))} already. Say “set ${plain(name)} to 300” to change its limit.`;
    yield* withoutBudget(turn, error, turn.asked.person.today);
  }
}

function categoryName(text: string): string | undefined {
  const before =
    /\b(?:add|create|make|new|open|want|need)\s+(?:an? |the |new |my )*["']?(\p{L}[\p{L}&' -]{1,30}?)["']?\s+category\b/iu.exec(
      text,
    )?.[1];
  const after =
    /\bcategory\s+(?:called |named |for |of )?["']?([\p{L}\p{N}][\p{L}\p{N}&' -]{0,40}?)["']?(?=\s+(?:with|of|at|for|in|to|limit|budget|limited|\$|₹|€|£|\d)|\s*[,.!?:]|$)/iu.exec(
      text,
    )?.[1];
  return [before, after].flatMap(cleanName)[0];
}

function cleanName(found: string | undefined): string[] {
  const name = found?.trim() ?? '';
  return name === '' || /^(with|for|of|in|to|a|an|new|the|my|called|named)\b/i.test(name)
    ? []
    : [name.charAt(0).toUpperCase() + name.slice(1)];
}

/** The budget that a message names, else that of the conversation. */
const budgetOf = ({ names, asked, periods, memory: _ }: Turn): { budgetId?: string } => {
  const [named] = names.budgets;
  if (named && periods.every(({ start, end }) => named.end <= start || named.start >= end))
    return { budgetId: named.id };
  return asked.budgetId === undefined ? {} : { budgetId: asked.budgetId };
};

async function* draftLimit(turn: Turn): Answer {
  const { currency } = turn.asked.person;
  const foreign = foreignOf(turn);
  if (foreign !== undefined) return yield foreign;
  const amount = turn.amounts.at(-1)?.value;
  const percent = /\b(\d{1,3})\s?(?:%|percent)/i.exec(turn.text)?.[1];
  if (amount === undefined && percent === undefined)
    return yield 'To how much? For example: “set my food budget to 400”.';
  const by = /\b(?:increase|raise|up|bump|add|extend)\b[^.]*\bby\b|\d\s?(?:\p{L}+ )?(?:more|extra)\b/iu.test(
    turn.text,
  )
    ? amount
    : /\b(?:decrease|lower|reduce|cut|drop)\b[^.]*\bby\b|\d\s?(?:\p{L}+ )?(?:less|fewer)\b/iu.test(
          turn.text,
        ) && amount !== undefined
      ? -amount
      : undefined;
  const category =
    turn.names.planCategories[0]?.name ?? turn.names.categories[0]?.name ?? thingToLimit(turn.text);
  if (category === undefined || /^(total|whole|overall|monthly)$/i.test(category))
    return yield* draftIncome(turn, amount);
  try {
    const drafted = await turn.ask(draftUpdateCategory, {
      category,
      ...(by !== undefined
        ? { by }
        : percent !== undefined
          ? { allocationType: 'percentage' as const, allocationValue: Number(percent) }
          : { allocationType: 'fixed' as const, allocationValue: amount ?? 0 }),
      ...(turn.names.planCategories.length > 0 ? {} : budgetOf(turn)),
    });
    const after =
      drafted.allocationType === 'percentage'
        ? `${drafted.after} % of the income`
        : money(drafted.after, currency);
    const beforeText =
      drafted.allocationType === 'percentage' && percent === undefined
        ? `${drafted.before} %`
        : money(drafted.before, currency);
    yield `I have drafted a new limit for ${bold(plain(drafted.categoryName))} in ${bold(plain(drafted.budgetName))}: ${bold(after)} instead of ${beforeText}. ${money(drafted.spent, currency)} of it are spent.\n\n${CONFIRM}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield* noSuchCategory(turn, error, category, amount);
  }
}

/** There is no such category: it is offered as a new one. */
async function* noSuchCategory(
  turn: Turn,
  refused: Refused,
  category: string,
  amount: number | undefined,
): Answer {
  if (refused.code === 'nothing_changes')
    return yield `The limit of ${bold(plain(category))} is ${amount === undefined ? 'that' : money(amount, turn.asked.person.currency)} already.`;
  if (refused.code !== 'unknown_category')
    return yield* withoutBudget(turn, refused, turn.asked.person.today);
  const { budgets } = await turn.ask(listBudgets, { runningOnly: true });
  const known = budgets[0]?.categories.map(({ name }) => name).slice(0, 8) ?? [];
  yield `Your budget has no category ${bold(plain(category))}${known.length > 0 ? `; it has ${names(known)}` : ''}. Say “create a category ${plain(category)}${amount === undefined ? '' : ` with ${amount}`}” and I will draft it.`;
}

async function* draftIncome(turn: Turn, amount: number | undefined): Answer {
  const { currency } = turn.asked.person;
  try {
    const drafted = await turn.ask(draftUpdateBudget, {
      ...budgetOf(turn),
      ...(amount !== undefined && { totalIncome: amount }),
    });
    yield `I have drafted ${boldMoney(amount ?? 0, currency)} as the income of your budget ${bold(plain(drafted.budgetName))}.\n\n${CONFIRM}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'nothing_changes') return yield 'It is like that already.';
    yield* withoutBudget(turn, error, turn.asked.person.today);
  }
}

const thingToLimit = (text: string): string | undefined =>
  /\b(?:set|change|make|put|increase|raise|decrease|lower|reduce|cut|limit|cap|bump)\s+(?:my |the |our )?["']?([\p{L}][\p{L}&' -]{1,30}?)["']?\s+(?:budget|limit|category|allowance|spending)?\s*(?:to|at|by)\b/iu.exec(
    text,
  )?.[1] ??
  /\b(?:budget|limit|cap) (?:for|on) (?:my |the )?["']?([\p{L}][\p{L}&' -]{1,30}?)["']?\s*(?:to|at|by|of|is|\d)/iu.exec(
    text,
  )?.[1];

async function* renameBudget(turn: Turn): Answer {
  const to = /\b(?:rename|call)\b.*\b(?:to|as|it)\s+["']?([^"']{1,60}?)["']?\s*[.!?]*$/i.exec(turn.text)?.[1];
  if (to === undefined) return yield 'To what? For example: “rename my budget to Household”.';
  const category = turn.names.planCategories[0];
  if (category && /\bcategory\b/i.test(turn.text)) {
    const drafted = await turn.ask(draftUpdateCategory, { category: category.name, name: to });
    return yield `I have drafted the new name ${bold(plain(to))} for the category ${bold(plain(drafted.categoryName))}.\n\n${CONFIRM}`;
  }
  const drafted = await turn.ask(draftUpdateBudget, { ...budgetOf(turn), name: to });
  yield `I have drafted the new name ${bold(plain(to))} for your budget ${bold(plain(drafted.budgetName))}.\n\n${CONFIRM}`;
}

/** Drafts again what had to wait for a budget. */
async function* draftLater(turn: Turn): Answer {
  const { later } = turn.memory;
  if (later === undefined) return yield 'Add what? For example: “add 12.50 for coffee yesterday”.';
  const { readAmounts } = await import('../understand/amounts.ts');
  const { today } = turn.asked.person;
  yield* draftSpending({
    ...turn,
    text: later,
    amounts: readAmounts(later),
    periods: readPeriods(later, today),
  });
}

export const DRAFTING: readonly Intent[] = [
  { name: 'draft-spending', names: true, answer: draftSpending },
  { name: 'draft-later', names: true, answer: draftLater },
  { name: 'draft-budget', toward: 'future', names: true, answer: draftBudget },
  { name: 'draft-category', names: true, answer: draftCategory },
  { name: 'draft-limit', names: true, answer: draftLimit },
  { name: 'rename', names: true, answer: renameBudget },
];
