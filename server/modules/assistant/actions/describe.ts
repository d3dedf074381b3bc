import type { UserCtx } from '../../../db/context.ts';
import { bookCurrency, getBudget, getCategory, getEntry, readPlans } from '../../book/index.ts';
import type { Action, Draft } from '../action-schema.ts';
import { wordAction, type Facts } from '../tools/drafts/wording.ts';

/** A change in words, from the book as it is: how an edited change is shown again. Throws 404. */
export async function describeAction(ctx: UserCtx, action: Action): Promise<Draft> {
  const [currency, facts] = await Promise.all([bookCurrency(ctx), factsOf(ctx, action)]);
  return wordAction(action, { currency, ...facts });
}

async function factsOf(ctx: UserCtx, action: Action): Promise<Omit<Facts, 'currency'>> {
  switch (action.type) {
    case 'create_budget':
      return {};
    case 'update_budget':
    case 'create_category':
      return { plan: await planOf(ctx, action.budgetId) };
    case 'create_transaction': {
      const [plan, names] = await Promise.all([planOf(ctx, action.budgetId), namesOf(ctx, action)]);
      return { plan, names, filed: plan.categories.find(({ id }) => id === action.categoryId) };
    }
    case 'update_category': {
      const { categoryId } = action;
      const [category, plans] = await Promise.all([getCategory(ctx, { categoryId }), readPlans(ctx)]);
      const plan = plans.find(({ categories }) => categories.some(({ id }) => id === categoryId));
      return { category, plan };
    }
    case 'update_transaction': {
      const entry = await getEntry(ctx, { transactionId: action.transactionId });
      return { entry, names: await namesOf(ctx, entry, action.changes) };
    }
  }
}

/** A budget of the caller's; of one that ended long ago, what its categories have left is not told. */
async function planOf(ctx: UserCtx, budgetId: string) {
  const plan = (await readPlans(ctx)).find(({ id }) => id === budgetId);
  return plan ?? { ...(await getBudget(ctx, { budgetId })), limit: 0, categories: [] };
}

interface Filed {
  categoryId?: string | null | undefined;
  subcategoryId?: string | null | undefined;
}

async function namesOf(ctx: UserCtx, ...filed: readonly Filed[]): Promise<Map<string, string>> {
  const ids = new Set(
    filed.flatMap(({ categoryId, subcategoryId }) =>
      [categoryId, subcategoryId].filter((id) => typeof id === 'string'),
    ),
  );
  const found = await Promise.all([...ids].map((categoryId) => getCategory(ctx, { categoryId })));
  return new Map(found.map(({ id, name }) => [id, name]));
}
