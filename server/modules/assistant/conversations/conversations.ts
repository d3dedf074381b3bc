import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { newUuid } from '../../../kernel/ids.ts';
import { lockUser } from '../../accounts/index.ts';
import { fail } from '../errors.ts';
import { tellPages } from '../feed.ts';
import type { Conversation, CreateInput, ListInput, Thread } from '../schema.ts';
import { assistantConversations, type Channel } from '../tables.ts';
import { stopTurn } from '../turns/stop.ts';
import {
  countConversations,
  findConversation,
  readConversations,
  runningTurns,
  type ConversationRow,
} from './find.ts';
import { threadOf } from './thread.ts';
import { conversationView } from './view.ts';

/** Everything that an offset may reach. */
const MAX_CONVERSATIONS = 5_000;

/** The caller's conversations, the one that was spoken in last first. */
export async function listConversations(
  ctx: UserCtx,
  { limit, offset }: ListInput,
): Promise<{ conversations: Conversation[] }> {
  const rows = await readConversations(ctx, { limit, offset: offset ?? 0 });
  const running = await runningTurns(
    ctx,
    rows.map(({ id }) => id),
  );
  return { conversations: rows.map((row) => conversationView(row, running.get(row.id))) };
}

/** Behind the user's lock. Throws 409 `too_many_conversations`. */
export async function insertConversation(
  ctx: UserCtx,
  { title, metadata = {}, channel = 'chat' }: CreateInput & { channel?: Channel | undefined },
): Promise<ConversationRow> {
  if ((await countConversations(ctx)) >= MAX_CONVERSATIONS)
    throw fail('too_many_conversations', { max: MAX_CONVERSATIONS });
  const now = ctx.now();
  const at = now.toISOString();
  const row: ConversationRow = {
    customerId: ctx.customerId,
    id: newUuid(now.getTime()),
    userId: ctx.actor.userId,
    channel,
    title: title ?? null,
    metadata,
    memory: {},
    messages: 0,
    createdAt: at,
    updatedAt: at,
    lastMessageAt: at,
    deletedAt: null,
  };
  await ctx.db.insert(assistantConversations).values(row);
  return row;
}

/** An empty conversation. Throws 409 `too_many_conversations`. */
export const createConversation = (ctx: UserCtx, input: CreateInput): Promise<Thread> =>
  ctx.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    const row = await insertConversation(ctx, input);
    await tellPages(ctx, { conversationId: row.id });
    return { conversation: conversationView(row, undefined), messages: [], pendingActions: [] };
  });

/** All that is shown of a conversation. Throws 404. */
export const getConversation = async (
  ctx: UserCtx,
  { conversationId }: { conversationId: string },
): Promise<Thread> => threadOf(ctx, await findConversation(ctx, conversationId));

/** Throws 404. */
export const renameConversation = (
  ctx: UserCtx,
  { conversationId, title }: { conversationId: string; title: string },
): Promise<Conversation> =>
  ctx.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    const row = await findConversation(ctx, conversationId);
    const updatedAt = ctx.now().toISOString();
    await ctx.db.update(assistantConversations).set({ title, updatedAt }).where(rowOf(row));
    await tellPages(ctx, { conversationId: row.id });
    const running = await runningTurns(ctx, [row.id]);
    return conversationView({ ...row, title, updatedAt }, running.get(row.id));
  });

/** It is no longer shown, and nothing of it can be confirmed; what runs in it is stopped. Throws 404. */
export async function removeConversation(
  ctx: UserCtx,
  { conversationId }: { conversationId: string },
): Promise<{ deleted: true }> {
  const running = await ctx.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    const row = await findConversation(ctx, conversationId);
    const deletedAt = ctx.now().toISOString();
    await ctx.db.update(assistantConversations).set({ deletedAt, updatedAt: deletedAt }).where(rowOf(row));
    await tellPages(ctx, { conversationId: row.id });
    return (await runningTurns(ctx, [row.id])).get(row.id);
  });
  if (running) await stopTurn(ctx, { turnId: running.id });
  return { deleted: true };
}

const rowOf = ({ customerId, id }: ConversationRow) =>
  and(eq(assistantConversations.customerId, customerId), eq(assistantConversations.id, id));
