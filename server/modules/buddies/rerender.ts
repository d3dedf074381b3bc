import type { Ctx } from '../../db/context.ts';
import { changeBuddy, lockBuddy } from './buddies.ts';
import { startOperation, type OperationRow } from './operations.ts';
import { pictureFor, type Easel } from './easel.ts';
import type { Accepted } from './schema.ts';
import { EGG_VARIANTS } from './eggs.ts';
import { artKeys } from './view.ts';

/** Gives the buddy another look of its style. Throws 404, 409 `buddy_archived`. */
export async function rerenderBuddy(ctx: Ctx, input: { buddyId: string }): Promise<Accepted> {
  return ctx.transact(async (ctx) => {
    const buddy = await lockBuddy(ctx, input.buddyId);
    const variant = (buddy.variant + 1) % EGG_VARIANTS;
    return startOperation(ctx, {
      type: 'rerender',
      userId: buddy.userId,
      buddyId: buddy.id,
      input: { variant },
    });
  });
}

/** What a rerender operation does; the variant was chosen when it was asked for, so a second run changes nothing. */
export async function applyRerender(
  ctx: Ctx,
  operation: OperationRow,
  easel: Easel,
): Promise<{ buddyId: string; result: Record<string, unknown> }> {
  const buddy = await lockBuddy(ctx, operation.buddyId ?? '');
  const variant = Number(operation.input.variant);
  const art = await artKeys(ctx, buddy.equipped);
  const worn = buddy.equipped.flatMap((id) => art.get(id) ?? []);
  const { appearance, urls } = await pictureFor(ctx, easel, operation, { ...buddy, variant }, worn);
  await changeBuddy(ctx, buddy, { variant, appearance });
  return { buddyId: buddy.id, result: { buddy_id: buddy.id, variant, ...urls } };
}
