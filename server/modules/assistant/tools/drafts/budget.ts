import { z } from 'zod';
import { readPlans } from '../../../book/index.ts';
import { fail } from '../errors.ts';
import { ownBook, ownDay } from '../own-book.ts';
import { DRAFTS_BUDGETS } from '../rights.ts';
import { tool } from '../tool.ts';
import { chooseBudget } from './choose-budget.ts';
import { added, changed, cut, dayText, minorFrom, moneyText, named } from './lines.ts';

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
    const income = totalIncome === undefined ? undefined : moneyText(totalIncome, study.currency);
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
      draft: {
        action: {
          type: 'create_budget',
          name,
          startDate,
          endDate,
          ...(totalIncome !== undefined && { totalIncome }),
        },
        title: cut(`Create the budget ${named(name)}`, 160),
        summary: `From ${dayText(startDate)} to ${dayText(endDate)}${income === undefined ? '' : `, with ${income} to spend`}.`,
        lines: [
          ...added('Name', name),
          ...added('First day', dayText(startDate)),
          ...added('Last day', dayText(endDate)),
          ...added('Income', income),
        ],
      },
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
    const money = (amount: number): string => moneyText(amount, study.currency);
    const lines = [
      ...changed('Name', plan.name, name),
      ...changed('First day', dayText(plan.startDate), startDate && dayText(startDate)),
      ...changed('Last day', dayText(plan.endDate), endDate && dayText(endDate)),
      ...changed(
        'Income',
        money(plan.totalIncome),
        totalIncome === undefined ? undefined : money(totalIncome),
      ),
    ];
    if (lines.length === 0) throw fail('nothing_changes');
    return {
      output: { drafted: true, budgetId: plan.id, budgetName: plan.name, changes: lines },
      draft: {
        action: {
          type: 'update_budget',
          budgetId: plan.id,
          changes: {
            ...(name !== undefined && { name }),
            ...(startDate !== undefined && { startDate }),
            ...(endDate !== undefined && { endDate }),
            ...(totalIncome !== undefined && { totalIncome }),
          },
        },
        title: cut(`Change the budget ${named(plan.name)}`, 160),
        summary: cut(
          `${lines.map(({ label, before, after }) => `${label}: ${before} becomes ${after}`).join('. ')}.`,
          400,
        ),
        lines,
      },
    };
  },
});
