import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { importItems } from './items.ts';
import { createMarketplace } from './marketplaces.ts';
import type { ItemInput } from './schema.ts';
import { marketplaces } from './tables.ts';

export interface MarketplaceSeed {
  key: string;
  name: string;
  description: string;
  items: ItemInput[];
}

/** Creates a marketplace with its items unless one with that key exists; then nothing changes. */
export async function seedMarketplace(ctx: Ctx, seed: MarketplaceSeed): Promise<void> {
  await ctx.transact(async (ctx) => {
    const [known] = await ctx.db
      .select({ id: marketplaces.id })
      .from(marketplaces)
      .where(and(eq(marketplaces.customerId, ctx.accountId), eq(marketplaces.key, seed.key)));
    if (known) return;
    const { id } = await createMarketplace(ctx, {
      key: seed.key,
      name: seed.name,
      description: seed.description,
      active: true,
    });
    await importItems(ctx, { marketplaceId: id, items: seed.items });
  });
}
