import { isFailure } from '../../../kernel/errors.ts';
import type { UserCtx } from '../../../db/context.ts';
import * as book from '../../book/index.ts';
import { fail } from '../errors.ts';
import { differences, findState, type EntityType, type State, type Undo } from './state.ts';

/**
 * Takes a change back in the transaction at hand, and only that change: fields that it wrote must still be as it left
 * them, and what it made must be as it was made, with nothing in it. Throws 409 `undo_outdated`.
 */
export async function revert(
  ctx: UserCtx,
  entity: { entityType: EntityType; entityId: string },
  undo: Undo,
): Promise<void> {
  const now = await findState(ctx, entity.entityType, entity.entityId);
  if (!now) throw fail('undo_outdated', { missing: entity.entityType });
  const written = undo.before ? changedBetween(undo.before, undo.after) : undo.after;
  const changed = differences(written, now);
  if (changed.length > 0) throw fail('undo_outdated', { changed });
  try {
    if (undo.before) await restore(ctx, entity, pick(undo.before, Object.keys(written)));
    else await remove(ctx, entity);
  } catch (error) {
    // A category that is gone, one that is in use: the book has moved on.
    if (isFailure(error) && (error.kind === 'not_found' || error.kind === 'conflict'))
      throw fail('undo_outdated', { reason: error.code });
    throw error;
  }
}

const changedBetween = (before: State, after: State): State =>
  Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field] !== value));
const pick = (state: State, fields: readonly string[]): State =>
  Object.fromEntries(fields.map((field) => [field, state[field]]));

async function restore(
  ctx: UserCtx,
  { entityType, entityId }: { entityType: EntityType; entityId: string },
  fields: State,
): Promise<void> {
  if (Object.keys(fields).length === 0) return;
  // Kept states hold what the book itself once answered.
  if (entityType === 'budget')
    await book.updateBudget(ctx, book.budgetChange.parse({ budgetId: entityId, ...fields }));
  else if (entityType === 'category')
    await book.updateCategory(ctx, book.categoryChange.parse({ categoryId: entityId, ...fields }));
  else
    await book.restoreTransaction(ctx, {
      transactionId: entityId,
      state: book.transactionState.partial().parse(fields),
    });
}

async function remove(
  ctx: UserCtx,
  { entityType, entityId }: { entityType: EntityType; entityId: string },
): Promise<void> {
  if (entityType === 'transaction') await book.deleteTransaction(ctx, { transactionId: entityId });
  else if (entityType === 'category') await book.deleteCategory(ctx, { categoryId: entityId });
  else {
    const [categories, { data: rows }] = await Promise.all([
      book.listCategories(ctx, { budgetId: entityId }),
      book.listTransactions(ctx, { budgetId: entityId, limit: 1 }),
    ]);
    if (categories.length > 0 || rows.length > 0) throw fail('undo_outdated', { reason: 'budget_in_use' });
    await book.deleteBudget(ctx, { budgetId: entityId });
  }
}
