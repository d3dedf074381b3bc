import type { UserCtx } from '../../db/context.ts';
import type { UserNeeds } from '../../kernel/actor.ts';
import { newUuid } from '../../kernel/ids.ts';
import { findRecent, runningTurns } from './conversations/find.ts';
import { fail } from './errors.ts';
import type { Started } from './schema.ts';
import { followTurn } from './turns/follow.ts';
import { startTurn } from './turns/start.ts';

/** What a credential must hold to talk. */
export const CHATS: UserNeeds = { session: 'chat:write', key: 'ai:write' };

/** A chat without ids goes on in the same conversation for so long. */
const RECENT_MS = 30 * 60_000;

export interface ChatPlace {
  message: string;
  /** A visitor of the demo: whoever it is, it is not the one before. */
  isVisitor: boolean;
  /** Of this connection, where there is one. */
  conversationId?: string | undefined;
}

/** A turn of a chat that names no conversation: in the user's last one, or a new one. Throws what a start throws. */
export async function chatTurn(
  ctx: UserCtx,
  { message, isVisitor, conversationId }: ChatPlace,
): Promise<Started> {
  const place = conversationId ?? (isVisitor ? undefined : await recentConversation(ctx));
  return startTurn(ctx, {
    content: message,
    clientId: newUuid(ctx.now().getTime()),
    channel: isVisitor ? 'visitor' : 'banking',
    ...(place !== undefined && { conversationId: place }),
  });
}

/** Where an answer is still being given, nothing else is said. */
async function recentConversation(ctx: UserCtx): Promise<string | undefined> {
  const since = new Date(ctx.now().getTime() - RECENT_MS).toISOString();
  const row = await findRecent(ctx, 'banking', since);
  if (!row) return undefined;
  const running = await runningTurns(ctx, [row.id]);
  return running.has(row.id) ? undefined : row.id;
}

/** The whole answer to a message. Throws what a start throws, 503 `not_answered`. */
export async function chat(ctx: UserCtx, place: ChatPlace): Promise<{ response: string }> {
  const { turnId } = await chatTurn(ctx, place);
  let response = '';
  for await (const { event } of followTurn(ctx, { turnId })) {
    if (event.type === 'delta') response += event.text;
    if (event.type === 'error') throw fail('not_answered', { reason: event.code }, event.message);
  }
  return { response };
}
