import { z } from 'zod';
import { readPlans, type PlanCategory } from '../../../book/index.ts';
import { fail } from '../errors.ts';
import { ownBook, ownDay } from '../own-book.ts';
import { DRAFTS_BUDGETS } from '../rights.ts';
import { tool } from '../tool.ts';
import { categoryIn, chooseBudget } from './choose-budget.ts';
import { minorFrom } from './lines.ts';
import { wordAction } from './wording.ts';

const where = {
  budgetId: z.string().max(64).optional(),
  budget: z.string().max(255).optional(),
};
const name = z.string().min(1).max(255);
const allocationType = z.enum(['fixed', 'percentage']);
/** Money a budget's time, or percent of its income. */
const allocationValue = z.number().min(0).max(1_000_000_000);

export const draftCreateCategory = tool({
  name: 'draftCreateCategory',
  title: 'Drafting a category',
  description:
    'Drafts a new category of a budget with what it may spend, for the user to confirm; nothing is written. Without a budget it ' +
    'goes into the one that runs today.',
  input: z.strictObject({
    ...where,
    name,
    allocationType: allocationType.default('fixed'),
    allocationValue: allocationValue.default(0),
  }),
  needs: DRAFTS_BUDGETS,
  run: async (ctx, { budget, budgetId, name, allocationType, allocationValue }) => {
    minorFrom(allocationValue);
    const day = await ownDay(ctx);
    const [plans, { study }] = await Promise.all([readPlans(ctx), ownBook(ctx)]);
    const plan = chooseBudget(plans, { day, budget, budgetId });
    if (plan.categories.some((known) => known.name.toLowerCase() === name.toLowerCase()))
      throw fail('category_exists', { category: name, budget: plan.name });
    return {
      output: {
        drafted: true,
        name,
        allocationType,
        allocationValue,
        budgetId: plan.id,
        budgetName: plan.name,
      },
      draft: wordAction(
        { type: 'create_category', budgetId: plan.id, name, allocationType, allocationValue },
        { currency: study.currency, plan },
      ),
    };
  },
});

export const draftUpdateCategory = tool({
  name: 'draftUpdateCategory',
  title: 'Drafting a change of a category',
  description:
    'Drafts a change of a category (its limit or its name) for the user to confirm; nothing is written. The category is named ' +
    'as the user calls it, in the budget that runs today unless another is named.',
  input: z.strictObject({
    ...where,
    category: z.string().min(1).max(255),
    name: name.optional(),
    allocationType: allocationType.optional(),
    allocationValue: allocationValue.optional(),
    /** Added to the limit, or taken from it. */
    by: z.number().min(-1_000_000_000).max(1_000_000_000).optional(),
  }),
  needs: DRAFTS_BUDGETS,
  run: async (ctx, { budget, budgetId, category, name, allocationType, allocationValue, by }) => {
    const day = await ownDay(ctx);
    const [plans, { study }] = await Promise.all([readPlans(ctx), ownBook(ctx)]);
    const plan = chooseBudget(plans, { day, budget, budgetId, category });
    const known = categoryIn(plan, category);
    if (!known) throw fail('unknown_category', { category, budget: plan.name });
    const value = by === undefined ? allocationValue : moved(known, by);
    if (value !== undefined) minorFrom(value);
    const type = allocationType ?? known.allocationType;
    const draft = wordAction(
      {
        type: 'update_category',
        categoryId: known.id,
        changes: {
          ...(name !== undefined && { name }),
          ...(allocationType !== undefined && { allocationType }),
          ...(value !== undefined && { allocationValue: value }),
        },
      },
      { currency: study.currency, plan, category: known },
    );
    if (draft.lines.length === 0) throw fail('nothing_changes');
    return {
      output: {
        drafted: true,
        categoryId: known.id,
        categoryName: known.name,
        budgetId: plan.id,
        budgetName: plan.name,
        spent: known.totalSpend,
        before: known.allocationValue,
        after: value ?? known.allocationValue,
        allocationType: type,
        changes: draft.lines,
      },
      draft,
    };
  },
});

const moved = ({ allocationValue }: PlanCategory, by: number): number =>
  Math.max(0, Math.round((allocationValue + by) * 100) / 100);
