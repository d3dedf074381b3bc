import type { z } from 'zod';
import type { WidgetCtx } from '../../db/context.ts';
import { artKeys, balanceOf, buddyPicture, buyerOf, type Player } from '../buddies/index.ts';
import {
  imageOf,
  listMarketplaces,
  lockOf,
  ownedItemIds,
  shelf,
  type ItemRow,
} from '../marketplace/index.ts';
import { stageArt, type StageArt } from '../pictures/index.ts';
import { query } from '../../db/query.ts';
import { requireMyPlayer } from './me.ts';
import type { marketplaceOutput } from './schema.ts';

type Shelf = z.input<typeof marketplaceOutput>;
type ShelfItem = Shelf['marketplaces'][number]['items'][number];

/** What the buddy may browse: items of other audiences are left out, locked ones say why. Throws 409 `no_buddy`. */
export async function readShelf(ctx: WidgetCtx): Promise<Shelf> {
  const player = await requireMyPlayer(ctx);
  const { primary } = player.version.content.tokens;
  const [{ data: marketplaces }, rows, owned, art, own] = await Promise.all([
    listMarketplaces(ctx),
    shelf(ctx),
    ownedItemIds(ctx, player.buddy.id),
    artKeys(ctx, player.buddy.equipped),
    stageArt(ctx),
  ]);
  const worn = player.buddy.equipped.flatMap((id) => art.get(id) ?? []);
  const { balance } = balanceOf(player.balances, primary.key);
  const shown = rows.flatMap(({ item, sold }) => {
    const view = shelfItem(ctx, player, item, sold, { balance, owned, worn, own });
    return view ? [{ marketplaceId: item.marketplaceId, view }] : [];
  });
  return {
    token: { key: primary.key, label: primary.label, balance },
    marketplaces: marketplaces
      .filter((marketplace) => marketplace.active)
      .map(({ id, key, name, description }) => ({
        id,
        key,
        name,
        description,
        items: shown.filter((entry) => entry.marketplaceId === id).map((entry) => entry.view),
      })),
  };
}

interface Wallet {
  balance: number;
  owned: ReadonlySet<string>;
  worn: readonly string[];
  own: StageArt;
}

function shelfItem(
  ctx: WidgetCtx,
  player: Player,
  item: ItemRow,
  sold: number,
  wallet: Wallet,
): ShelfItem | undefined {
  const owned = wallet.owned.has(item.id);
  const left = item.stock === null ? null : Math.max(0, item.stock - sold);
  const lock = lockOf(item.visibility, buyerOf(player));
  if (lock?.reason === 'audience' && !owned) return undefined;
  const { id, key, name, description, category, rarity, pricing, price, artKey } = item;
  return {
    id,
    key,
    name,
    description,
    category,
    rarity,
    pricing,
    price,
    imageUrl: imageOf(ctx, item),
    // Nothing can be tried on a picture that is the customer's own.
    tryOnUrl:
      artKey === null || wallet.own.has(player.buddy.stage)
        ? null
        : buddyPicture(ctx, player.buddy, 'happy', tryOn(wallet.worn, artKey)),
    owned,
    equipped: player.buddy.equipped.includes(id),
    stock: left,
    affordable: wallet.balance >= price,
    locked: owned
      ? null
      : lock
        ? { ...lock, label: labelOf(player, lock) }
        : left === 0
          ? { reason: 'sold_out', needed: null, label: '' }
          : null,
  };
}

/** The newest goes first, so that the drawing keeps it when four are worn already. */
const tryOn = (worn: readonly string[], artKey: string): string[] =>
  [artKey, ...worn.filter((key) => key !== artKey)].slice(0, 4);

function labelOf(player: Player, lock: { reason: string; needed: string | number }): string {
  const { badges, evolution } = player.version.content;
  if (lock.reason === 'badge')
    return badges.find((badge) => badge.key === lock.needed)?.name ?? String(lock.needed);
  if (lock.reason === 'stage')
    return evolution.stages.find((stage) => stage.stage === lock.needed)?.name ?? String(lock.needed);
  return String(lock.needed);
}

/** Counts that an item was seen; an item that is not the customer's counts nothing. */
export async function trackView(ctx: WidgetCtx, input: { itemId: string }): Promise<{ accepted: true }> {
  await query(
    ctx.db,
    `INSERT INTO item_counts (customer_id, item_id, sold, views)
     SELECT $1, id, 0, 1 FROM items WHERE customer_id = $2 AND id = $3
     ON CONFLICT (customer_id, item_id) DO UPDATE SET views = item_counts.views + 1`,
    [ctx.customerId, ctx.accountId, input.itemId],
  );
  return { accepted: true };
}
