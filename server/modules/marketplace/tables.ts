import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, customerId, instant } from '../../db/columns.ts';

export const marketplaces = pgTable(
  'marketplaces',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    active: boolean('active').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('marketplaces_key').on(t.customerId, t.key),
  ],
);

export type ItemCategory = 'background' | 'body' | 'feet' | 'hand' | 'neck' | 'face' | 'head' | 'accessory';
export type Rarity = 'common' | 'uncommon' | 'rare' | 'epic' | 'legendary';
/** Who may see and buy an item; every condition given must hold. */
export interface Visibility {
  minStage?: number;
  badgeKey?: string;
  audience?: string;
}

/** What a marketplace sells. Owned by the account; stock is counted in each half of its data. */
export const items = pgTable(
  'items',
  {
    customerId: customerId(),
    id: text('id').notNull(),
    marketplaceId: text('marketplace_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    category: text('category').$type<ItemCategory>().notNull(),
    layerOrder: integer('layer_order').notNull(),
    rarity: text('rarity').$type<Rarity>().notNull(),
    pricing: text('pricing').$type<'coin' | 'free'>().notNull(),
    price: amount('price').notNull(),
    visibility: jsonb('visibility').$type<Visibility>().notNull(),
    /** Copies for sale; null without a limit. */
    stock: integer('stock'),
    /** Which drawing of the art room it wears; null when it has an image of its own. */
    artKey: text('art_key'),
    imageUrl: text('image_url'),
    active: boolean('active').notNull(),
    position: integer('position').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex('items_key').on(t.customerId, t.marketplaceId, t.key),
    index('items_by_marketplace').on(t.customerId, t.marketplaceId, t.position),
  ],
);

/** Items a buddy owns, and how it came by each. */
export const ownedItems = pgTable(
  'owned_items',
  {
    customerId: customerId(),
    buddyId: text('buddy_id').notNull(),
    itemId: text('item_id').notNull(),
    acquired: text('acquired').$type<'purchase' | 'unlock'>().notNull(),
    price: amount('price').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.buddyId, t.itemId] })],
);

/** Copies of limited items sold, and how often each item was seen; one row, locked while it moves. */
export const itemCounts = pgTable(
  'item_counts',
  {
    customerId: customerId(),
    itemId: text('item_id').notNull(),
    sold: integer('sold').notNull(),
    views: integer('views').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.itemId] })],
);

export const gateUnlocks = pgTable(
  'gate_unlocks',
  {
    customerId: customerId(),
    buddyId: text('buddy_id').notNull(),
    gateKey: text('gate_key').notNull(),
    tokenKey: text('token_key').notNull(),
    cost: amount('cost').notNull(),
    unlockedAt: instant('unlocked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.buddyId, t.gateKey] })],
);
