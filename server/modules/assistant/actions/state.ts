import { isFailure } from '../../../kernel/errors.ts';
import type { UserCtx } from '../../../db/context.ts';
import { getBudget, getCategory, readTransactionState } from '../../book/index.ts';
import type { Action } from '../action-schema.ts';

export type EntityType = 'budget' | 'category' | 'transaction';

/** Fields of an entity by their names, for comparing. */
export type State = Readonly<Record<string, unknown>>;

/** How a change that was carried out is taken back: what it made is removed, or what it changed put back. */
export interface Undo {
  kind: 'remove' | 'restore';
  before: State | null;
  after: State;
}

/** The entity that an action changes; undefined for those that make one. */
export function targetOf(action: Action): { entityType: EntityType; entityId: string } | undefined {
  if (action.type === 'update_budget') return { entityType: 'budget', entityId: action.budgetId };
  if (action.type === 'update_category') return { entityType: 'category', entityId: action.categoryId };
  if (action.type === 'update_transaction')
    return { entityType: 'transaction', entityId: action.transactionId };
  return undefined;
}

/** Throws 404. */
export async function readState(ctx: UserCtx, entityType: EntityType, entityId: string): Promise<State> {
  if (entityType === 'budget') {
    const { name, startDate, endDate, totalIncome } = await getBudget(ctx, { budgetId: entityId });
    return { name, startDate, endDate, totalIncome };
  }
  if (entityType === 'category') {
    const category = await getCategory(ctx, { categoryId: entityId });
    const { name, color, icon, allocationType, allocationValue, sortOrder } = category;
    return { name, color, icon, allocationType, allocationValue, sortOrder };
  }
  return { ...(await readTransactionState(ctx, { transactionId: entityId })) };
}

/** The same, or undefined for what is not there. */
export async function findState(
  ctx: UserCtx,
  entityType: EntityType,
  entityId: string,
): Promise<State | undefined> {
  try {
    return await readState(ctx, entityType, entityId);
  } catch (error) {
    if (isFailure(error) && error.kind === 'not_found') return undefined;
    throw error;
  }
}

/** An amount is kept in cents; every other field has its own name. */
const kept = (field: string): string => (field === 'amount' ? 'amountMinor' : field);

/** The fields that an action would change, as they are now: what its user is shown and what must still be so. */
export async function shownBefore(ctx: UserCtx, action: Action): Promise<State> {
  const target = targetOf(action);
  if (!target || !('changes' in action)) return {};
  const state = await readState(ctx, target.entityType, target.entityId);
  return Object.fromEntries(Object.keys(action.changes).map((field) => [kept(field), state[kept(field)]]));
}

/** Where two states differ, over the fields of the first. Pure. */
export const differences = (shown: State, now: State): { field: string; shown: unknown; now: unknown }[] =>
  Object.keys(shown)
    .filter((field) => shown[field] !== now[field])
    .map((field) => ({ field, shown: shown[field], now: now[field] ?? null }));
