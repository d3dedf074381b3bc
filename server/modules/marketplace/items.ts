import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { isUniqueViolation, type Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { artUrl, iconUrl, itemOf } from '../art/index.ts';
import { fail } from './errors.ts';
import { getMarketplace } from './marketplaces.ts';
import { LAYER_ORDER, type ItemInput, type ItemOutput } from './schema.ts';
import { itemCounts, items, ownedItems } from './tables.ts';

export type ItemRow = typeof items.$inferSelect;

/** Where an item's picture is: its own upload, the drawing it names, or an icon made from its name. */
export function imageOf(ctx: Ctx, item: Pick<ItemRow, 'imageUrl' | 'artKey' | 'name'>): string {
  const { publicUrl } = ctx.app.settings;
  if (item.imageUrl !== null) return item.imageUrl;
  if (item.artKey === null) return iconUrl(publicUrl, { kind: 'badge', name: item.name });
  return artUrl(publicUrl, { kind: 'item', key: item.artKey });
}

const MAX_ITEMS = 500;

const sold = sql<number>`coalesce(${itemCounts.sold}, 0)`;
const views = sql<number>`coalesce(${itemCounts.views}, 0)`;

/** Items by conditions, in shelf order, with the counts of the data half in use. */
function selectItems(ctx: Ctx) {
  return ctx.db
    .select({ item: items, sold, views })
    .from(items)
    .leftJoin(itemCounts, and(eq(itemCounts.customerId, ctx.customerId), eq(itemCounts.itemId, items.id)));
}

const shown = (ctx: Ctx, row: { item: ItemRow; sold: number; views: number }): ItemOutput => ({
  ...row.item,
  sold: row.sold,
  views: row.views,
  imageUrl: imageOf(ctx, row.item),
});

/** The items of a marketplace in shelf order. Throws 404. */
export async function listItems(ctx: Ctx, input: { marketplaceId: string }): Promise<{ data: ItemOutput[] }> {
  await getMarketplace(ctx, input);
  const rows = await selectItems(ctx)
    .where(and(eq(items.customerId, ctx.accountId), eq(items.marketplaceId, input.marketplaceId)))
    .orderBy(asc(items.position), asc(items.id))
    .limit(MAX_ITEMS);
  return { data: rows.map((row) => shown(ctx, row)) };
}

/** Throws 404. */
export async function getItem(
  ctx: Ctx,
  input: { marketplaceId: string; itemId: string },
): Promise<ItemOutput> {
  const [row] = await selectItems(ctx).where(
    and(
      eq(items.customerId, ctx.accountId),
      eq(items.marketplaceId, input.marketplaceId),
      eq(items.id, input.itemId),
    ),
  );
  if (!row) throw notFound('item');
  return shown(ctx, row);
}

function checked(input: ItemInput): ItemInput {
  if ((input.pricing === 'free') !== (input.price === 0))
    throw fail('price_mismatch', { pricing: input.pricing, price: input.price });
  if (input.artKey !== null && itemOf(input.artKey) === undefined)
    throw fail('unknown_art', { art_key: input.artKey });
  return input;
}

async function insertItems(
  ctx: Ctx,
  marketplaceId: string,
  inputs: readonly ItemInput[],
): Promise<ItemRow[]> {
  const now = ctx.now();
  const taken = await ctx.db
    .select({ position: items.position })
    .from(items)
    .where(and(eq(items.customerId, ctx.accountId), eq(items.marketplaceId, marketplaceId)))
    .orderBy(asc(items.position));
  if (taken.length + inputs.length > MAX_ITEMS) {
    throw invalid([{ field: 'items', message: `a marketplace holds at most ${MAX_ITEMS} items` }]);
  }
  const first = (taken.at(-1)?.position ?? -1) + 1;
  const rows = inputs.map((input, i) => ({
    ...checked(input),
    customerId: ctx.accountId,
    id: newId('item', now.getTime()),
    marketplaceId,
    layerOrder: LAYER_ORDER[input.category],
    imageUrl: null,
    position: first + i,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }));
  try {
    await ctx.db.insert(items).values(rows);
  } catch (error) {
    if (isUniqueViolation(error)) throw fail('key_taken', { keys: inputs.map((input) => input.key) });
    throw error;
  }
  return rows;
}

/** Throws 404, 409 `key_taken`, 422 `price_mismatch`, 422 `unknown_art`. */
export async function createItem(
  ctx: Ctx,
  input: { marketplaceId: string } & ItemInput,
): Promise<ItemOutput> {
  const { marketplaceId, ...fields } = input;
  await getMarketplace(ctx, { marketplaceId });
  const [item] = await ctx.transact((ctx) => insertItems(ctx, marketplaceId, [fields]));
  if (!item) throw notFound('item');
  return shown(ctx, { item, sold: 0, views: 0 });
}

/** All or nothing. Throws what `createItem` throws. */
export async function importItems(
  ctx: Ctx,
  input: { marketplaceId: string; items: ItemInput[] },
): Promise<{ data: ItemOutput[] }> {
  await getMarketplace(ctx, input);
  const rows = await ctx.transact((ctx) => insertItems(ctx, input.marketplaceId, input.items));
  return { data: rows.map((item) => shown(ctx, { item, sold: 0, views: 0 })) };
}

/** Throws 404, 409 `key_taken`, 422 `price_mismatch`, 422 `unknown_art`. */
export async function updateItem(
  ctx: Ctx,
  input: { marketplaceId: string; itemId: string } & ItemInput,
): Promise<ItemOutput> {
  const { marketplaceId, itemId, ...fields } = input;
  try {
    await ctx.db
      .update(items)
      .set({
        ...checked(fields),
        layerOrder: LAYER_ORDER[fields.category],
        updatedAt: ctx.now().toISOString(),
      })
      .where(
        and(
          eq(items.customerId, ctx.accountId),
          eq(items.marketplaceId, marketplaceId),
          eq(items.id, itemId),
        ),
      );
  } catch (error) {
    if (isUniqueViolation(error)) throw fail('key_taken', { key: input.key });
    throw error;
  }
  return getItem(ctx, { marketplaceId, itemId });
}

/** Throws 404, and 409 `item_in_use` when somebody owns it in either half of the data. */
export async function removeItem(ctx: Ctx, input: { marketplaceId: string; itemId: string }): Promise<void> {
  await ctx.transact(async (ctx) => {
    await getItem(ctx, input);
    const halves = [ctx.accountId, `${ctx.accountId}:test`];
    const [owner] = await ctx.db
      .select({ itemId: ownedItems.itemId })
      .from(ownedItems)
      .where(and(inArray(ownedItems.customerId, halves), eq(ownedItems.itemId, input.itemId)))
      .limit(1);
    if (owner) throw fail('item_in_use', { item_id: input.itemId });
    await ctx.db.delete(items).where(and(eq(items.customerId, ctx.accountId), eq(items.id, input.itemId)));
  });
}

/** Puts the named items first, in that order; the others keep theirs behind them. Throws 404, 422. */
export async function reorderItems(
  ctx: Ctx,
  input: { marketplaceId: string; itemIds: string[] },
): Promise<{ data: ItemOutput[] }> {
  await ctx.transact(async (ctx) => {
    const { data } = await listItems(ctx, input);
    const known = new Set(data.map((item) => item.id));
    const wanted = new Set(input.itemIds);
    const unknown = input.itemIds.findIndex((id) => !known.has(id));
    if (unknown >= 0)
      throw invalid([{ field: `itemIds.${unknown}`, message: 'is no item of this marketplace' }]);
    if (wanted.size < input.itemIds.length)
      throw invalid([{ field: 'itemIds', message: 'must not repeat an item' }]);
    const order = [...input.itemIds, ...data.map((item) => item.id).filter((id) => !wanted.has(id))];
    await query(
      ctx.db,
      `UPDATE items SET position = o.position, updated_at = $4::timestamptz
       FROM unnest($2::text[], $3::int4[]) AS o(id, position) WHERE items.customer_id = $1 AND items.id = o.id`,
      [ctx.accountId, order, order.map((_, i) => i), ctx.now().toISOString()],
    );
  });
  return listItems(ctx, input);
}

/** Items by id, those that exist; several marketplaces may be mixed. */
export async function findItems(ctx: Ctx, ids: readonly string[]): Promise<ItemRow[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .select()
    .from(items)
    .where(and(eq(items.customerId, ctx.accountId), inArray(items.id, [...ids]), isNotNull(items.id)))
    .orderBy(asc(items.layerOrder), asc(items.id));
}

/** Every item of the customer's marketplaces, at most so many. */
export async function listAllItems(ctx: Ctx, limit: number): Promise<ItemRow[]> {
  return ctx.db
    .select()
    .from(items)
    .where(eq(items.customerId, ctx.accountId))
    .orderBy(asc(items.marketplaceId), asc(items.position), asc(items.id))
    .limit(limit);
}

/** Every active item of the customer with its counts, in shelf order. */
export async function shelf(ctx: Ctx): Promise<{ item: ItemRow; sold: number }[]> {
  return selectItems(ctx)
    .where(and(eq(items.customerId, ctx.accountId), eq(items.active, true)))
    .orderBy(asc(items.position), asc(items.id))
    .limit(MAX_ITEMS * 4);
}
