import type { UserCtx } from '../../../db/context.ts';
import { newUuid } from '../../../kernel/ids.ts';
import { action as actionSchema, type Draft, type PendingAction } from '../action-schema.ts';
import { assistantActions } from '../tables.ts';
import { checkAction, checkRights } from './apply.ts';
import { canonical, hashOf } from './canonical.ts';
import { shownBefore } from './state.ts';
import { actionView, type ActionRow } from './view.ts';

export const EXPIRY_MS = 15 * 60_000;
const MAX_TITLE = 160;
const MAX_TEXT = 400;

const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`);

/** Keeps a drafted change until its user decides; nothing else happens. Throws 403, 404, 422 `action_invalid`. */
export async function holdAction(
  ctx: UserCtx,
  { conversationId, messageId }: { conversationId: string; messageId: string | null },
  draft: Draft,
): Promise<PendingAction> {
  // Through its own text: what is hashed is what is kept, without fields that are not said.
  const action = actionSchema.parse(JSON.parse(canonical(draft.action)));
  checkRights(ctx, action);
  checkAction(action);
  const before = await shownBefore(ctx, action);
  const now = ctx.now();
  const id = newUuid(now.getTime());
  const { customerId } = ctx;
  const { userId } = ctx.actor;
  const row: ActionRow = {
    customerId,
    id,
    userId,
    conversationId,
    messageId,
    action,
    before,
    hash: hashOf({ customerId, userId, conversationId, id, action, before }),
    title: cut(draft.title, MAX_TITLE),
    summary: cut(draft.summary, MAX_TEXT),
    confirmationMessage: cut(`${draft.title}? Nothing is changed until you confirm.`, MAX_TEXT),
    lines: draft.lines,
    status: 'pending',
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + EXPIRY_MS).toISOString(),
    resolvedAt: null,
    entityType: null,
    entityId: null,
    undo: null,
    undoableUntil: null,
    undoneAt: null,
    supersededBy: null,
  };
  await ctx.db.insert(assistantActions).values(row);
  return actionView(ctx, row);
}
