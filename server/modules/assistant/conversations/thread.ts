import type { UserCtx } from '../../../db/context.ts';
import { actionsOf } from '../actions/find.ts';
import { actionView, statusOf } from '../actions/view.ts';
import type { Thread } from '../schema.ts';
import { readMessages, runningTurns, type ConversationRow } from './find.ts';
import { conversationView, messageView } from './view.ts';

/** A conversation with its messages and the changes that wait in it. */
export async function threadOf(ctx: UserCtx, row: ConversationRow): Promise<Thread> {
  const [messages, actions, running] = await Promise.all([
    readMessages(ctx, row.id),
    actionsOf(ctx, row.id),
    runningTurns(ctx, [row.id]),
  ]);
  const byId = new Map(actions.map((action) => [action.id, action]));
  return {
    conversation: conversationView(row, running.get(row.id)),
    messages: messages.map((message) => messageView(ctx, message, byId)),
    pendingActions: actions
      .filter((action) => statusOf(ctx, action) === 'pending')
      .map((action) => actionView(ctx, action)),
  };
}
