import type { Ctx } from '../../db/context.ts';
import { changeBuddy, lockBuddy } from './buddies.ts';
import { startOperation, type OperationRow } from './operations.ts';
import { buddyPicture } from './pictures.ts';
import type { Accepted } from './schema.ts';
import { EGG_VARIANTS } from './eggs.ts';

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
): Promise<{ buddyId: string; result: Record<string, unknown> }> {
  const buddy = await lockBuddy(ctx, operation.buddyId ?? '');
  const variant = Number(operation.input.variant);
  await changeBuddy(ctx, buddy, { variant });
  const imageUrl = buddyPicture(ctx, { ...buddy, variant });
  return { buddyId: buddy.id, result: { buddy_id: buddy.id, variant, image_url: imageUrl } };
}
