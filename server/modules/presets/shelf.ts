import { itemArtOf } from '../art/index.ts';
import type { MarketplaceSeed } from '../marketplace/index.ts';
import type { Preset, ShelfItem } from './preset.ts';

type ItemArt = ReturnType<typeof itemArtOf>[number];

/** The items of a preset in shelf order, each with its drawing. */
export function shelfOf({ key, marketplace }: Preset): { item: ShelfItem; art: ItemArt }[] {
  const drawn = new Map(itemArtOf(key).map((art) => [art.key, art]));
  return marketplace.items.flatMap((item) => {
    const art = drawn.get(item.artKey);
    return art ? [{ item, art }] : [];
  });
}

/** The marketplace that a preset opens. */
export function marketplaceOf(preset: Preset): MarketplaceSeed {
  const { key, name, description } = preset.marketplace;
  return {
    key,
    name,
    description,
    items: shelfOf(preset).map(({ item, art }) => ({
      key: art.key,
      name: art.name,
      description: art.description,
      category: art.category,
      rarity: art.rarity,
      pricing: item.price === 0 ? 'free' : 'coin',
      price: item.price,
      visibility: {
        ...(item.minStage !== undefined && { minStage: item.minStage }),
        ...(item.badgeKey !== undefined && { badgeKey: item.badgeKey }),
      },
      stock: item.stock ?? null,
      artKey: art.key,
      active: true,
    })),
  };
}
