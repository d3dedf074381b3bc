import { and, asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { isUniqueViolation, type Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { fail } from './errors.ts';
import type { marketplaceInput, marketplaceOutput } from './schema.ts';
import { items, marketplaces } from './tables.ts';

type Marketplace = z.output<typeof marketplaceOutput>;
type MarketplaceInput = z.output<typeof marketplaceInput>;

const columns = {
  id: marketplaces.id,
  key: marketplaces.key,
  name: marketplaces.name,
  description: marketplaces.description,
  active: marketplaces.active,
  createdAt: marketplaces.createdAt,
  updatedAt: marketplaces.updatedAt,
  itemCount: sql<number>`(SELECT count(*)::int FROM ${items} WHERE ${items.customerId} = ${marketplaces.customerId} AND ${items.marketplaceId} = ${marketplaces.id})`,
};

/** All marketplaces of the customer, by key. */
export async function listMarketplaces(ctx: Ctx): Promise<{ data: Marketplace[] }> {
  const rows = await ctx.db
    .select(columns)
    .from(marketplaces)
    .where(eq(marketplaces.customerId, ctx.accountId))
    .orderBy(asc(marketplaces.key))
    .limit(100);
  return { data: rows };
}

/** Throws 404. */
export async function getMarketplace(ctx: Ctx, input: { marketplaceId: string }): Promise<Marketplace> {
  const [row] = await ctx.db
    .select(columns)
    .from(marketplaces)
    .where(and(eq(marketplaces.customerId, ctx.accountId), eq(marketplaces.id, input.marketplaceId)));
  if (!row) throw notFound('marketplace');
  return row;
}

/** Throws 409 `key_taken`. */
export async function createMarketplace(ctx: Ctx, input: MarketplaceInput): Promise<Marketplace> {
  const now = ctx.now().toISOString();
  const row = {
    ...input,
    customerId: ctx.accountId,
    id: newId('marketplace'),
    createdAt: now,
    updatedAt: now,
  };
  const made = await ctx.db
    .insert(marketplaces)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: marketplaces.id });
  if (made.length === 0) throw fail('key_taken', { key: input.key });
  return { ...row, itemCount: 0 };
}

/** Throws 404, 409 `key_taken`. */
export async function updateMarketplace(
  ctx: Ctx,
  input: { marketplaceId: string } & MarketplaceInput,
): Promise<Marketplace> {
  const { marketplaceId, ...fields } = input;
  try {
    await ctx.db
      .update(marketplaces)
      .set({ ...fields, updatedAt: ctx.now().toISOString() })
      .where(and(eq(marketplaces.customerId, ctx.accountId), eq(marketplaces.id, marketplaceId)));
  } catch (error) {
    if (isUniqueViolation(error)) throw fail('key_taken', { key: input.key });
    throw error;
  }
  return getMarketplace(ctx, { marketplaceId });
}
