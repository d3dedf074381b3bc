import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { notFound } from '../../kernel/errors.ts';
import { appendFeed, post } from '../progression/index.ts';
import { fail } from './errors.ts';
import type { ItemRow } from './items.ts';
import { items, ownedItems, type Visibility } from './tables.ts';

/** A buddy that acquires; its user's row is locked by the caller. */
export interface Buyer {
  buddyId: string;
  userId: string;
  audience: string;
  stage: number;
  badges: ReadonlySet<string>;
  /** The token that pays. */
  tokenKey: string;
}

export interface Acquired {
  buddyId: string;
  itemId: string;
  tokenKey: string;
  price: number;
  balance: number;
  acquired: 'purchase' | 'unlock';
  acquiredAt: string;
}

/** The first condition of an item that a buddy does not meet. */
export function lockOf(
  visibility: Visibility,
  buyer: Pick<Buyer, 'audience' | 'stage' | 'badges'>,
): { reason: 'stage' | 'badge' | 'audience'; needed: string | number } | null {
  const { minStage, badgeKey, audience } = visibility;
  if (audience !== undefined && audience !== buyer.audience) return { reason: 'audience', needed: audience };
  if (minStage !== undefined && buyer.stage < minStage) return { reason: 'stage', needed: minStage };
  if (badgeKey !== undefined && !buyer.badges.has(badgeKey)) return { reason: 'badge', needed: badgeKey };
  return null;
}

/**
 * Gives an item to a buddy: for coins, or with `unlock` for nothing and without conditions. Call inside
 * `ctx.transact` behind the user's lock.
 * Throws 404, 409 `already_owned`, `item_inactive`, `item_locked`, `sold_out`, 400 `insufficient_balance`.
 */
export async function acquireItem(
  ctx: Ctx,
  buyer: Buyer,
  itemId: string,
  how: 'purchase' | 'unlock',
): Promise<Acquired> {
  const [item] = await ctx.db
    .select()
    .from(items)
    .where(and(eq(items.customerId, ctx.accountId), eq(items.id, itemId)));
  if (!item) throw notFound('item');
  const [owned] = await ctx.db
    .select({ itemId: ownedItems.itemId })
    .from(ownedItems)
    .where(
      and(
        eq(ownedItems.customerId, ctx.customerId),
        eq(ownedItems.buddyId, buyer.buddyId),
        eq(ownedItems.itemId, itemId),
      ),
    );
  if (owned) throw fail('already_owned', { item_id: itemId });
  if (how === 'purchase') {
    if (!item.active) throw fail('item_inactive', { item_id: itemId });
    const lock = lockOf(item.visibility, buyer);
    if (lock) throw fail('item_locked', { item_id: itemId, ...lock });
  }
  await takeFromStock(ctx, item);
  const price = how === 'purchase' ? item.price : 0;
  const balance = await pay(ctx, buyer, item, price);
  const acquiredAt = ctx.now().toISOString();
  await ctx.db.insert(ownedItems).values({
    customerId: ctx.customerId,
    buddyId: buyer.buddyId,
    itemId,
    acquired: how,
    price,
    createdAt: acquiredAt,
  });
  await appendFeed(ctx, buyer.userId, [
    {
      buddyId: buyer.buddyId,
      type: 'balance.changed',
      payload: { tokenKey: buyer.tokenKey, balance, amount: -price, reason: how, itemId },
    },
  ]);
  return {
    buddyId: buyer.buddyId,
    itemId,
    tokenKey: buyer.tokenKey,
    price,
    balance,
    acquired: how,
    acquiredAt,
  };
}

/** The count is raised first: its row lock is what keeps the last copy from being sold twice. */
async function takeFromStock(ctx: Ctx, item: ItemRow): Promise<void> {
  const [count] = await query<{ sold: number }>(
    ctx.db,
    `INSERT INTO item_counts (customer_id, item_id, sold, views) VALUES ($1, $2, 1, 0)
     ON CONFLICT (customer_id, item_id) DO UPDATE SET sold = item_counts.sold + 1 RETURNING sold`,
    [ctx.customerId, item.id],
  );
  if (item.stock !== null && (count?.sold ?? 0) > item.stock)
    throw fail('sold_out', { item_id: item.id, stock: item.stock });
}

/** The balance after paying; a free item moves nothing. */
async function pay(ctx: Ctx, buyer: Buyer, item: ItemRow, price: number): Promise<number> {
  if (price > 0) {
    const spend = {
      holderId: buyer.buddyId,
      tokenKey: buyer.tokenKey,
      amount: -price,
      reason: 'purchase',
      referenceId: item.id,
    };
    const { balances } = await post(ctx, [spend]);
    return balances[0]?.balance ?? 0;
  }
  const [row] = await query<{ balance: number }>(
    ctx.db,
    'SELECT balance FROM balances WHERE customer_id = $1 AND holder_id = $2 AND token_key = $3',
    [ctx.customerId, buyer.buddyId, buyer.tokenKey],
  );
  return row?.balance ?? 0;
}
