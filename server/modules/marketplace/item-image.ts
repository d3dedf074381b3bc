import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { acceptPicture, keepPicture, pictureUrl } from '../pictures/index.ts';
import { getItem } from './items.ts';
import type { ItemOutput } from './schema.ts';
import { items } from './tables.ts';

/** Keeps a picture and shows the item with it. Throws 404, 422 `bad_image`. */
export async function setItemImage(
  ctx: Ctx,
  { marketplaceId, itemId, image }: { marketplaceId: string; itemId: string; image: string },
): Promise<ItemOutput> {
  await getItem(ctx, { marketplaceId, itemId });
  const picture = acceptPicture(Buffer.from(image, 'base64'));
  return showItemImage(ctx, {
    marketplaceId,
    itemId,
    imageUrl: pictureUrl(ctx, await keepPicture(ctx, picture)),
  });
}

/** Shows an item with a picture that is kept already. Throws 404. */
export async function showItemImage(
  ctx: Ctx,
  { marketplaceId, itemId, imageUrl }: { marketplaceId: string; itemId: string; imageUrl: string },
): Promise<ItemOutput> {
  await ctx.db
    .update(items)
    .set({ imageUrl, updatedAt: ctx.now().toISOString() })
    .where(
      and(eq(items.customerId, ctx.accountId), eq(items.marketplaceId, marketplaceId), eq(items.id, itemId)),
    );
  return getItem(ctx, { marketplaceId, itemId });
}
