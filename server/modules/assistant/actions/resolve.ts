import { and, eq, gt, isNull } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { lockUser } from '../../accounts/index.ts';
import { tellPages } from '../feed.ts';
import { fail } from '../errors.ts';
import type { PendingAction } from '../action-schema.ts';
import { assistantActions } from '../tables.ts';
import { hashOf } from './canonical.ts';
import { applyAction, checkRights, type Applied } from './apply.ts';
import { findAction } from './find.ts';
import { revert } from './revert.ts';
import { differences, findState, targetOf } from './state.ts';
import { actionView, statusOf, type ActionRow } from './view.ts';

const UNDO_MS = 15 * 60_000;

/** One decision of a user at a time: the lock comes before the row is read. */
const deciding = <T>(ctx: UserCtx, work: (ctx: UserCtx) => Promise<T>): Promise<T> =>
  ctx.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    return work(ctx);
  });

const rowOf = (ctx: UserCtx, { id }: ActionRow) =>
  and(
    eq(assistantActions.customerId, ctx.customerId),
    eq(assistantActions.id, id),
    eq(assistantActions.userId, ctx.actor.userId),
  );

/** Ends the waiting, if nobody has done so before. The only statement that does: a change is decided about once. */
export async function decide(
  ctx: UserCtx,
  row: ActionRow,
  status: 'executed' | 'cancelled',
  supersededBy: string | null = null,
): Promise<ActionRow> {
  const now = ctx.now().toISOString();
  const [decided] = await ctx.db
    .update(assistantActions)
    .set({ status, resolvedAt: now, supersededBy })
    .where(
      and(
        rowOf(ctx, row),
        eq(assistantActions.status, 'pending'),
        eq(assistantActions.hash, row.hash),
        gt(assistantActions.expiresAt, now),
      ),
    )
    .returning();
  if (!decided) throw refusalOf(ctx, await findAction(ctx, row.id));
  return decided;
}

/** Why a change that is not waiting cannot be decided about. */
export function refusalOf(ctx: UserCtx, row: ActionRow) {
  const status = statusOf(ctx, row);
  if (status === 'executed') return fail('action_executed');
  if (status === 'cancelled')
    return fail(
      'action_cancelled',
      row.supersededBy === null ? undefined : { superseded_by: row.supersededBy },
    );
  return fail('action_expired');
}

/**
 * Carries a change out: once, whoever asks how often, in the transaction that says so. What it is about must still be
 * as it was shown. Throws 404, 403, 409 `action_changed`, `action_expired`, `action_cancelled`, `action_outdated`.
 */
export const confirmAction = (
  ctx: UserCtx,
  { actionId, hash }: { actionId: string; hash: string },
): Promise<PendingAction> =>
  deciding(ctx, async (ctx) => {
    const row = await findAction(ctx, actionId);
    // Of the row as it is: what was written past us is another change.
    if (row.hash !== hash || hashOf(row) !== hash) throw fail('action_changed');
    if (row.status === 'executed') return actionView(ctx, row);
    checkRights(ctx, row.action);
    const decided = await decide(ctx, row, 'executed');
    await checkStillSo(ctx, decided);
    const { entityType, entityId, undo } = await applied(ctx, decided);
    const undoableUntil = new Date(ctx.now().getTime() + UNDO_MS).toISOString();
    const done = { ...decided, entityType, entityId, undo, undoableUntil };
    await ctx.db
      .update(assistantActions)
      .set({ entityType, entityId, undo, undoableUntil })
      .where(rowOf(ctx, row));
    await tellPages(ctx, { conversationId: row.conversationId });
    return actionView(ctx, done);
  });

async function checkStillSo(ctx: UserCtx, { action, before }: ActionRow): Promise<void> {
  const target = targetOf(action);
  if (!target) return;
  const now = await findState(ctx, target.entityType, target.entityId);
  if (!now) throw fail('action_outdated', { missing: target.entityType });
  const changed = differences(before, now);
  if (changed.length > 0) throw fail('action_outdated', { changed });
}

/** A budget or category that the change names may be gone by now. */
async function applied(ctx: UserCtx, { action }: ActionRow): Promise<Applied> {
  try {
    return await applyAction(ctx, action);
  } catch (error) {
    if (isFailure(error) && error.kind === 'not_found')
      throw fail('action_outdated', { missing: error.details?.resource });
    throw error;
  }
}

/** Nothing is changed, now or later. Cancelling twice is one. Throws 404, 409 `action_executed`, `action_expired`. */
export const cancelAction = (ctx: UserCtx, { actionId }: { actionId: string }): Promise<PendingAction> =>
  deciding(ctx, async (ctx) => {
    const row = await findAction(ctx, actionId);
    if (row.status === 'cancelled') return actionView(ctx, row);
    const decided = await decide(ctx, row, 'cancelled');
    await tellPages(ctx, { conversationId: row.conversationId });
    return actionView(ctx, decided);
  });

/**
 * Takes back what was carried out, within 15 minutes and only while nothing of it was changed since. Twice is one.
 * Throws 404, 403, 409 `not_undoable`, `undo_expired`, `undo_outdated`.
 */
export const undoAction = (ctx: UserCtx, { actionId }: { actionId: string }): Promise<PendingAction> =>
  deciding(ctx, async (ctx) => {
    const row = await findAction(ctx, actionId);
    const { entityType, entityId, undo, undoableUntil } = row;
    if (row.undoneAt !== null) return actionView(ctx, row);
    if (row.status !== 'executed' || !entityType || !entityId || !undo || !undoableUntil)
      throw fail('not_undoable');
    checkRights(ctx, row.action);
    const now = ctx.now();
    if (Date.parse(undoableUntil) <= now.getTime()) throw fail('undo_expired');
    const undoneAt = now.toISOString();
    const undone = await ctx.db
      .update(assistantActions)
      .set({ undoneAt })
      .where(and(rowOf(ctx, row), isNull(assistantActions.undoneAt)))
      .returning({ id: assistantActions.id });
    if (undone.length > 0) await revert(ctx, { entityType, entityId }, undo);
    await tellPages(ctx, { conversationId: row.conversationId });
    return actionView(ctx, { ...row, undoneAt });
  });

export { deciding };
