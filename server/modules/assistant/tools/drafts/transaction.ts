import { z } from 'zod';
import { bookCurrency, getEntry, readPlans } from '../../../book/index.ts';
import { fail } from '../errors.ts';
import { ownDay } from '../own-book.ts';
import { DRAFTS_MONEY } from '../rights.ts';
import { tool } from '../tool.ts';
import { categoryIn, chooseBudget } from './choose-budget.ts';
import { minorFrom } from './lines.ts';
import { wordAction } from './wording.ts';

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
      draft: wordAction(
        {
          type: 'create_transaction',
          budgetId: plan.id,
          amount,
          date: day,
          ...(details !== undefined && { details }),
          ...(filed && { categoryId: filed.id }),
        },
        { currency, plan, filed },
      ),
    };
  },
});

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
    if (amount !== undefined) minorFrom(amount);
    const draft = wordAction(
      {
        type: 'update_transaction',
        transactionId,
        changes: {
          ...(amount !== undefined && { amount }),
          ...(date !== undefined && { date }),
          ...(details !== undefined && { details }),
          ...(category !== undefined && { categoryId: filed?.id ?? null }),
        },
      },
      {
        currency: row.currency,
        entry: row,
        names: new Map(plan?.categories.map(({ id, name }) => [id, name])),
      },
    );
    if (draft.lines.length === 0) throw fail('nothing_changes');
    return {
      output: {
        drafted: true,
        transactionId,
        budgetId: row.budgetId,
        wasIncome: row.amount > 0,
        changes: draft.lines,
        before: { amount: row.amount, date: row.date, details: row.details, category: before?.name ?? null },
      },
      draft,
    };
  },
});
