import type { UserCtx } from '../../../db/context.ts';
import { actionView, type ActionRow } from '../actions/view.ts';
import type { Conversation, Message, Part } from '../schema.ts';
import type { StoredPart } from '../parts.ts';
import type { ConversationRow, MessageRow, TurnRecord } from './find.ts';

export const conversationView = (row: ConversationRow, running: TurnRecord | undefined): Conversation => ({
  id: row.id,
  title: row.title,
  metadata: row.metadata,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  lastMessageAt: row.lastMessageAt,
  runningTurnId: running?.id ?? null,
});

/** `actions`: those of the conversation, by their ids. */
export const messageView = (
  ctx: UserCtx,
  row: MessageRow,
  actions: ReadonlyMap<string, ActionRow>,
): Message => ({
  id: row.id,
  conversationId: row.conversationId,
  role: row.role,
  content: row.content,
  parts: row.parts.flatMap((part) => shown(ctx, row, part, actions)),
  turnId: row.turnId,
  backend: row.backend,
  status: row.status,
  createdAt: row.createdAt,
});

function shown(
  ctx: UserCtx,
  message: MessageRow,
  part: StoredPart,
  actions: ReadonlyMap<string, ActionRow>,
): Part[] {
  if (part.type !== 'pending_action') return [part];
  let action = actions.get(part.actionId);
  // What was edited where it stood is shown there as it became; what an answer made of it stands in that answer.
  for (
    let next = successor(action, actions);
    next?.messageId === message.id;
    next = successor(action, actions)
  )
    action = next;
  return action ? [{ type: 'pending_action', pendingAction: actionView(ctx, action) }] : [];
}

const successor = (
  action: ActionRow | undefined,
  actions: ReadonlyMap<string, ActionRow>,
): ActionRow | undefined => (action?.supersededBy ? actions.get(action.supersededBy) : undefined);
