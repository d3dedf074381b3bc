import { and, asc, eq, isNull } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { notFound } from '../../../kernel/errors.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { assistantActions, assistantConversations } from '../tables.ts';
import type { ActionRow } from './view.ts';

/** A change of the caller's own, in a conversation that is still there. Throws 404. */
export async function findAction(ctx: UserCtx, actionId: string): Promise<ActionRow> {
  const [row] = isUuid(actionId)
    ? await ctx.db
        .select({ action: assistantActions })
        .from(assistantActions)
        .innerJoin(
          assistantConversations,
          and(
            eq(assistantConversations.customerId, assistantActions.customerId),
            eq(assistantConversations.id, assistantActions.conversationId),
            isNull(assistantConversations.deletedAt),
          ),
        )
        .where(
          and(
            eq(assistantActions.customerId, ctx.customerId),
            eq(assistantActions.id, actionId),
            eq(assistantActions.userId, ctx.actor.userId),
          ),
        )
    : [];
  if (!row) throw notFound('action');
  return row.action;
}

/** All changes of a conversation, the oldest first. */
export const actionsOf = (ctx: UserCtx, conversationId: string): Promise<ActionRow[]> =>
  ctx.db
    .select()
    .from(assistantActions)
    .where(
      and(
        eq(assistantActions.customerId, ctx.customerId),
        eq(assistantActions.conversationId, conversationId),
      ),
    )
    .orderBy(asc(assistantActions.id));
