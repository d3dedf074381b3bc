import type { UserCtx } from '../../db/context.ts';
import { decimalOf } from '../../kernel/money.ts';
import { raise } from '../progression/index.ts';
import type { BudgetRow } from './find.ts';
import type { NewTransaction } from './rollups.ts';

/** What the book tells the engine, so that a companion grows from real habits with money. */

/** Names the row, so an event is told once however often its cause is repeated. */
const told = (ctx: UserCtx, type: string, id: string, properties: Record<string, unknown>) =>
  raise(ctx, {
    eventId: `fledge:${type}:${id}`,
    userId: ctx.actor.userId,
    type,
    properties,
  });

export const raiseTransactionLogged = (ctx: UserCtx, row: NewTransaction): Promise<void> =>
  told(ctx, 'transaction_logged', row.id, {
    transaction_id: row.id,
    budget_id: row.budgetId,
    category: row.category,
    amount: decimalOf(row.amountMinor),
    merchant: row.merchant ?? row.details,
  });

/** One event for a whole file: habits are rewarded, not the length of a statement. */
export const raiseTransactionsImported = (
  ctx: UserCtx,
  { id, accountId, count }: { id: string; accountId: string; count: number },
): Promise<void> => told(ctx, 'transactions_imported', id, { account_id: accountId, count });

export const raiseBudgetCreated = (ctx: UserCtx, row: BudgetRow): Promise<void> =>
  told(ctx, 'budget_created', row.id, { budget_id: row.id, limit: decimalOf(row.incomeMinor) });

/** A budget that its owner looked over and changed. */
export const raiseBudgetReviewed = (ctx: UserCtx, row: BudgetRow): Promise<void> =>
  told(ctx, 'budget_reviewed', `${row.id}:${ctx.now().toISOString()}`, { budget_id: row.id });
