import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { evolutionOutput, evolutionStepOutput, streakOutput } from '../buddies/index.ts';
import { category, rarity } from '../marketplace/index.ts';

const token = z.object({
  key: z.string(),
  label: z.string(),
  icon: z.string().nullable(),
  balance: z.int(),
  earned: z.int(),
});
export const tokensOutput = z.object({ primary: token, progression: token });

export const themeOutput = z.object({
  scheme: z.enum(['light', 'dark', 'auto']),
  preset: z.enum(['paper', 'ocean', 'candy', 'slate']),
  accent: z.string().optional(),
  radius: z.int().optional(),
});

const badge = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  iconUrl: z.string(),
  status: z.enum(['awarded', 'ready', 'locked']),
  awardedAt: z.string().nullable(),
});
export const badgesOutput = z.object({ data: z.array(badge) });

export const buddyCard = z.object({
  id: z.string(),
  name: z.string(),
  stage: z.int(),
  stageName: z.string(),
  status: z.enum(['active', 'archived']),
  audience: z.string(),
  style: z.string(),
  variant: z.int(),
  mood: z.string(),
  imageUrl: z.string(),
  thumbUrl: z.string(),
  equippedItemIds: z.array(z.string()),
  createdAt: z.string(),
});

export const stateInput = z.strictObject({
  /** Brings the drawing of buddy or egg along, for the first sight of a page. */
  picture: z.boolean().default(false),
});
export const stateOutput = z.object({
  user: z.object({ id: z.string() }),
  buddy: buddyCard.nullable(),
  egg: z.object({ id: z.string(), status: z.string(), variant: z.int(), imageUrl: z.string() }).nullable(),
  tokens: tokensOutput.nullable(),
  skills: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      icon: z.string().nullable(),
      color: z.string().nullable(),
      iconUrl: z.string(),
      value: z.number(),
      max: z.number(),
      level: z.int(),
      pointsPerLevel: z.int(),
    }),
  ),
  badges: z.array(badge),
  streaks: z.array(streakOutput),
  evolution: evolutionOutput.nullable(),
  operations: z.array(z.object({ id: z.string(), type: z.string(), status: z.string() })),
  scopes: z.array(z.string()),
  readOnly: z.boolean(),
  theme: themeOutput,
  /** The last row of the live feed that this state contains. */
  sequence: z.int(),
  expiresAt: z.string(),
  /** The SVG at `imageUrl`, when it was asked for and is drawn here. */
  picture: z.string().optional(),
});
export type WidgetState = z.input<typeof stateOutput>;

const shelfItem = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  category,
  rarity,
  pricing: z.enum(['coin', 'free']),
  price: z.int(),
  imageUrl: z.string(),
  tryOnUrl: z.string().nullable(),
  owned: z.boolean(),
  equipped: z.boolean(),
  /** Copies left; null without a limit. */
  stock: z.int().nullable(),
  affordable: z.boolean(),
  locked: z
    .object({
      reason: z.enum(['stage', 'badge', 'audience', 'sold_out']),
      needed: z.union([z.string(), z.number()]).nullable(),
      label: z.string(),
    })
    .nullable(),
});
export const marketplaceOutput = z.object({
  token: z.object({ key: z.string(), label: z.string(), balance: z.int() }),
  marketplaces: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      description: z.string(),
      items: z.array(shelfItem),
    }),
  ),
});

export const widgetPurchaseInput = z.strictObject({ itemId: f.pathId, requestId: f.text(128).optional() });
export const widgetPurchaseOutput = z.object({
  itemId: z.string(),
  balance: z.int(),
  alreadyOwned: z.boolean(),
});
export const evolutionsOutput = z.object({ data: z.array(evolutionStepOutput) });
export { streakOutput };
