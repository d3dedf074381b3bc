import type { UserCtx } from '../../../db/context.ts';
import { tellPages } from '../feed.ts';
import { action as actionSchema, type Action, type PendingAction } from '../action-schema.ts';
import { fail } from '../errors.ts';
import { describeAction } from './describe.ts';
import { findAction } from './find.ts';
import { holdAction } from './hold.ts';
import { decide, deciding, refusalOf } from './resolve.ts';
import { statusOf } from './view.ts';

/** What says which thing is changed is not the user's to edit: that would be another change. */
const FIXED: ReadonlySet<string> = new Set(['type']);

/** An action with other values of its own fields; those of a change are what it changes. Throws 422. */
export function edited(action: Action, changes: Readonly<Record<string, unknown>>): Action {
  const wanted = 'changes' in action && isRecord(changes.changes) ? changes.changes : changes;
  const refused = Object.keys(wanted).filter((field) => FIXED.has(field) || !fieldsOf(action).has(field));
  if (refused.length > 0)
    throw fail('action_invalid', {
      fields: refused.map((field) => ({ field, message: `property ${field} should not exist` })),
    });
  const next =
    'changes' in action ? { ...action, changes: { ...action.changes, ...wanted } } : { ...action, ...wanted };
  const parsed = actionSchema.safeParse(next);
  if (!parsed.success)
    throw fail('action_invalid', {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    });
  return parsed.data;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that an action of that type may set. */
function fieldsOf({ type }: Action): ReadonlySet<string> {
  const option = actionSchema.options.find(({ shape }) => shape.type.value === type);
  if (!option) return new Set();
  const shape = 'changes' in option.shape ? option.shape.changes.shape : option.shape;
  return new Set(Object.keys(shape));
}

interface Edit {
  actionId: string;
  hash: string;
  changes: Readonly<Record<string, unknown>>;
  /** The answer that shows the new change, where it is not shown in the place of the old one. */
  messageId?: string;
}

/**
 * Another change in place of the one that waits, shown anew and with a hash of its own; neither is carried out. Throws
 * 404, 403, 422 `action_invalid`, 409 `action_changed`, `action_expired`, `action_cancelled`, `action_executed`.
 */
export const editAction = (
  ctx: UserCtx,
  { actionId, hash, changes, messageId }: Edit,
): Promise<PendingAction> =>
  deciding(ctx, async (ctx) => {
    const row = await findAction(ctx, actionId);
    if (row.hash !== hash) throw fail('action_changed');
    if (statusOf(ctx, row) !== 'pending') throw refusalOf(ctx, row);
    const draft = await describeAction(ctx, edited(row.action, changes));
    const made = await holdAction(ctx, { ...row, messageId: messageId ?? row.messageId }, draft);
    await decide(ctx, row, 'cancelled', made.id);
    await tellPages(ctx, { conversationId: row.conversationId });
    return made;
  });
