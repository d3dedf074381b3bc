export { acquireItem, lockOf, type Acquired, type Buyer } from './acquire.ts';
export { showItemImage } from './item-image.ts';
export { findItems, getItem, imageOf, listAllItems, shelf, type ItemRow } from './items.ts';
export { listMarketplaces } from './marketplaces.ts';
export { ownedBy, ownedItemIds } from './owned.ts';
export { LAYER_ORDER, category, ownedItemOutput, purchaseOutput, rarity, type ItemInput } from './schema.ts';
export { seedMarketplace, type MarketplaceSeed } from './seed.ts';
export { gateUnlocks, itemCounts } from './tables.ts';
