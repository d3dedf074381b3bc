import { z } from 'zod';
import {
  bookCurrency,
  getEntry,
  readPlans,
  type BudgetPlan,
  type PlanCategory,
} from '../../../book/index.ts';
import { fail } from '../errors.ts';
import { rounded } from '../list-budgets.ts';
import { ownDay } from '../own-book.ts';
import { DRAFTS_MONEY } from '../rights.ts';
import { tool } from '../tool.ts';
import { categoryIn, chooseBudget } from './choose-budget.ts';
import { added, changed, cut, dayText, minorFrom, moneyText, named } from './lines.ts';

const fields = {
  amount: z.number().min(0).max(1_000_000_000),
  date: z.iso.date(),
  details: z.string().max(1_000),
  /** By name or id. */
  category: z.string().max(255),
};

export const draftCreateTransaction = tool({
  name: 'draftCreateTransaction',
  title: 'Drafting a transaction',
  description:
    'Drafts a new spending for the user to confirm; nothing is written. The amount is how much was spent. Without a budget ' +
    'it goes into the one that covers the day; the category is one of that budget, by name.',
  input: z.strictObject({
    amount: fields.amount,
    date: fields.date.optional(),
    details: fields.details.optional(),
    category: fields.category.optional(),
    budget: z.string().max(255).optional(),
    budgetId: z.string().max(64).optional(),
  }),
  needs: DRAFTS_MONEY,
  run: async (ctx, { amount, date, details, category, budget, budgetId }) => {
    minorFrom(amount);
    const day = date ?? (await ownDay(ctx));
    const [plans, currency] = await Promise.all([readPlans(ctx), bookCurrency(ctx)]);
    const plan = chooseBudget(plans, { day, budget, budgetId, category });
    const filed = category === undefined ? undefined : categoryIn(plan, category);
    const price = moneyText(amount, currency);
    const what = details ?? filed?.name;
    return {
      output: {
        drafted: true,
        amount,
        date: day,
        details: details ?? null,
        budgetId: plan.id,
        budgetName: plan.name,
        categoryId: filed?.id ?? null,
        categoryName: filed?.name ?? null,
        /** Named, but the budget has no such category. */
        unknownCategory: category !== undefined && !filed ? category : null,
        isOutsideBudget: day < plan.startDate || day > plan.endDate,
      },
      draft: {
        action: {
          type: 'create_transaction',
          budgetId: plan.id,
          amount,
          date: day,
          ...(details !== undefined && { details }),
          ...(filed && { categoryId: filed.id }),
        },
        title: cut(`Add ${price}${what === undefined ? '' : ` for ${named(what)}`}`, 160),
        summary: cut(
          `${price} on ${dayText(day)}${filed ? ` under ${named(filed.name)}` : ''} in the budget ${named(plan.name)}.`,
          400,
        ),
        lines: [
          ...added('Amount', price),
          ...added('Day', dayText(day)),
          ...added('Details', details && cut(details, 200)),
          ...added('Category', filed?.name),
          ...added('Budget', plan.name),
          ...leftLine(plan, filed, amount, currency),
        ],
      },
    };
  },
});

/** What is left of the category, else of the budget, before and after. */
function leftLine(plan: BudgetPlan, filed: PlanCategory | undefined, amount: number, currency: string) {
  const of = filed ?? plan;
  if (of.limit <= 0) return [];
  const left = rounded(of.limit - of.totalSpend);
  return changed(
    `Left in ${cut(of.name, 40)}`,
    moneyText(left, currency),
    moneyText(rounded(left - amount), currency),
  );
}

export const draftUpdateTransaction = tool({
  name: 'draftUpdateTransaction',
  title: 'Drafting a change of a transaction',
  description:
    'Drafts a change of a transaction for the user to confirm; nothing is written. Give its id and the fields that change. ' +
    'A category can be given to transactions of a budget only.',
  input: z.strictObject({
    transactionId: z.string().max(64),
    amount: fields.amount.optional(),
    date: fields.date.optional(),
    details: fields.details.nullable().optional(),
    category: fields.category.nullable().optional(),
  }),
  needs: DRAFTS_MONEY,
  run: async (ctx, { transactionId, amount, date, details, category }) => {
    const row = await getEntry(ctx, { transactionId });
    const plan =
      row.budgetId === null
        ? undefined
        : chooseBudget(await readPlans(ctx), { day: row.date, budgetId: row.budgetId });
    if (category !== undefined && !plan) throw fail('not_in_budget');
    const filed = plan && typeof category === 'string' ? categoryIn(plan, category) : undefined;
    if (plan && typeof category === 'string' && !filed)
      throw fail('unknown_category', { category, budget: plan.name });
    const before = plan?.categories.find(({ id }) => id === row.categoryId);
    const isIncome = row.amount > 0;
    if (amount !== undefined) minorFrom(amount);
    const text = (value: number): string => moneyText(Math.abs(value), row.currency);
    const lines = [
      ...changed('Amount', text(row.amount), amount === undefined ? undefined : text(amount)),
      ...changed('Day', dayText(row.date), date && dayText(date)),
      ...changed('Details', row.details, details === null ? '–' : details && cut(details, 200)),
      ...changed('Category', before?.name ?? null, category === null ? '–' : filed?.name),
    ];
    if (lines.length === 0) throw fail('nothing_changes');
    const what = row.details ?? row.merchant ?? before?.name ?? text(row.amount);
    return {
      output: {
        drafted: true,
        transactionId,
        budgetId: row.budgetId,
        wasIncome: isIncome,
        changes: lines,
        before: { amount: row.amount, date: row.date, details: row.details, category: before?.name ?? null },
      },
      draft: {
        action: {
          type: 'update_transaction',
          transactionId,
          changes: {
            ...(amount !== undefined && { amount }),
            ...(date !== undefined && { date }),
            ...(details !== undefined && { details }),
            ...(category !== undefined && { categoryId: filed?.id ?? null }),
          },
        },
        title: cut(`Change ${named(what)}`, 160),
        summary: cut(
          `${text(row.amount)} of ${dayText(row.date)}: ${lines.map(({ label, after }) => `${label.toLowerCase()} becomes ${after}`).join(', ')}.`,
          400,
        ),
        lines,
      },
    };
  },
});
