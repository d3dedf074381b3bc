import type { UserCtx } from '../../../db/context.ts';
import type { PendingAction } from '../action-schema.ts';
import type { assistantActions, ActionStatus } from '../tables.ts';

export type ActionRow = typeof assistantActions.$inferSelect;

/** What has waited too long is expired, whether or not somebody has written that down. */
export const statusOf = ({ now }: Pick<UserCtx, 'now'>, row: ActionRow): ActionStatus =>
  row.status === 'pending' && Date.parse(row.expiresAt) <= now().getTime() ? 'expired' : row.status;

export const actionView = (ctx: Pick<UserCtx, 'now'>, row: ActionRow): PendingAction => {
  const isOpen = row.undoneAt === null && row.undoableUntil !== null;
  return {
    id: row.id,
    conversationId: row.conversationId,
    messageId: row.messageId,
    action: row.action,
    title: row.title,
    summary: row.summary,
    confirmationMessage: row.confirmationMessage,
    lines: [...row.lines],
    hash: row.hash,
    status: statusOf(ctx, row),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    resolvedAt: row.resolvedAt,
    executedEntityType: row.entityType,
    executedEntityId: row.entityId,
    undoableUntil:
      isOpen && Date.parse(row.undoableUntil ?? '') > ctx.now().getTime() ? row.undoableUntil : null,
    undoneAt: row.undoneAt,
    supersededBy: row.supersededBy,
  };
};
