import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { accountSettings, findUser } from '../accounts/index.ts';
import {
  compiledVersion,
  factsOf,
  parseExternal,
  parseState,
  progress,
  readBalances,
  type Balance,
  type BuddyFacts,
  type CompiledVersion,
  type EngineState,
  type External,
} from '../progression/index.ts';
import type { BuddyRow } from './find.ts';
import { badgesOf, type BadgeRow } from './badge-rows.ts';

/** A buddy with all that the rules know of it. */
export interface Player {
  buddy: BuddyRow;
  version: CompiledVersion;
  state: EngineState;
  external: External;
  facts: BuddyFacts;
  events: number;
  balances: Balance[];
  badges: BadgeRow[];
}

/** Balance of a token; zero before the first movement. */
export const balanceOf = (
  balances: readonly Balance[],
  tokenKey: string,
): { balance: number; earned: number } =>
  balances.find((balance) => balance.tokenKey === tokenKey) ?? { balance: 0, earned: 0 };

/** Reads many buddies at once: four statements, whatever their number. */
export async function loadPlayers(
  ctx: Ctx,
  buddies: readonly BuddyRow[],
  timezones?: ReadonlyMap<string, string>,
): Promise<Player[]> {
  if (buddies.length === 0) return [];
  const ids = buddies.map((buddy) => buddy.id);
  const { settings } = await accountSettings(ctx);
  const [rows, balances, badges] = await Promise.all([
    ctx.db
      .select()
      .from(progress)
      .where(and(eq(progress.customerId, ctx.customerId), inArray(progress.buddyId, ids))),
    readBalances(ctx.db, ctx.customerId, ids),
    badgesOf(ctx, ids),
  ]);
  const byBuddy = new Map(rows.map((row) => [row.buddyId, row]));
  return Promise.all(
    buddies.map(async (buddy) => {
      const row = byBuddy.get(buddy.id);
      if (!row) throw new Error(`buddy ${buddy.id} has no progress`);
      const external = parseExternal(row.external);
      const version = await compiledVersion(ctx.app, ctx.db, ctx.customerId, row.configVersionId);
      return {
        buddy,
        version,
        state: parseState(row.state),
        external,
        facts: factsOf(buddy, timezones?.get(buddy.userId) ?? settings.timezone, external),
        events: row.events,
        balances: balances.filter((balance) => balance.holderId === buddy.id),
        badges: badges.filter((badge) => badge.buddyId === buddy.id),
      };
    }),
  );
}

/** One buddy, in its user's own time zone. */
export async function loadPlayer(ctx: Ctx, buddy: BuddyRow): Promise<Player> {
  const user = await findUser(ctx, buddy.userId);
  const zones = user?.timezone ? new Map([[user.id, user.timezone]]) : undefined;
  const [player] = await loadPlayers(ctx, [buddy], zones);
  if (!player) throw new Error('one buddy gives one player');
  return player;
}
