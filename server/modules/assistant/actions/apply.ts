import type { z } from 'zod';
import { holds } from '../../../kernel/actor.ts';
import type { UserCtx } from '../../../db/context.ts';
import * as book from '../../book/index.ts';
import type { Action } from '../action-schema.ts';
import { fail } from '../errors.ts';
import { DRAFTS_BUDGETS, DRAFTS_MONEY } from '../tools/rights.ts';
import { readState, targetOf, type EntityType, type State, type Undo } from './state.ts';

export interface Applied {
  entityType: EntityType;
  entityId: string;
  undo: Undo;
}

/** Throws 403 `rights_missing` for a credential that may talk but not write. */
export function checkRights(ctx: UserCtx, { type }: Action): void {
  const needs = type.endsWith('_transaction') ? DRAFTS_MONEY : DRAFTS_BUDGETS;
  if (!holds(ctx.actor, needs)) throw fail('rights_missing', { required: needs.session });
}

/** The book's own schema has the last word. Throws 422 `action_invalid`. */
function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  throw fail('action_invalid', { fields });
}

/** A change as a call of the book, with its input as the book takes it; nothing is written yet. Throws 422. */
function plan(
  action: Action,
  isIncome: boolean,
): { entityType: EntityType; run: (ctx: UserCtx) => Promise<{ id: string }> } {
  // What is spent is negative in the book; what came in stays an income when its amount changes.
  const signed = (amount: number): number => (isIncome ? amount : -amount);
  switch (action.type) {
    case 'create_budget': {
      const { type: _, ...fields } = action;
      const input = checked(book.budgetInput, fields);
      return { entityType: 'budget', run: (ctx) => book.createBudget(ctx, input) };
    }
    case 'update_budget': {
      const input = checked(book.budgetChange, { budgetId: action.budgetId, ...action.changes });
      return { entityType: 'budget', run: (ctx) => book.updateBudget(ctx, input) };
    }
    case 'create_category': {
      const { type: _, ...fields } = action;
      const input = checked(book.categoryInput, fields);
      return { entityType: 'category', run: (ctx) => book.createCategory(ctx, input) };
    }
    case 'update_category': {
      const input = checked(book.categoryChange, { categoryId: action.categoryId, ...action.changes });
      return { entityType: 'category', run: (ctx) => book.updateCategory(ctx, input) };
    }
    case 'create_transaction': {
      const { type: _, amount, ...fields } = action;
      const input = checked(book.transactionInput, { ...fields, amount: signed(amount) });
      return { entityType: 'transaction', run: (ctx) => book.createTransaction(ctx, input) };
    }
    case 'update_transaction': {
      const { amount, ...changes } = action.changes;
      const input = checked(book.transactionChange, {
        transactionId: action.transactionId,
        ...changes,
        ...(amount !== undefined && { amount: signed(amount) }),
      });
      return { entityType: 'transaction', run: (ctx) => book.updateEntry(ctx, input) };
    }
  }
}

const isIncome = (before: State | null): boolean =>
  typeof before?.amountMinor === 'number' && before.amountMinor > 0;

/** Whether the book would take it, as far as that can be told without writing. Throws 422 `action_invalid`. */
export const checkAction = (action: Action): void => void plan(action, false);

/** Carries a change out in the transaction at hand, through the book's own verbs. Throws what they throw. */
export async function applyAction(ctx: UserCtx, action: Action): Promise<Applied> {
  const target = targetOf(action);
  const before = target ? await readState(ctx, target.entityType, target.entityId) : null;
  const { entityType, run } = plan(action, isIncome(before));
  const { id: entityId } = await run(ctx);
  const after = await readState(ctx, entityType, entityId);
  return { entityType, entityId, undo: { kind: before ? 'restore' : 'remove', before, after } };
}
