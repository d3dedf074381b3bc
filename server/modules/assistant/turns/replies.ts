import type { UserCtx } from '../../../db/context.ts';
import { isFailure, type Failure } from '../../../kernel/errors.ts';
import { getTransaction, listCategories, today } from '../../book/index.ts';
import { editAction } from '../actions/edit.ts';
import { actionsOf, findAction } from '../actions/find.ts';
import { cancelAction, confirmAction, refusalOf, undoAction } from '../actions/resolve.ts';
import { actionView, statusOf, type ActionRow } from '../actions/view.ts';
import type { PendingAction } from '../action-schema.ts';
import { readMessages, type ConversationRow } from '../conversations/find.ts';
import type { Known, Reply } from '../builtin/replies.ts';
import { equipment } from '../equipment.ts';
import type { StartInput } from '../schema.ts';
import type { TurnEvent } from '../turn-events.ts';

/** What the message of a turn is about, of the changes that wait. */
export interface Waiting {
  /** The change that the user's word can decide about. */
  action: PendingAction | undefined;
  /** What the word says, where it says so. */
  reply: Reply | { kind: 'undo' } | undefined;
  /** Several wait in the last answer: a word alone cannot tell which is meant. */
  isAmbiguous: boolean;
}

/**
 * Reads a message against what waits. A word counts for what the last answer asked, never for an older question:
 * that is decided about by its id. Throws 404, and 409 for an id that no longer waits.
 */
export async function readWaiting(
  ctx: UserCtx,
  { id: conversationId, messages }: Pick<ConversationRow, 'id' | 'messages'>,
  { content, pendingActionId, confirm }: Pick<StartInput, 'content' | 'pendingActionId' | 'confirm'>,
): Promise<Waiting> {
  const named = pendingActionId === undefined ? undefined : await findAction(ctx, pendingActionId);
  if (named && named.conversationId === conversationId && statusOf(ctx, named) !== 'pending')
    throw refusalOf(ctx, named);
  if (!named && messages === 0) return NOTHING;
  const rows = named ? [named] : await lastAsked(ctx, conversationId);
  const [row] = rows;
  if (!row) return (await readUndo(ctx, conversationId, content)) ?? NOTHING;
  const action = actionView(ctx, row);
  if (named && confirm !== undefined)
    return { action, reply: { kind: confirm ? 'confirm' : 'cancel' }, isAmbiguous: false };
  const reply = equipment(ctx.app).readReply(content, action, await today(ctx), await knownOf(ctx, row));
  const isAmbiguous = rows.length > 1 && reply !== undefined && reply.kind !== 'edit';
  return rows.length > 1 ? { action: undefined, reply, isAmbiguous } : { action, reply, isAmbiguous: false };
}

export const NOTHING: Waiting = { action: undefined, reply: undefined, isAmbiguous: false };

/** “Undo”, where something of the conversation can be. */
async function readUndo(ctx: UserCtx, conversationId: string, content: string): Promise<Waiting | undefined> {
  if (!equipment(ctx.app).isUndo(content)) return undefined;
  const done = (await actionsOf(ctx, conversationId))
    .map((row) => actionView(ctx, row))
    .filter(({ undoableUntil }) => undoableUntil !== null)
    .sort((a, b) => ((a.resolvedAt ?? '') < (b.resolvedAt ?? '') ? 1 : -1));
  return done[0] && { action: done[0], reply: { kind: 'undo' }, isAmbiguous: false };
}

/** The categories that a transaction may be put under instead. */
async function knownOf(ctx: UserCtx, { action }: ActionRow): Promise<Known> {
  try {
    if (action.type === 'create_transaction') return { categories: await listCategories(ctx, action) };
    if (action.type !== 'update_transaction') return {};
    return { categories: await listCategories(ctx, await getTransaction(ctx, action)) };
  } catch (error) {
    // What is gone has no categories; whoever confirms it is told.
    if (isFailure(error) && error.kind === 'not_found') return {};
    throw error;
  }
}

async function lastAsked(ctx: UserCtx, conversationId: string): Promise<ActionRow[]> {
  const [messages, actions] = await Promise.all([
    readMessages(ctx, conversationId),
    actionsOf(ctx, conversationId),
  ]);
  const last = messages.findLast(({ role }) => role === 'assistant');
  return actions.filter((action) => action.messageId === last?.id && statusOf(ctx, action) === 'pending');
}

const AMBIGUOUS =
  'More than one change is waiting, so I cannot tell which one you mean. Please confirm or cancel each of them below.';

/** Carries out what the user's word decided. Undefined when it decided nothing: then somebody is asked to answer. */
export async function* decideByWord(
  ctx: UserCtx,
  { action, reply, isAmbiguous }: Waiting,
  messageId: string,
): AsyncGenerator<TurnEvent, void, void> {
  if (isAmbiguous) yield { type: 'delta', text: AMBIGUOUS };
  if (!action || !reply) return;
  try {
    yield* carriedOut(ctx, action, reply, messageId);
  } catch (error) {
    if (!isFailure(error)) throw error;
    yield { type: 'delta', text: apology(action, error) };
  }
}

export const isDecided = ({ action, reply, isAmbiguous }: Waiting): boolean =>
  isAmbiguous || (action !== undefined && reply !== undefined);

async function* carriedOut(
  ctx: UserCtx,
  { id: actionId, hash, title }: PendingAction,
  reply: Reply | { kind: 'undo' },
  messageId: string,
): AsyncGenerator<TurnEvent, void, void> {
  if (reply.kind === 'confirm') {
    const action = await confirmAction(ctx, { actionId, hash });
    yield { type: 'action_resolved', action };
    yield { type: 'delta', text: `Done: ${title}. You can take it back for 15 minutes.` };
  } else if (reply.kind === 'undo') {
    yield { type: 'action_resolved', action: await undoAction(ctx, { actionId }) };
    yield { type: 'delta', text: `I took it back: ${title}.` };
  } else if (reply.kind === 'cancel') {
    yield { type: 'action_resolved', action: await cancelAction(ctx, { actionId }) };
    yield { type: 'delta', text: 'All right, I left everything as it was.' };
  } else {
    const action = await editAction(ctx, { actionId, hash, changes: reply.changes, messageId });
    yield { type: 'pending_action', action };
    yield { type: 'delta', text: `I changed it: ${action.title}. Shall I go ahead?` };
  }
}

function apology({ title }: PendingAction, failure: Failure): string {
  if (failure.code === 'undo_outdated')
    return `I did not take it back (${title}): it was changed since, and that would be lost.`;
  if (failure.code === 'action_outdated')
    return `I did not do it (${title}): it is no longer as I showed it to you. Ask me again, and I will look anew.`;
  return `I did not do it (${title}). ${failure.message}`;
}
