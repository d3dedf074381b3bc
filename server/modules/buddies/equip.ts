import type { Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { findItems, ownedItemIds } from '../marketplace/index.ts';
import { changeBuddy, lockBuddy } from './buddies.ts';
import { fail } from './errors.ts';
import { startOperation, type OperationRow } from './operations.ts';
import { pictureFor, type Easel } from './easel.ts';
import type { Accepted } from './schema.ts';
import { artKeys } from './view.ts';

export const MAX_EQUIPPED = 4;

/**
 * Puts items on and takes items off. One item of a category fits, but for accessories; an item that takes the place
 * of another must name it in `unequip`.
 * Throws 404, 409 `item_not_owned`, 400 `too_many_items`, 400 `category_conflict`.
 */
export async function equipItems(
  ctx: Ctx,
  input: { buddyId: string; equip: string[]; unequip: string[] },
): Promise<Accepted> {
  return ctx.transact(async (ctx) => {
    const buddy = await lockBuddy(ctx, input.buddyId);
    const equipped = await wanted(ctx, buddy.id, buddy.equipped, input);
    return startOperation(ctx, {
      type: 'equip_item',
      userId: buddy.userId,
      buddyId: buddy.id,
      input: { equip: input.equip, unequip: input.unequip, equipped },
    });
  });
}

/** What the buddy would wear, in drawing order. */
async function wanted(
  ctx: Ctx,
  buddyId: string,
  worn: readonly string[],
  input: { equip: string[]; unequip: string[] },
): Promise<string[]> {
  const off = new Set(input.unequip);
  const ids = [...new Set([...worn.filter((id) => !off.has(id)), ...input.equip])];
  const items = await findItems(ctx, ids);
  const known = new Set(items.map((item) => item.id));
  const strange = input.equip.filter((id) => !known.has(id));
  if (strange.length > 0) throw notFound('item');
  const owned = await ownedItemIds(ctx, buddyId);
  const missing = input.equip.filter((id) => !owned.has(id));
  if (missing.length > 0) throw fail('item_not_owned', { item_ids: missing });
  if (items.length > MAX_EQUIPPED)
    throw fail('too_many_items', { max: MAX_EQUIPPED, attempted: items.length });
  for (const item of items) {
    const rivals = items.filter(
      (other) => other.category === item.category && other.category !== 'accessory',
    );
    if (rivals.length > 1)
      throw fail('category_conflict', {
        category: item.category,
        conflicting_item_ids: rivals.map((rival) => rival.id),
      });
  }
  return items.map((item) => item.id);
}

/** What an equip operation does; checked again, since the buddy may have changed meanwhile. */
export async function applyEquip(
  ctx: Ctx,
  operation: OperationRow,
  easel: Easel,
): Promise<{ buddyId: string; result: Record<string, unknown> }> {
  const buddy = await lockBuddy(ctx, operation.buddyId ?? '');
  const { equip, unequip } = operation.input;
  const equipped = await wanted(ctx, buddy.id, buddy.equipped, {
    equip: texts(equip),
    unequip: texts(unequip),
  });
  const art = await artKeys(ctx, equipped);
  const worn = equipped.flatMap((id) => art.get(id) ?? []);
  const { appearance, urls } = await pictureFor(ctx, easel, operation, buddy, worn);
  await changeBuddy(ctx, buddy, { equipped, appearance });
  return { buddyId: buddy.id, result: { buddy_id: buddy.id, equipped_items: equipped, ...urls } };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
