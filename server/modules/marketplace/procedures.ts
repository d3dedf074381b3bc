import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { listOf } from '../../kernel/page.ts';
import { router, server } from '../../trpc/trpc.ts';
import { MAX_PICTURE_BYTES } from '../pictures/index.ts';
import { setItemImage } from './item-image.ts';
import {
  createItem,
  getItem,
  importItems,
  listItems,
  removeItem,
  reorderItems,
  updateItem,
} from './items.ts';
import { createMarketplace, getMarketplace, listMarketplaces, updateMarketplace } from './marketplaces.ts';
import { itemInput, itemOutput, marketplaceInput, marketplaceOutput } from './schema.ts';

const marketplaceId = z.strictObject({ marketplaceId: f.pathId });
const itemId = z.strictObject({ marketplaceId: f.pathId, itemId: f.pathId });

export const marketplacesRouter = router({
  list: server
    .meta({ summary: 'Marketplaces' })
    .output(listOf(marketplaceOutput))
    .query(({ ctx }) => listMarketplaces(ctx)),
  create: server
    .meta({ summary: 'Create a marketplace' })
    .input(marketplaceInput)
    .output(marketplaceOutput)
    .mutation(({ ctx, input }) => createMarketplace(ctx, input)),
  get: server
    .meta({ summary: 'A marketplace' })
    .input(marketplaceId)
    .output(marketplaceOutput)
    .query(({ ctx, input }) => getMarketplace(ctx, input)),
  update: server
    .meta({ summary: 'Replace the fields of a marketplace' })
    .input(marketplaceId.extend(marketplaceInput.shape))
    .output(marketplaceOutput)
    .mutation(({ ctx, input }) => updateMarketplace(ctx, input)),
  items: router({
    list: server
      .meta({ summary: 'Items in shelf order' })
      .input(marketplaceId)
      .output(listOf(itemOutput))
      .query(({ ctx, input }) => listItems(ctx, input)),
    create: server
      .meta({ summary: 'Add an item' })
      .input(marketplaceId.extend(itemInput.shape))
      .output(itemOutput)
      .mutation(({ ctx, input }) => createItem(ctx, input)),
    import: server
      .meta({ summary: 'Add up to 100 items, all or none' })
      .input(marketplaceId.extend({ items: z.array(itemInput).min(1).max(100) }))
      .output(listOf(itemOutput))
      .mutation(({ ctx, input }) => importItems(ctx, input)),
    reorder: server
      .meta({ summary: 'Put the named items first, in that order' })
      .input(marketplaceId.extend({ itemIds: z.array(f.pathId).min(1).max(500) }))
      .output(listOf(itemOutput))
      .mutation(({ ctx, input }) => reorderItems(ctx, input)),
    get: server
      .meta({ summary: 'An item' })
      .input(itemId)
      .output(itemOutput)
      .query(({ ctx, input }) => getItem(ctx, input)),
    update: server
      .meta({ summary: 'Replace the fields of an item' })
      .input(itemId.extend(itemInput.shape))
      .output(itemOutput)
      .mutation(({ ctx, input }) => updateItem(ctx, input)),
    setImage: server
      .meta({ summary: 'Upload the picture of an item', idempotency: 'none' })
      .input(itemId.extend({ image: z.base64().max(MAX_PICTURE_BYTES * 2) }))
      .output(itemOutput)
      .mutation(({ ctx, input }) => setItemImage(ctx, input)),
    remove: server
      .meta({ summary: 'Delete an item that nobody owns' })
      .input(itemId)
      .output(z.void())
      .mutation(({ ctx, input }) => removeItem(ctx, input)),
  }),
});
