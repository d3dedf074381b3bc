import { and, asc, desc, eq, lt } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import {
  acquireItem,
  gateUnlocks,
  imageOf,
  ownedBy,
  type Acquired,
  type Buyer,
} from '../marketplace/index.ts';
import { adjustExternal, appendFeed, ledger, post } from '../progression/index.ts';
import { fail as failLedger } from '../progression/index.ts';
import { fail } from './errors.ts';
import { lockBuddy } from './buddies.ts';
import { requireBuddy, type BuddyRow } from './find.ts';
import { balanceOf, loadPlayer, type Player } from './player.ts';

export interface Movement {
  buddyId: string;
  tokenKey: string;
  amount: number;
  balance: number;
  ledgerSeq: number;
}

/** Behind the lock: the buddy with its balances and rules. */
async function lockPlayer(ctx: Ctx, buddyId: string): Promise<Player> {
  return loadPlayer(ctx, await lockBuddy(ctx, buddyId));
}

async function move(
  ctx: Ctx,
  player: Player,
  tokenKey: string,
  amount: number,
  reason: string,
  referenceId?: string,
): Promise<Movement> {
  const { buddy, version } = player;
  const { primary } = version.content.tokens;
  const cap = tokenKey === primary.key ? primary.maxBalance : undefined;
  const plan = await post(ctx, [
    { holderId: buddy.id, tokenKey, amount, reason, referenceId: referenceId ?? null, cap },
  ]);
  const moved = plan.moved[0] ?? 0;
  const after = plan.balances[0];
  const balance = after?.balance ?? balanceOf(player.balances, tokenKey).balance;
  if (moved > 0) {
    await adjustExternal(ctx, buddy, (external) =>
      tokenKey === primary.key
        ? { ...external, coins: external.coins + moved }
        : { ...external, tokens: external.tokens + moved },
    );
  }
  if (moved !== 0) {
    await appendFeed(ctx, buddy.userId, [
      { buddyId: buddy.id, type: 'balance.changed', payload: { tokenKey, balance, amount: moved, reason } },
    ]);
  }
  return { buddyId: buddy.id, tokenKey, amount: moved, balance, ledgerSeq: after?.entries ?? 0 };
}

/** Gives coins by hand. Throws 404, 409 `buddy_archived`. */
export const earnCoins = (
  ctx: Ctx,
  input: { buddyId: string; amount: number; reason: string; referenceId?: string | undefined },
): Promise<Movement> =>
  ctx.transact(async (ctx) => {
    const player = await lockPlayer(ctx, input.buddyId);
    return move(ctx, player, player.version.coinKey, input.amount, input.reason, input.referenceId);
  });

/** Throws 404, 409 `buddy_archived`, 400 `insufficient_balance`. */
export const spendCoins = (
  ctx: Ctx,
  input: { buddyId: string; amount: number; reason: string; referenceId?: string | undefined },
): Promise<Movement> =>
  ctx.transact(async (ctx) => {
    const player = await lockPlayer(ctx, input.buddyId);
    return move(ctx, player, player.version.coinKey, -input.amount, input.reason, input.referenceId);
  });

export interface TokenMove {
  buddyId: string;
  tokenKey: string;
  amount: number;
  operation: 'earn' | 'spend';
  reason: string;
  referenceId?: string | undefined;
}

/** Earns or spends either token. Throws 404, 409 `buddy_archived`, 400 `unknown_token`, `progression_not_spendable`, `insufficient_balance`. */
export const moveTokens = (ctx: Ctx, input: TokenMove): Promise<Movement> =>
  ctx.transact(async (ctx) => {
    const player = await lockPlayer(ctx, input.buddyId);
    const { primary, progression } = player.version.content.tokens;
    if (input.tokenKey !== primary.key && input.tokenKey !== progression.key) {
      throw failLedger('unknown_token', {
        token_key: input.tokenKey,
        tokens: [primary.key, progression.key],
      });
    }
    if (input.operation === 'spend' && input.tokenKey === progression.key)
      throw failLedger('progression_not_spendable', { token_key: input.tokenKey });
    const amount = input.operation === 'earn' ? input.amount : -input.amount;
    return move(ctx, player, input.tokenKey, amount, input.reason, input.referenceId);
  });

const shownToken = (player: Player, slot: 'primary' | 'progression') => {
  const { key, label, icon } = player.version.content.tokens[slot];
  const { balance, earned } = balanceOf(player.balances, key);
  return { key, label, icon: icon ?? null, balance, lifetimeEarned: earned };
};

/** Both tokens of a buddy. Throws 404. */
export async function getTokens(ctx: Ctx, input: { buddyId: string }) {
  return tokensView(await loadPlayer(ctx, await requireBuddy(ctx, input.buddyId)));
}
export const tokensView = (player: Player) => ({
  primary: shownToken(player, 'primary'),
  progression: shownToken(player, 'progression'),
});

/** What the marketplace must know of a buddy to sell to it. */
export const buyerOf = (player: Player): Buyer => ({
  buddyId: player.buddy.id,
  userId: player.buddy.userId,
  audience: player.buddy.audience,
  stage: player.buddy.stage,
  badges: new Set(player.badges.filter((badge) => badge.status === 'awarded').map((badge) => badge.badgeKey)),
  tokenKey: player.version.coinKey,
});

/** Throws 404, 409 `buddy_archived`, and what `acquireItem` throws. */
export const purchaseItem = (ctx: Ctx, input: { buddyId: string; itemId: string }): Promise<Acquired> =>
  ctx.transact(async (ctx) =>
    acquireItem(ctx, buyerOf(await lockPlayer(ctx, input.buddyId)), input.itemId, 'purchase'),
  );

/** Gives an item for nothing, whatever its conditions. Throws 404, 409 `buddy_archived`, `already_owned`, `sold_out`. */
export const unlockItem = (ctx: Ctx, input: { buddyId: string; itemId: string }): Promise<Acquired> =>
  ctx.transact(async (ctx) =>
    acquireItem(ctx, buyerOf(await lockPlayer(ctx, input.buddyId)), input.itemId, 'unlock'),
  );

/** Throws 404. */
export async function listOwned(ctx: Ctx, input: { buddyId: string }) {
  const buddy = await requireBuddy(ctx, input.buddyId);
  const rows = await ownedBy(ctx, buddy.id);
  const equipped = new Set(buddy.equipped);
  return {
    data: rows.map(({ item, owned }) => ({
      itemId: item.id,
      key: item.key,
      name: item.name,
      category: item.category,
      rarity: item.rarity,
      imageUrl: imageOf(ctx, item),
      acquired: owned.acquired,
      price: owned.price,
      equipped: equipped.has(item.id),
      acquiredAt: owned.createdAt,
    })),
  };
}

export interface Unlock {
  alreadyUnlocked: boolean;
  unlock: { gateKey: string; unlockedAt: string };
  gate: { gateKey: string; name: string; cost: number; tokenKey: string; metadata: Record<string, unknown> };
  balance: number;
}

/** Pays for a gate, once. Throws 404, 409 `buddy_archived`, 400 `insufficient_balance`. */
export const unlockGate = (ctx: Ctx, input: { buddyId: string; gateKey: string }): Promise<Unlock> =>
  ctx.transact(async (ctx) => {
    const player = await lockPlayer(ctx, input.buddyId);
    const gate = player.version.content.gates.find((entry) => entry.key === input.gateKey);
    if (!gate) throw fail('gate_not_found', { gate_key: input.gateKey });
    const shown = {
      gateKey: gate.key,
      name: gate.name,
      cost: gate.cost,
      tokenKey: gate.tokenKey,
      metadata: gate.metadata,
    };
    const known = (await unlocksOf(ctx, player.buddy)).find((unlock) => unlock.gateKey === gate.key);
    if (known) {
      const { balance } = balanceOf(player.balances, gate.tokenKey);
      return {
        alreadyUnlocked: true,
        unlock: { gateKey: gate.key, unlockedAt: known.unlockedAt },
        gate: shown,
        balance,
      };
    }
    const { balance } = await move(ctx, player, gate.tokenKey, -gate.cost, 'gate', gate.key);
    const unlockedAt = ctx.now().toISOString();
    await ctx.db.insert(gateUnlocks).values({
      customerId: ctx.customerId,
      buddyId: player.buddy.id,
      gateKey: gate.key,
      tokenKey: gate.tokenKey,
      cost: gate.cost,
      unlockedAt,
    });
    return { alreadyUnlocked: false, unlock: { gateKey: gate.key, unlockedAt }, gate: shown, balance };
  });

async function unlocksOf(ctx: Ctx, buddy: BuddyRow) {
  return ctx.db
    .select()
    .from(gateUnlocks)
    .where(and(eq(gateUnlocks.customerId, ctx.customerId), eq(gateUnlocks.buddyId, buddy.id)))
    .orderBy(asc(gateUnlocks.unlockedAt), asc(gateUnlocks.gateKey))
    .limit(100);
}

/** Throws 404. */
export const listUnlocks = async (ctx: Ctx, input: { buddyId: string }) => ({
  data: await unlocksOf(ctx, await requireBuddy(ctx, input.buddyId)),
});

/** The coin ledger of a buddy, latest first. Throws 404. */
export async function readLedger(
  ctx: Ctx,
  input: { buddyId: string; tokenKey?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<typeof ledger.$inferSelect>> {
  const player = await loadPlayer(ctx, await requireBuddy(ctx, input.buddyId));
  const [before] = decodeCursor(input.cursor, 1)?.map(Number) ?? [];
  const rows = await ctx.db
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.customerId, ctx.customerId),
        eq(ledger.holderId, player.buddy.id),
        eq(ledger.tokenKey, input.tokenKey ?? player.version.coinKey),
        before === undefined ? undefined : lt(ledger.seq, Math.floor(before)),
      ),
    )
    .orderBy(desc(ledger.seq))
    .limit(input.limit + 1);
  return toPage(rows, input.limit, (row) => [row.seq]);
}
