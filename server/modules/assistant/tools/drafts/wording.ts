import type { BudgetPlan, PlanCategory } from '../../../book/index.ts';
import type { Action, ActionLine, Draft } from '../../action-schema.ts';
import { added, changed, cut, dayText, moneyText, named } from './lines.ts';

type Of<T extends Action['type']> = Extract<Action, { type: T }>;

/** What the book has of the thing that a change is about. */
export interface Facts {
  currency: string;
  /** The budget that is changed, or that something new goes into. */
  plan?:
    | Pick<BudgetPlan, 'name' | 'startDate' | 'endDate' | 'totalIncome' | 'limit' | 'totalSpend'>
    | undefined;
  /** The category that is changed. */
  category?: Pick<PlanCategory, 'name' | 'allocationType' | 'allocationValue'> | undefined;
  /** What the category of a new transaction has left, where that is known. */
  filed?: Pick<PlanCategory, 'name' | 'limit' | 'totalSpend'> | undefined;
  /** The payment that is changed. */
  entry?:
    | {
        amount: number;
        currency: string;
        date: string;
        details: string | null;
        merchant: string | null;
        categoryId: string | null;
        subcategoryId: string | null;
      }
    | undefined;
  /** Names of the categories that the change or the payment speaks of, by id. */
  names?: ReadonlyMap<string, string>;
}

interface Words {
  title: string;
  summary: string;
  lines: ActionLine[];
}

/**
 * A change in words, for its user to decide about: the only place where drafts are worded, be they made by a tool or
 * edited by hand. The title has 160 characters at most, the summary 400.
 */
export function wordAction(action: Action, facts: Facts): Draft {
  const { title, summary, lines } = wordsOf(action, facts);
  return { action, title: cut(title, 160), summary: cut(summary || `${title}.`, 400), lines };
}

function wordsOf(action: Action, facts: Facts): Words {
  switch (action.type) {
    case 'create_budget':
      return newBudget(action, facts);
    case 'update_budget':
      return budgetChange(action, facts);
    case 'create_category':
      return newCategory(action, facts);
    case 'update_category':
      return categoryChange(action, facts);
    case 'create_transaction':
      return newTransaction(action, facts);
    case 'update_transaction':
      return transactionChange(action, facts);
  }
}

function newBudget(
  { name, startDate, endDate, totalIncome }: Of<'create_budget'>,
  { currency }: Facts,
): Words {
  const income = totalIncome === undefined ? undefined : moneyText(totalIncome, currency);
  return {
    title: `Create the budget ${named(name)}`,
    summary: `From ${dayText(startDate)} to ${dayText(endDate)}${income === undefined ? '' : `, with ${income} to spend`}.`,
    lines: [
      ...added('Name', name),
      ...added('First day', dayText(startDate)),
      ...added('Last day', dayText(endDate)),
      ...added('Income', income),
    ],
  };
}

function budgetChange({ changes }: Of<'update_budget'>, { currency, plan }: Facts): Words {
  const { name, startDate, endDate, totalIncome } = changes;
  const lines = [
    ...changed('Name', plan?.name ?? null, name),
    ...changed('First day', dayOf(plan?.startDate) ?? null, dayOf(startDate)),
    ...changed('Last day', dayOf(plan?.endDate) ?? null, dayOf(endDate)),
    ...changed('Income', moneyOf(plan?.totalIncome, currency) ?? null, moneyOf(totalIncome, currency)),
  ];
  return { title: `Change the budget ${named(plan?.name ?? '')}`, summary: becoming(lines), lines };
}

function newCategory(action: Of<'create_category'>, { currency, plan }: Facts): Words {
  const { name, allocationType, allocationValue, color, icon } = action;
  const limit = limitText(allocationType, allocationValue, currency);
  return {
    title: `Create the category ${named(name)}`,
    summary: `${limit} for ${named(name)} in the budget ${named(plan?.name ?? '')}.`,
    lines: [
      ...added('Category', name),
      ...added('Limit', limit),
      ...added('Colour', color),
      ...added('Icon', icon),
      ...added('Budget', plan?.name),
    ],
  };
}

function categoryChange({ changes }: Of<'update_category'>, { currency, plan, category }: Facts): Words {
  const { name, color, icon, sortOrder, allocationType, allocationValue } = changes;
  const isOfLimit = allocationType !== undefined || allocationValue !== undefined;
  const limit = category && limitText(category.allocationType, category.allocationValue, currency);
  const next = limitText(
    allocationType ?? category?.allocationType ?? 'fixed',
    allocationValue ?? category?.allocationValue ?? 0,
    currency,
  );
  const lines = [
    ...changed('Name', category?.name ?? null, name),
    ...changed('Limit', limit ?? null, isOfLimit ? next : undefined),
    ...added('Colour', color),
    ...added('Icon', icon),
    ...added('Order', sortOrder?.toString()),
  ];
  const where = plan ? `In the budget ${named(plan.name)}. ` : '';
  return {
    title: `Change the category ${named(category?.name ?? '')}`,
    summary: lines.length === 0 ? '' : `${where}${becoming(lines)}`,
    lines,
  };
}

function newTransaction(action: Of<'create_transaction'>, { currency, plan, filed, names }: Facts): Words {
  const { amount, date, details, categoryId, subcategoryId } = action;
  const price = moneyText(amount, currency);
  const category = filed?.name ?? names?.get(categoryId ?? '');
  const what = details ?? category;
  return {
    title: `Add ${price}${what === undefined ? '' : ` for ${named(what)}`}`,
    summary: `${price} on ${dayText(date)}${category === undefined ? '' : ` under ${named(category)}`} in the budget ${named(plan?.name ?? '')}.`,
    lines: [
      ...added('Amount', price),
      ...added('Day', dayText(date)),
      ...added('Details', details && cut(details, 200)),
      ...added('Category', category),
      ...added('Subcategory', names?.get(subcategoryId ?? '')),
      ...added('Budget', plan?.name),
      ...leftLine(filed ?? (category === undefined ? plan : undefined), amount, currency),
    ],
  };
}

/** What is left of a category or of a budget, before and after. */
function leftLine(
  of: Pick<PlanCategory, 'name' | 'limit' | 'totalSpend'> | undefined,
  amount: number,
  currency: string,
): ActionLine[] {
  if (!of || of.limit <= 0) return [];
  const left = of.limit - of.totalSpend;
  return changed(
    `Left in ${cut(of.name, 40)}`,
    moneyText(left, currency),
    moneyText(left - amount, currency),
  );
}

function transactionChange({ changes }: Of<'update_transaction'>, { entry, names }: Facts): Words {
  if (!entry) return { title: 'Change a payment', summary: '', lines: [] };
  const { amount, date, details, categoryId, subcategoryId } = changes;
  const text = (value: number): string => moneyText(Math.abs(value), entry.currency);
  const nameOf = (id: string | null): string | null => names?.get(id ?? '') ?? null;
  const filed = (id: string | null | undefined): string | undefined =>
    id === undefined ? undefined : (nameOf(id) ?? '–');
  const lines = [
    ...changed('Amount', text(entry.amount), amount === undefined ? undefined : text(amount)),
    ...changed('Day', dayText(entry.date), dayOf(date)),
    ...changed('Details', entry.details, details === null ? '–' : details && cut(details, 200)),
    ...changed('Category', nameOf(entry.categoryId), filed(categoryId)),
    ...changed('Subcategory', nameOf(entry.subcategoryId), filed(subcategoryId)),
  ];
  const what = entry.details ?? entry.merchant ?? nameOf(entry.categoryId) ?? text(entry.amount);
  const said = lines.map(({ label, after }) => `${label.toLowerCase()} becomes ${after}`).join(', ');
  return {
    title: `Change ${named(what)}`,
    summary: lines.length === 0 ? '' : `${text(entry.amount)} of ${dayText(entry.date)}: ${said}.`,
    lines,
  };
}

const dayOf = (day: string | undefined): string | undefined => day && dayText(day);

const moneyOf = (amount: number | undefined, currency: string): string | undefined =>
  amount === undefined ? undefined : moneyText(amount, currency);

const limitText = (type: string, value: number, currency: string): string =>
  type === 'percentage' ? `${value} % of the income` : moneyText(value, currency);

const becoming = (lines: readonly ActionLine[]): string =>
  lines.length === 0
    ? ''
    : `${lines.map(({ label, before, after }) => (before === null ? `${label}: ${after}` : `${label}: ${before} becomes ${after}`)).join('. ')}.`;
