import { and, desc, eq, isNull } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { lockUser } from '../../accounts/index.ts';
import { findConversation, findTurn } from '../conversations/find.ts';
import { fail } from '../errors.ts';
import type { Started } from '../schema.ts';
import { assistantActions, assistantMessages } from '../tables.ts';
import { NOTHING } from './replies.ts';
import { begun, checkRoom, findStarted, insertTurn } from './start.ts';

/**
 * Answers the message of the latest turn again, in place of the answer that was given; changes that wait in that are
 * cancelled. Throws 404, 409 `turn_not_ended`, `turn_outdated`, `turn_not_repeatable`, and what a start throws.
 */
export async function retryTurn(
  ctx: UserCtx,
  { turnId, clientId }: { turnId: string; clientId: string },
): Promise<Started> {
  checkRoom(ctx);
  const prepared = await ctx.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    const known = await findStarted(ctx, clientId);
    if (known) return known;
    const turn = await findTurn(ctx, turnId);
    const conversation = await findConversation(ctx, turn.conversationId);
    if (turn.status === 'running') throw fail('turn_not_ended');
    if (turn.decided) throw fail('turn_not_repeatable');
    const [answer, message] = await ctx.db
      .select()
      .from(assistantMessages)
      .where(
        and(
          eq(assistantMessages.customerId, ctx.customerId),
          eq(assistantMessages.conversationId, conversation.id),
          isNull(assistantMessages.replacedAt),
        ),
      )
      .orderBy(desc(assistantMessages.position))
      .limit(2);
    if (answer?.id !== turn.messageId || message?.id !== turn.userMessageId) throw fail('turn_outdated');
    const now = ctx.now().toISOString();
    await ctx.db
      .update(assistantMessages)
      .set({ replacedAt: now })
      .where(and(eq(assistantMessages.customerId, ctx.customerId), eq(assistantMessages.id, answer.id)));
    await ctx.db
      .update(assistantActions)
      .set({ status: 'cancelled', resolvedAt: now })
      .where(
        and(
          eq(assistantActions.customerId, ctx.customerId),
          eq(assistantActions.messageId, answer.id),
          eq(assistantActions.status, 'pending'),
        ),
      );
    const again = await insertTurn(ctx, { conversation, userMessage: message, clientId });
    return {
      turn: again,
      conversation,
      userMessage: message,
      waiting: NOTHING,
      isNew: true,
    };
  });
  return begun(ctx, prepared);
}
