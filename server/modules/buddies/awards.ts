import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { iconUrl } from '../art/index.ts';
import { adjustExternal, appendFeed, badgeAwards, post, skillStatus } from '../progression/index.ts';
import { fail } from './errors.ts';
import { requireBuddy } from './find.ts';
import { lockBuddy, viewOf } from './buddies.ts';
import { balanceOf, loadPlayer, type Player } from './player.ts';
import type { badgeOutput, BuddyOutput, progressionOutput, skillChange } from './schema.ts';
import { evolutionView, streakViews } from './view.ts';

type BadgeOutput = z.input<typeof badgeOutput>;

/** The picture of a badge: its own, else drawn from its name, colour and glyph. */
export const badgeIcon = (
  ctx: Ctx,
  badge: {
    name: string;
    color?: string | undefined;
    icon?: string | undefined;
    iconUrl?: string | undefined;
  },
): string =>
  badge.iconUrl ??
  iconUrl(ctx.app.settings.publicUrl, {
    kind: 'badge',
    name: badge.name,
    color: badge.color,
    glyph: badge.icon,
  });

function badgeView(ctx: Ctx, player: Player, row: Player['badges'][number]): BadgeOutput {
  const badge = player.version.content.badges.find((entry) => entry.key === row.badgeKey);
  const name = badge?.name ?? row.badgeKey;
  return {
    key: row.badgeKey,
    name,
    description: badge?.description ?? '',
    iconUrl: badgeIcon(ctx, { ...badge, name }),
    status: row.status,
    source: row.source,
    awardedAt: row.awardedAt,
  };
}

/** Throws 404. */
export async function listBadges(ctx: Ctx, input: { buddyId: string }): Promise<{ data: BadgeOutput[] }> {
  const player = await loadPlayer(ctx, await requireBuddy(ctx, input.buddyId));
  return { data: player.badges.map((row) => badgeView(ctx, player, row)) };
}

/**
 * Awards a badge by hand, with its reward. Throws 404, 409 `buddy_archived`, 409 `badge_already_awarded`,
 * 400 `unknown_badge`.
 */
export async function awardBadge(
  ctx: Ctx,
  input: { buddyId: string; badgeKey: string },
): Promise<BadgeOutput> {
  return ctx.transact(async (ctx) => {
    const buddy = await lockBuddy(ctx, input.buddyId);
    const player = await loadPlayer(ctx, buddy);
    const badge = player.version.content.badges.find((entry) => entry.key === input.badgeKey);
    if (!badge) throw fail('unknown_badge', { badge_key: input.badgeKey });
    const known = player.badges.find((row) => row.badgeKey === input.badgeKey);
    if (known?.status === 'awarded')
      throw fail('badge_already_awarded', { badge_key: input.badgeKey, awarded_at: known.awardedAt });
    const row = {
      customerId: ctx.customerId,
      buddyId: buddy.id,
      badgeKey: badge.key,
      status: 'awarded' as const,
      source: 'manual',
      awardedAt: ctx.now().toISOString(),
    };
    await ctx.db
      .insert(badgeAwards)
      .values(row)
      .onConflictDoUpdate({
        target: [badgeAwards.customerId, badgeAwards.buddyId, badgeAwards.badgeKey],
        set: { status: row.status, source: row.source, awardedAt: row.awardedAt },
      });
    const { coins, tokens } = badge.reward;
    const { primary, progression } = player.version.content.tokens;
    const rewards = [
      {
        holderId: buddy.id,
        tokenKey: primary.key,
        amount: coins,
        reason: `badge:${badge.key}`,
        cap: primary.maxBalance,
      },
      { holderId: buddy.id, tokenKey: progression.key, amount: tokens, reason: `badge:${badge.key}` },
    ];
    await post(
      ctx,
      rewards.filter((reward) => reward.amount > 0),
    );
    await adjustExternal(ctx, buddy, (external) => ({
      ...external,
      coins: external.coins + coins,
      tokens: external.tokens + tokens,
      badges: [...external.badges, badge.key],
    }));
    await appendFeed(ctx, buddy.userId, [
      { buddyId: buddy.id, type: 'badge.awarded', payload: { badgeKey: badge.key, name: badge.name, coins } },
    ]);
    return badgeView(ctx, player, row);
  });
}

const applied = (value: number, { operation, value: by }: z.output<typeof skillChange>): number =>
  operation === 'set' ? by : operation === 'increase' ? value + by : value - by;

/** Corrects skills by hand, within 0 and the skill's maximum. Throws 404, 409 `buddy_archived`, 400 `unknown_skill`. */
export async function changeSkills(
  ctx: Ctx,
  input: { buddyId: string; skills: z.output<typeof skillChange>[] },
): Promise<BuddyOutput> {
  return ctx.transact(async (ctx) => {
    const buddy = await lockBuddy(ctx, input.buddyId);
    const player = await loadPlayer(ctx, buddy);
    const status = new Map(
      skillStatus(player.version, player.facts, player.state).map((skill) => [skill.skillKey, { ...skill }]),
    );
    const added = { ...player.external.skills };
    for (const change of input.skills) {
      const skill = status.get(change.skillKey);
      if (!skill) throw fail('unknown_skill', { skill_key: change.skillKey, skills: [...status.keys()] });
      const next = Math.max(0, Math.min(skill.max, applied(skill.value, change)));
      added[change.skillKey] = (added[change.skillKey] ?? 0) + next - skill.value;
      skill.value = next;
    }
    await adjustExternal(ctx, buddy, (external) => ({ ...external, skills: added }));
    await appendFeed(ctx, buddy.userId, [
      { buddyId: buddy.id, type: 'buddy.changed', payload: { buddyId: buddy.id } },
    ]);
    return viewOf(ctx, buddy);
  });
}

/** Throws 404. */
export async function getProgression(
  ctx: Ctx,
  input: { buddyId: string },
): Promise<z.input<typeof progressionOutput>> {
  const player = await loadPlayer(ctx, await requireBuddy(ctx, input.buddyId));
  const { version, facts, state, balances } = player;
  const { primary, progression } = version.content.tokens;
  return {
    buddyId: player.buddy.id,
    events: player.events,
    counters: { ...state.counters },
    coinsEarned: balanceOf(balances, primary.key).earned,
    tokensEarned: balanceOf(balances, progression.key).earned,
    badges: player.badges.length,
    streaks: streakViews(player, ctx.now()),
    skills: skillStatus(version, facts, state),
    evolution: evolutionView(player),
  };
}
