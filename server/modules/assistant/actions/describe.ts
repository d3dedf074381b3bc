import type { UserCtx } from '../../../db/context.ts';
import { bookCurrency, getBudget, getCategory, getEntry } from '../../book/index.ts';
import type { Action, ActionLine, Draft } from '../action-schema.ts';
import { cut, moneyText } from '../tools/drafts/lines.ts';

const MAX_TITLE = 160;
const MAX_SUMMARY = 400;

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  startDate: 'First day',
  endDate: 'Last day',
  totalIncome: 'Income',
  color: 'Colour',
  icon: 'Icon',
  allocationType: 'Kind of allocation',
  allocationValue: 'Allocation',
  sortOrder: 'Order',
  categoryId: 'Category',
  subcategoryId: 'Subcategory',
  amount: 'Amount',
  date: 'Day',
  details: 'Details',
};
const MONEY = new Set(['amount', 'totalIncome']);

type Fields = Readonly<Record<string, unknown>>;

/** An amount in words of the book's currency. */
type Say = (amount: number) => string;

/** A field's value for a person: money as money, categories by their names. Throws 404 for a category of nobody's. */
async function said(ctx: UserCtx, money: Say, field: string, value: unknown): Promise<string | null> {
  if (value === null || value === undefined || value === '') return null;
  if (MONEY.has(field) && typeof value === 'number') return money(value);
  if (field.endsWith('ategoryId') && typeof value === 'string')
    return (await getCategory(ctx, { categoryId: value })).name;
  return String(value);
}

async function linesOf(
  ctx: UserCtx,
  money: Say,
  before: Fields | null,
  after: Fields,
): Promise<ActionLine[]> {
  const shown = Object.keys(LABELS).filter((field) => after[field] !== undefined);
  const lines = await Promise.all(
    shown.map(async (field) => ({
      label: LABELS[field] ?? field,
      before: before === null ? null : ((await said(ctx, money, field, before[field])) ?? 'none'),
      after: (await said(ctx, money, field, after[field])) ?? 'none',
    })),
  );
  return lines.filter(({ before: was, after: becomes }) => was !== becomes);
}

/** A change in words, from the book as it is: how an edited change is shown again. Throws 404. */
export async function describeAction(ctx: UserCtx, action: Action): Promise<Draft> {
  const currency = await bookCurrency(ctx);
  const money: Say = (amount) => moneyText(Math.abs(amount), currency);
  const { title, before, after } = await storyOf(ctx, money, action);
  const lines = await linesOf(ctx, money, before, after);
  const summary = lines
    .map(({ label, before: was, after: becomes }) =>
      was === null ? `${label}: ${becomes}` : `${label}: ${was} → ${becomes}`,
    )
    .join(', ');
  return { action, title: cut(title, MAX_TITLE), summary: cut(summary || title, MAX_SUMMARY), lines };
}

async function storyOf(
  ctx: UserCtx,
  money: Say,
  action: Action,
): Promise<{ title: string; before: Fields | null; after: Fields }> {
  switch (action.type) {
    case 'create_budget':
      return { title: `Make the budget “${action.name}”`, before: null, after: action };
    case 'create_category': {
      const budget = await getBudget(ctx, { budgetId: action.budgetId });
      return { title: `Add the category “${action.name}” to ${budget.name}`, before: null, after: action };
    }
    case 'create_transaction': {
      const { name } = await getBudget(ctx, { budgetId: action.budgetId });
      const where = action.details === null || action.details === undefined ? '' : ` for ${action.details}`;
      return { title: `Add ${money(action.amount)}${where} to ${name}`, before: null, after: action };
    }
    case 'update_budget': {
      const before = await getBudget(ctx, { budgetId: action.budgetId });
      return { title: `Change the budget “${before.name}”`, before: { ...before }, after: action.changes };
    }
    case 'update_category': {
      const before = await getCategory(ctx, { categoryId: action.categoryId });
      return { title: `Change the category “${before.name}”`, before: { ...before }, after: action.changes };
    }
    case 'update_transaction': {
      const before = await getEntry(ctx, { transactionId: action.transactionId });
      const what = `${money(before.amount)}${before.details ? ` for ${before.details}` : ''}`;
      return { title: `Change ${what} of ${before.date}`, before: { ...before }, after: action.changes };
    }
  }
}
