import { and, asc, desc, eq, gt, inArray, isNull, ne } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { notFound } from '../../../kernel/errors.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { assistantConversations, assistantMessages, assistantTurns, type Channel } from '../tables.ts';

export type ConversationRow = typeof assistantConversations.$inferSelect;
export type MessageRow = typeof assistantMessages.$inferSelect;
export type TurnRecord = typeof assistantTurns.$inferSelect;

const own = (ctx: UserCtx) =>
  and(
    eq(assistantConversations.customerId, ctx.customerId),
    eq(assistantConversations.userId, ctx.actor.userId),
    isNull(assistantConversations.deletedAt),
  );

/** The caller's conversation. Throws 404 for anybody else's and for one that was deleted. */
export async function findConversation(ctx: UserCtx, id: string): Promise<ConversationRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(assistantConversations)
        .where(and(own(ctx), eq(assistantConversations.id, id)))
    : [];
  if (!row) throw notFound('conversation');
  return row;
}

/** What visitors of the demo say to its person is not that person's to read. */
const listed = (ctx: UserCtx) => and(own(ctx), ne(assistantConversations.channel, 'visitor'));

/** A page of them, the one that was spoken in last first. */
export const readConversations = (
  ctx: UserCtx,
  { limit, offset }: { limit: number; offset: number },
): Promise<ConversationRow[]> =>
  ctx.db
    .select()
    .from(assistantConversations)
    .where(listed(ctx))
    .orderBy(desc(assistantConversations.lastMessageAt), desc(assistantConversations.id))
    .limit(limit)
    .offset(offset);

export const countConversations = (ctx: UserCtx): Promise<number> =>
  ctx.db.$count(assistantConversations, listed(ctx));

/** The one that was led last over a channel without ids, if that is not long ago. */
export async function findRecent(
  ctx: UserCtx,
  channel: Channel,
  since: string,
): Promise<ConversationRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(assistantConversations)
    .where(
      and(
        own(ctx),
        eq(assistantConversations.channel, channel),
        gt(assistantConversations.lastMessageAt, since),
      ),
    )
    .orderBy(desc(assistantConversations.lastMessageAt), desc(assistantConversations.id))
    .limit(1);
  return row;
}

/** What is shown of a conversation's messages, the oldest first. */
export const readMessages = (ctx: UserCtx, conversationId: string): Promise<MessageRow[]> =>
  ctx.db
    .select()
    .from(assistantMessages)
    .where(
      and(
        eq(assistantMessages.customerId, ctx.customerId),
        eq(assistantMessages.conversationId, conversationId),
        isNull(assistantMessages.replacedAt),
      ),
    )
    .orderBy(asc(assistantMessages.position));

/** The turn that runs in each of the conversations. */
export async function runningTurns(
  ctx: UserCtx,
  conversationIds: readonly string[],
): Promise<Map<string, TurnRecord>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(assistantTurns)
    .where(
      and(
        eq(assistantTurns.customerId, ctx.customerId),
        inArray(assistantTurns.conversationId, [...conversationIds]),
        eq(assistantTurns.status, 'running'),
      ),
    );
  return new Map(rows.map((row) => [row.conversationId, row]));
}

/** A turn of the caller's. Throws 404. */
export async function findTurn(ctx: UserCtx, turnId: string): Promise<TurnRecord> {
  const [row] = isUuid(turnId)
    ? await ctx.db
        .select()
        .from(assistantTurns)
        .where(
          and(
            eq(assistantTurns.customerId, ctx.customerId),
            eq(assistantTurns.id, turnId),
            eq(assistantTurns.userId, ctx.actor.userId),
          ),
        )
    : [];
  if (!row) throw notFound('turn');
  return row;
}
