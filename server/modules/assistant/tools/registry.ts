import type { z } from 'zod';
import { holds, type UserActor } from '../../../kernel/actor.ts';
import { analyzeSpending, comparePeriods } from './analyze-spending.ts';
import { draftCreateBudget, draftUpdateBudget } from './drafts/budget.ts';
import { draftCreateCategory, draftUpdateCategory } from './drafts/category.ts';
import { draftCreateTransaction, draftUpdateTransaction } from './drafts/transaction.ts';
import { findRestaurants } from './find-restaurants.ts';
import { findTransactions, getTransaction, latestEntry } from './find-transactions.ts';
import { listBudgets, listCategories } from './list-budgets.ts';
import {
  getForecast,
  getHabits,
  getHealthScore,
  getOverview,
  getRecurring,
  getUnusualPayments,
  simulatePurchase,
} from './money.ts';
import { findNames } from './names/find-names.ts';
import { getBuddy, getChallenges, getNotifications, getShop } from './play.ts';
import { refuse } from './rights.ts';
import type { Tool } from './tool.ts';

/** A tool as the registry holds it: it checks the caller's rights and its input, whoever runs it. */
const listed = <N extends string, I extends z.ZodType, O>(of: Tool<N, I, O>): Tool => ({
  ...of,
  run: async (ctx, input) => {
    if (!holds(ctx.actor, of.needs))
      throw refuse('scope_missing', { required: requiredOf(ctx.actor, of.needs) });
    return of.run(ctx, of.input.parse(input));
  },
});

const requiredOf = ({ via }: UserActor, { session, key }: Tool['needs']): string =>
  via === 'widget' ? session : key;

/** Everything that the assistant can look up or draft. */
export const TOOLS: readonly Tool[] = [
  listed(listBudgets),
  listed(listCategories),
  listed(findTransactions),
  listed(getTransaction),
  listed(latestEntry),
  listed(analyzeSpending),
  listed(comparePeriods),
  listed(findNames),
  listed(getOverview),
  listed(getForecast),
  listed(getHealthScore),
  listed(getUnusualPayments),
  listed(simulatePurchase),
  listed(getRecurring),
  listed(getHabits),
  listed(draftCreateBudget),
  listed(draftUpdateBudget),
  listed(draftCreateCategory),
  listed(draftUpdateCategory),
  listed(draftCreateTransaction),
  listed(draftUpdateTransaction),
  listed(getChallenges),
  listed(getBuddy),
  listed(getShop),
  listed(getNotifications),
  listed(findRestaurants),
];

/** The tools that a user's credential may use. */
export const toolsFor = (actor: UserActor): Tool[] => TOOLS.filter(({ needs }) => holds(actor, needs));
