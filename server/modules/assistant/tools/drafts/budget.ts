import { z } from 'zod';
import { readPlans } from '../../../book/index.ts';
import { fail } from '../errors.ts';
import { ownBook, ownDay } from '../own-book.ts';
import { DRAFTS_BUDGETS } from '../rights.ts';
import { tool } from '../tool.ts';
import { chooseBudget } from './choose-budget.ts';
import { minorFrom } from './lines.ts';
import { wordAction } from './wording.ts';

const fields = {
  name: z.string().min(1).max(255),
  startDate: z.iso.date(),
  endDate: z.iso.date(),
  totalIncome: z.number().min(0).max(1_000_000_000),
};

export const draftCreateBudget = tool({
  name: 'draftCreateBudget',
  title: 'Drafting a budget',
  description: 'Drafts a new budget with its first and last day for the user to confirm; nothing is written.',
  input: z.strictObject({ ...fields, totalIncome: fields.totalIncome.optional() }),
  needs: DRAFTS_BUDGETS,
  run: async (ctx, { name, startDate, endDate, totalIncome }) => {
    if (endDate < startDate) throw fail('nothing_changes', undefined, 'A budget ends after it begins.');
    if (totalIncome !== undefined) minorFrom(totalIncome);
    const [plans, { study }] = await Promise.all([readPlans(ctx), ownBook(ctx)]);
    const alike = plans.find((plan) => plan.name.toLowerCase() === name.toLowerCase());
    return {
      output: {
        drafted: true,
        name,
        startDate,
        endDate,
        totalIncome: totalIncome ?? null,
        /** One of that name is there already. */
        hasNamesake: alike !== undefined && alike.startDate <= endDate && startDate <= alike.endDate,
      },
      draft: wordAction(
        {
          type: 'create_budget',
          name,
          startDate,
          endDate,
          ...(totalIncome !== undefined && { totalIncome }),
        },
        { currency: study.currency },
      ),
    };
  },
});

export const draftUpdateBudget = tool({
  name: 'draftUpdateBudget',
  title: 'Drafting a change of a budget',
  description:
    'Drafts a change of a budget (name, days, income) for the user to confirm; nothing is written.',
  input: z.strictObject({
    budgetId: z.string().max(64).optional(),
    budget: z.string().max(255).optional(),
    name: fields.name.optional(),
    startDate: fields.startDate.optional(),
    endDate: fields.endDate.optional(),
    totalIncome: fields.totalIncome.optional(),
  }),
  needs: DRAFTS_BUDGETS,
  run: async (ctx, { budgetId, budget, name, startDate, endDate, totalIncome }) => {
    const day = await ownDay(ctx);
    const [plans, { study }] = await Promise.all([readPlans(ctx), ownBook(ctx)]);
    const plan = chooseBudget(plans, { day, budgetId, budget });
    if (totalIncome !== undefined) minorFrom(totalIncome);
    const draft = wordAction(
      {
        type: 'update_budget',
        budgetId: plan.id,
        changes: {
          ...(name !== undefined && { name }),
          ...(startDate !== undefined && { startDate }),
          ...(endDate !== undefined && { endDate }),
          ...(totalIncome !== undefined && { totalIncome }),
        },
      },
      { currency: study.currency, plan },
    );
    if (draft.lines.length === 0) throw fail('nothing_changes');
    return {
      output: { drafted: true, budgetId: plan.id, budgetName: plan.name, changes: draft.lines },
      draft,
    };
  },
});
