import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../../db/context.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { newUuid } from '../../../kernel/ids.ts';
import { lockUser } from '../../accounts/index.ts';
import { insertConversation } from '../conversations/conversations.ts';
import {
  findConversation,
  runningTurns,
  type ConversationRow,
  type MessageRow,
  type TurnRecord,
} from '../conversations/find.ts';
import { conversationView, messageView } from '../conversations/view.ts';
import { fail } from '../errors.ts';
import { tellPages } from '../feed.ts';
import type { StartInput, Started } from '../schema.ts';
import { assistantConversations, assistantMessages, assistantTurns, type Channel } from '../tables.ts';
import { checkLimits, limitsOf, toMicro } from '../usage/limits.ts';
import { LEASE_MS } from './appender.ts';
import { interruptLost } from './end.ts';
import { NOTHING, readWaiting, type Waiting } from './replies.ts';
import { launch } from './run.ts';
import { runs } from './runs.ts';

const MOST_PER_USER = 3;
/** Everybody without a credential is the same user. */
const MOST_VISITORS = 50;
const MOST_PER_NODE = 1_000;
const MOST_MESSAGES = 500;
const TITLE_CHARS = 60;

/** A turn that is kept, and not begun. */
interface Prepared {
  turn: TurnRecord;
  conversation: ConversationRow;
  userMessage: MessageRow;
  waiting: Waiting;
  isNew: boolean;
}

/**
 * Takes a message and begins to answer it; the answer goes on by itself. The same `clientId` is the same turn. Throws
 * 404, 409 `turn_running`, `conversation_full` and those of a change that no longer waits, 429 `too_many_turns`,
 * `ai_limit_reached`, 503 `assistant_busy`.
 */
export async function startTurn(ctx: UserCtx, input: Input): Promise<Started> {
  checkRoom(ctx);
  try {
    return begun(ctx, await prepare(ctx, input));
  } catch (error) {
    const isInTheWay = isFailure(error) && error.code === 'turn_running';
    if (!isInTheWay || !(await endLostIn(ctx, input.conversationId))) throw error;
    return begun(ctx, await prepare(ctx, input));
  }
}

type Input = StartInput & { channel?: Channel | undefined };

const prepare = (ctx: UserCtx, input: Input): Promise<Prepared> =>
  ctx.transact(async (ctx) => {
    await lockUser(ctx, ctx.actor.userId);
    return (await findStarted(ctx, input.clientId)) ?? begin(ctx, input);
  });

export function begun(ctx: UserCtx, prepared: Prepared): Started {
  const { turn, conversation, userMessage, waiting, isNew } = prepared;
  if (isNew) launch(ctx, { turn, conversation, userMessage, waiting });
  return {
    turnId: turn.id,
    conversation: conversationView(conversation, turn.status === 'running' ? turn : undefined),
    userMessage: messageView(ctx, userMessage, new Map()),
  };
}

export function checkRoom({ app }: UserCtx): void {
  const { byId, isDraining } = runs(app);
  if (isDraining || byId.size >= MOST_PER_NODE) throw fail('assistant_busy');
}

/** A turn whose process died must not keep its conversation from going on. Whether there was one. */
async function endLostIn(ctx: UserCtx, conversationId: string | undefined): Promise<boolean> {
  if (conversationId === undefined) return false;
  const { id } = await findConversation(ctx, conversationId);
  const running = (await runningTurns(ctx, [id])).get(id);
  const isLost = running !== undefined && Date.parse(running.leaseUntil) <= ctx.now().getTime();
  return isLost && (await interruptLost(ctx.app, running));
}

/** The turn that this client id has begun before. */
export async function findStarted(ctx: UserCtx, clientId: string): Promise<Prepared | undefined> {
  const [turn] = await ctx.db
    .select()
    .from(assistantTurns)
    .where(
      and(
        eq(assistantTurns.customerId, ctx.customerId),
        eq(assistantTurns.userId, ctx.actor.userId),
        eq(assistantTurns.clientId, clientId),
      ),
    );
  if (!turn) return undefined;
  const [userMessage] = await ctx.db
    .select()
    .from(assistantMessages)
    .where(
      and(eq(assistantMessages.customerId, ctx.customerId), eq(assistantMessages.id, turn.userMessageId)),
    );
  if (!userMessage) throw new Error('a turn without its message');
  const conversation = await findConversation(ctx, turn.conversationId);
  return { turn, conversation, userMessage, waiting: NOTHING, isNew: false };
}

async function begin(ctx: UserCtx, input: Input): Promise<Prepared> {
  const found =
    input.conversationId === undefined
      ? await insertConversation(ctx, { channel: input.channel })
      : await findConversation(ctx, input.conversationId);
  const waiting = await readWaiting(ctx, found, input);
  const title = found.title ?? titleOf(input.content);
  const conversation = { ...found, title };
  const userMessage: MessageRow = {
    ...blankMessage(ctx, conversation),
    role: 'user',
    position: found.messages,
    content: input.content,
    parts: [{ type: 'text', text: input.content }],
    status: 'complete',
  };
  await ctx.db.insert(assistantMessages).values(userMessage);
  const turn = await insertTurn(ctx, {
    conversation: { ...conversation, messages: found.messages + 1 },
    userMessage,
    clientId: input.clientId,
  });
  return { turn, conversation, userMessage, waiting, isNew: true };
}

const titleOf = (content: string): string => {
  const line = content.trim().replace(/\s+/g, ' ');
  return line.length <= TITLE_CHARS ? line : `${line.slice(0, TITLE_CHARS - 1).toWellFormed()}…`;
};

const blankMessage = (ctx: UserCtx, { id: conversationId }: ConversationRow) => {
  const now = ctx.now();
  return {
    customerId: ctx.customerId,
    id: newUuid(now.getTime()),
    conversationId,
    userId: ctx.actor.userId,
    turnId: null,
    backend: null,
    createdAt: now.toISOString(),
    replacedAt: null,
  };
};

/**
 * Puts in the turn and the message that it fills. Behind the user's lock. Throws 409 `turn_running`,
 * `conversation_full`, 429 `too_many_turns`, `ai_limit_reached`.
 */
export async function insertTurn(
  ctx: UserCtx,
  {
    conversation,
    userMessage,
    clientId,
  }: { conversation: ConversationRow; userMessage: MessageRow; clientId: string },
): Promise<TurnRecord> {
  if (conversation.messages >= MOST_MESSAGES) throw fail('conversation_full', { max: MOST_MESSAGES });
  const running = await ctx.db
    .select({
      conversationId: assistantTurns.conversationId,
      id: assistantTurns.id,
      held: assistantTurns.holdMicroUsd,
    })
    .from(assistantTurns)
    .where(
      and(
        eq(assistantTurns.customerId, ctx.customerId),
        eq(assistantTurns.userId, ctx.actor.userId),
        eq(assistantTurns.status, 'running'),
      ),
    );
  const here = running.find(({ conversationId }) => conversationId === conversation.id);
  if (here) throw fail('turn_running', { turn_id: here.id });
  const max = conversation.channel === 'visitor' ? MOST_VISITORS : MOST_PER_USER;
  if (running.length >= max) throw fail('too_many_turns', { max });
  const { model } = ctx.app.settings;
  if (model)
    await checkLimits(
      ctx,
      running.reduce((sum, { held }) => sum + held, 0),
    );
  const now = ctx.now();
  const message = blankMessage(ctx, conversation);
  const turn: TurnRecord = {
    customerId: ctx.customerId,
    id: newUuid(now.getTime()),
    conversationId: conversation.id,
    userId: ctx.actor.userId,
    clientId,
    userMessageId: userMessage.id,
    messageId: message.id,
    status: 'running',
    lastSeq: 0,
    leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
    stopRequestedAt: null,
    holdMicroUsd: model ? toMicro(limitsOf(ctx.app).maxTurnUsd) : 0,
    decided: false,
    createdAt: now.toISOString(),
    endedAt: null,
    foldedEvents: null,
  };
  await ctx.db.insert(assistantTurns).values(turn);
  await ctx.db.insert(assistantMessages).values({
    ...message,
    role: 'assistant',
    position: conversation.messages,
    content: '',
    parts: [],
    turnId: turn.id,
    status: 'running',
  });
  const at = now.toISOString();
  await ctx.db
    .update(assistantConversations)
    .set({
      title: conversation.title,
      messages: conversation.messages + 1,
      updatedAt: at,
      lastMessageAt: at,
    })
    .where(
      and(
        eq(assistantConversations.customerId, ctx.customerId),
        eq(assistantConversations.id, conversation.id),
      ),
    );
  await tellPages(ctx, { conversationId: conversation.id, turnId: turn.id });
  return turn;
}
