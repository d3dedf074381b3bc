import type { UserCtx } from '../../../db/context.ts';
import type { Action, Draft, PendingAction } from '../action-schema.ts';
import { actionsOf } from './find.ts';
import { holdAction } from './hold.ts';
import { decide, deciding } from './resolve.ts';
import { targetOf } from './state.ts';
import { statusOf } from './view.ts';

/** What a change that makes something makes, by name. */
const nameOf = (action: Action): string | undefined => {
  if (action.type === 'create_transaction') return action.details ?? String(action.amount);
  return 'name' in action ? action.name : undefined;
};

/** Whether one draft says anew what the other said: then only one of them may wait. Pure. */
export function isAnew(draft: Action, waiting: Action): boolean {
  if (draft.type !== waiting.type) return false;
  const [one, other] = [targetOf(draft), targetOf(waiting)];
  if (one || other) return one?.entityId === other?.entityId;
  return nameOf(draft)?.toLowerCase() === nameOf(waiting)?.toLowerCase();
}

/**
 * Keeps what a tool drafted. What waits from an earlier answer about the same thing is superseded: nobody confirms the
 * same coffee twice. Throws what `holdAction` throws.
 */
export const draftAction = (
  ctx: UserCtx,
  place: { conversationId: string; messageId: string },
  draft: Draft,
): Promise<PendingAction> =>
  deciding(ctx, async (ctx) => {
    const made = await holdAction(ctx, place, draft);
    for (const row of await actionsOf(ctx, place.conversationId))
      if (
        row.messageId !== place.messageId &&
        statusOf(ctx, row) === 'pending' &&
        isAnew(made.action, row.action)
      )
        await decide(ctx, row, 'cancelled', made.id);
    return made;
  });
