import { z } from 'zod';
import * as f from '../../kernel/fields.ts';

/** Categories in the order they are drawn, back to front. */
export const LAYER_ORDER = {
  background: 10,
  body: 20,
  feet: 30,
  hand: 40,
  neck: 50,
  face: 60,
  head: 70,
  accessory: 80,
} as const;
export const category = z.enum(['background', 'body', 'feet', 'hand', 'neck', 'face', 'head', 'accessory']);
export const rarity = z.enum(['common', 'uncommon', 'rare', 'epic', 'legendary']);

/** Who may see and buy an item; every condition given must hold. */
export const visibility = z.strictObject({
  minStage: z.int().min(1).max(5).optional(),
  badgeKey: f.key.optional(),
  audience: f.audience.optional(),
});

export const marketplaceInput = z.strictObject({
  key: f.key,
  name: f.text(80),
  description: f.text(500, 0).default(''),
  active: z.boolean().default(true),
});
export const marketplaceOutput = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  active: z.boolean(),
  itemCount: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const itemInput = z.strictObject({
  key: f.key,
  name: f.text(80),
  description: f.text(500, 0).default(''),
  category,
  rarity: rarity.default('common'),
  pricing: z.enum(['coin', 'free']).default('coin'),
  price: z.int().min(0).max(1_000_000_000).default(0),
  visibility: visibility.prefault({}),
  stock: z.int().min(0).max(1_000_000_000).nullable().default(null),
  artKey: f.text(64).nullable().default(null),
  active: z.boolean().default(true),
});
export type ItemInput = z.output<typeof itemInput>;

export const itemOutput = z.object({
  id: z.string(),
  marketplaceId: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  category,
  layerOrder: z.int(),
  rarity,
  pricing: z.enum(['coin', 'free']),
  price: z.int(),
  visibility: z.object({
    minStage: z.int().optional(),
    badgeKey: z.string().optional(),
    audience: z.string().optional(),
  }),
  stock: z.int().nullable(),
  sold: z.int(),
  views: z.int(),
  artKey: z.string().nullable(),
  imageUrl: z.string(),
  active: z.boolean(),
  position: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ItemOutput = z.output<typeof itemOutput>;

export const ownedItemOutput = z.object({
  itemId: z.string(),
  key: z.string(),
  name: z.string(),
  category,
  rarity,
  imageUrl: z.string(),
  acquired: z.enum(['purchase', 'unlock']),
  price: z.int(),
  equipped: z.boolean(),
  acquiredAt: z.string(),
});

export const purchaseOutput = z.object({
  buddyId: z.string(),
  itemId: z.string(),
  tokenKey: z.string(),
  price: z.int(),
  balance: z.int(),
  acquired: z.enum(['purchase', 'unlock']),
  acquiredAt: z.string(),
});
