import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { items, ownedItems } from './tables.ts';

/** Ids of what a buddy owns. */
export async function ownedItemIds(ctx: Ctx, buddyId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ itemId: ownedItems.itemId })
    .from(ownedItems)
    .where(and(eq(ownedItems.customerId, ctx.customerId), eq(ownedItems.buddyId, buddyId)));
  return new Set(rows.map((row) => row.itemId));
}

/** What a buddy owns, oldest first, with the items. */
export async function ownedBy(ctx: Ctx, buddyId: string) {
  return ctx.db
    .select({ item: items, owned: ownedItems })
    .from(ownedItems)
    .innerJoin(items, and(eq(items.customerId, ctx.accountId), eq(items.id, ownedItems.itemId)))
    .where(and(eq(ownedItems.customerId, ctx.customerId), eq(ownedItems.buddyId, buddyId)))
    .orderBy(asc(ownedItems.createdAt), asc(ownedItems.itemId))
    .limit(2_000);
}
