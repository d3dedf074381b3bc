import { listBudgets, type ShownBudget } from '../../tools/list-budgets.ts';
import { bold, boldMoney, count, dayShort, joined, list, money } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

type Budget = ShownBudget & { running: boolean };
type Category = ShownBudget['categories'][number];

export const NO_BUDGET =
  'You have no budget yet. Say “make a budget for this month with 2500”, and I will draft one for you to confirm.';

const BASIS =
  'What a budget has spent are the transactions that were written into it, less refunds; its limit is what its categories may spend, else its income.';

async function* answerBudgets(turn: Turn): Answer {
  const { budgets } = await turn.ask(listBudgets, {});
  yield { remember: { basis: BASIS } };
  if (budgets.length === 0) return yield NO_BUDGET;
  const category = categoryMeant(turn, budgets);
  if (category) return yield left(turn, category.budget, category);
  const running = budgets.filter((budget) => budget.running);
  const named =
    budgets.find(({ id }) => turn.names.budgets.some((budget) => budget.id === id)) ??
    budgets.find(({ id }) => id === turn.asked.budgetId);
  const shown = named ? [named] : running;
  const [only] = shown;
  if (!only)
    return yield `None of your ${budgets.length} budgets runs today; the latest is ${bold(plain(budgets[0]?.name ?? ''))}, until ${dayShort(budgets[0]?.endDate ?? '', turn.asked.person.today)}.`;
  for (const budget of shown.slice(0, 3)) yield `${whole(turn, budget)}\n\n`;
  if (shown.length > 3) yield `And ${count(shown.length - 3, 'more budget')} run today.`;
}

/** The category of a budget that is asked for, in the budgets that run. */
function categoryMeant(
  { names, memory, isFollowUp }: Turn,
  budgets: readonly Budget[],
): (Category & { budget: Budget }) | undefined {
  const running = budgets.filter((budget) => budget.running);
  const ids = new Set(names.planCategories.map(({ id }) => id));
  const labels = [
    ...names.categories.flatMap(({ labels, name }) => [name, ...labels]),
    ...(isFollowUp && ids.size === 0 ? (memory.categories ?? []) : []),
  ].map((label) => label.toLowerCase());
  for (const budget of running) {
    const found = budget.categories.find(
      ({ id, name }) => ids.has(id) || labels.includes(name.toLowerCase()),
    );
    if (found) return { ...found, budget };
  }
  return undefined;
}

function left({ asked }: Turn, budget: Budget, { name, limit, totalSpend, left }: Category): string {
  const { currency, today } = asked.person;
  const label = bold(plain(name));
  const until = `until ${dayShort(budget.endDate, today)}`;
  if (limit <= 0)
    return `${label} has no limit in ${bold(plain(budget.name))}; you have spent ${money(totalSpend, currency)} on it.`;
  if (left < 0)
    return `You are ${boldMoney(-left, currency)} **over** on ${label}: ${money(totalSpend, currency)} of ${money(limit, currency)} spent, ${until}.`;
  const days = daysLeft(today, budget.endDate);
  return `You have ${boldMoney(left, currency)} left for ${label} ${until}: ${money(totalSpend, currency)} of ${money(limit, currency)} spent. That is ${money(left / days, currency)} a day.`;
}

const daysLeft = (today: string, end: string): number =>
  Math.max(1, Math.round((Date.parse(end) - Date.parse(today)) / 86_400_000) + 1);

function whole({ asked, text }: Turn, budget: Budget): string {
  const { currency, today } = asked.person;
  const { name, limit, totalSpend, left, categories, endDate } = budget;
  const head = bold(plain(name));
  if (limit <= 0 && categories.length === 0)
    return `${head} (until ${dayShort(endDate, today)}) has no limit; ${boldMoney(totalSpend, currency)} were spent in it.`;
  const over = categories.filter((category) => category.limit > 0 && category.left < 0);
  const lead =
    left < 0
      ? `You are ${boldMoney(-left, currency)} **over** in ${head}`
      : `You have ${boldMoney(left, currency)} left in ${head}`;
  const rest = `${lead}: ${money(totalSpend, currency)} of ${money(limit, currency)} spent, until ${dayShort(endDate, today)}.`;
  if (/\b(over|exceed|blown|blew|too much)\b/i.test(text))
    return over.length === 0
      ? `${left < 0 ? '' : 'No category is over its limit. '}${rest}`
      : `${joined(over.map((category) => `${bold(plain(category.name))} is ${boldMoney(-category.left, currency)} over`))}. ${rest}`;
  const lines = categories
    .filter((category) => category.limit > 0)
    .slice(0, 12)
    .map(
      (category) =>
        `${plain(category.name)}: ${category.left < 0 ? `${boldMoney(-category.left, currency)} **over**` : `${boldMoney(category.left, currency)} left`} of ${money(category.limit, currency)}`,
    );
  return lines.length === 0 ? rest : `${rest}\n\n${list(lines)}`;
}

async function* answerBudgetList(turn: Turn): Answer {
  const { budgets, count: many } = await turn.ask(listBudgets, {});
  const { currency, today } = turn.asked.person;
  yield { remember: { basis: BASIS } };
  if (budgets.length === 0) return yield NO_BUDGET;
  yield `You have ${count(many, 'budget')}:\n\n`;
  yield list(
    budgets
      .slice(0, 10)
      .map(
        (budget) =>
          `${bold(plain(budget.name))} (${dayShort(budget.startDate, today)} – ${dayShort(budget.endDate, today)}${budget.running ? ', running' : ''}): ${money(budget.totalSpend, currency)}${budget.limit > 0 ? ` of ${money(budget.limit, currency)}` : ''} spent`,
      ),
  );
}

async function* answerBudgetCategories(turn: Turn): Answer {
  const { budgets } = await turn.ask(listBudgets, {});
  const budget =
    budgets.find(({ id }) => turn.names.budgets.some((named) => named.id === id)) ??
    budgets.find(({ running }) => running) ??
    budgets[0];
  if (!budget) return yield NO_BUDGET;
  const { currency } = turn.asked.person;
  if (budget.categories.length === 0)
    return yield `${bold(plain(budget.name))} has no categories yet. Say “create a category Travel with 300”.`;
  yield `${bold(plain(budget.name))} is divided into:\n\n${list(budget.categories.slice(0, 20).map(({ name, limit, totalSpend }) => `${bold(plain(name))}: ${money(totalSpend, currency)}${limit > 0 ? ` of ${money(limit, currency)}` : ''} spent`))}`;
}

export const BUDGETS: readonly Intent[] = [
  { name: 'budgets', names: true, again: true, answer: answerBudgets },
  { name: 'budget-list', answer: answerBudgetList },
  { name: 'budget-categories', names: true, answer: answerBudgetCategories },
];
