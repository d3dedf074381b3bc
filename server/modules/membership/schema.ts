import { z } from 'zod';
import * as f from '../../kernel/fields.ts';

const status = z.enum(['active', 'trialing', 'past_due', 'canceled', 'expired', 'none']);
const source = z.enum(['app_store', 'play_store', 'stripe', 'entitlement', 'none']);

export const meOutput = z.object({
  id: z.string().meta({ format: 'uuid' }),
  email: z.email(),
  createdAt: z.string(),
  subscriptionStatus: z.string(),
  features: z.object({ isPro: z.boolean() }),
});
export type Me = z.output<typeof meOutput>;

export const subscriptionOutput = z.object({
  isPro: z.boolean(),
  status,
  source: source.nullable(),
  plan: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
export type Subscription = z.output<typeof subscriptionOutput>;

export const grantInput = z.strictObject({
  userId: f.userId,
  status,
  source: source.default('entitlement'),
  plan: f.text(64).nullable().default(null),
  expiresAt: f.instant.nullable().default(null),
});
export type Grant = z.output<typeof grantInput>;
