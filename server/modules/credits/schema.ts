import { z } from 'zod';
import { POOLS } from './tables.ts';

export const creditBalance = z.object({
  welcome: z.int(),
  paid: z.int(),
  promo: z.int(),
  promoExpiresAt: z.string().nullable(),
  totalSpendable: z.int(),
});
export type CreditBalance = z.output<typeof creditBalance>;

export const creditEntry = z.object({
  seq: z.int(),
  type: z.enum(['grant', 'authorize', 'commit', 'rollback', 'expire']),
  pool: z.enum(POOLS),
  amount: z.int(),
  balanceAfter: z.int(),
  reference: z.string(),
  createdAt: z.string(),
});
