import type { Ctx, WidgetCtx } from '../../db/context.ts';
import { accountSettings, findUser } from '../accounts/index.ts';
import { drawingAt, iconUrl } from '../art/index.ts';
import {
  activeEgg,
  artKeys,
  badgeIcon,
  balanceOf,
  buddyPicture,
  eggPicture,
  evolutionView,
  loadPlayer,
  moodOf,
  openOperations,
  streakViews,
  type Player,
} from '../buddies/index.ts';
import { stageArt } from '../pictures/index.ts';
import { skillStatus } from '../progression/index.ts';
import { myBuddy } from './me.ts';
import type { WidgetState } from './schema.ts';

/** All that the widgets of a page show, in one answer. */
export async function readState(ctx: WidgetCtx): Promise<WidgetState> {
  const { userId, scopes, kind, expiresAt } = ctx.actor;
  // The feed's position is read first: what happens meanwhile is told twice rather than not at all.
  const user = await findUser(ctx, userId);
  const [{ settings }, buddy, egg, operations] = await Promise.all([
    accountSettings(ctx),
    myBuddy(ctx),
    activeEgg(ctx, userId),
    openOperations(ctx, userId),
  ]);
  const player = buddy ? await loadPlayer(ctx, buddy) : undefined;
  const nothing = { buddy: null, tokens: null, skills: [], badges: [], streaks: [], evolution: null };
  return {
    user: { id: userId },
    ...(player ? await playerState(ctx, player) : nothing),
    egg: egg
      ? { id: egg.id, status: egg.status, variant: egg.visualVariant, imageUrl: eggPicture(ctx, egg) }
      : null,
    operations: operations.map(({ id, type, status }) => ({ id, type, status })),
    scopes: [...scopes],
    readOnly: kind === 'embed',
    theme: settings.widgetTheme,
    sequence: user?.sequence ?? 0,
    expiresAt,
  };
}

/** What the buddy or the egg looks like, if the composer draws it: pictures of another kind are fetched by address. */
export const pictureOf = (ctx: Ctx, { buddy, egg }: WidgetState): string | undefined =>
  drawingAt(ctx.app.settings.publicUrl, (buddy ?? egg)?.imageUrl ?? '');

async function playerState(ctx: Ctx, player: Player) {
  const { buddy, version, facts, state } = player;
  const now = ctx.now();
  const evolution = evolutionView(player);
  const art = await artKeys(ctx, buddy.equipped);
  const mood = moodOf(player, now);
  const worn = buddy.equipped.flatMap((id) => art.get(id) ?? []);
  const imageUrl = buddyPicture(ctx, buddy, mood, worn, await stageArt(ctx));
  const { id, name, stage, status, audience, style, variant, createdAt } = buddy;
  return {
    buddy: {
      id,
      name,
      stage,
      stageName: evolution.stageName,
      status,
      audience,
      style,
      variant,
      mood,
      imageUrl,
      thumbUrl: imageUrl,
      equippedItemIds: buddy.equipped,
      createdAt,
    },
    tokens: tokensOf(player),
    skills: skillStatus(version, facts, state).flatMap(({ skillKey, value, level }) => {
      const skill = version.content.skillSets
        .flatMap((set) => set.skills)
        .find((entry) => entry.key === skillKey);
      if (!skill) return [];
      const { key, max, pointsPerLevel, icon = null, color = null } = skill;
      const drawn =
        skill.iconUrl ??
        iconUrl(ctx.app.settings.publicUrl, {
          kind: 'skill',
          name: skill.name,
          color: skill.color,
          glyph: skill.icon,
        });
      return [{ key, name: skill.name, icon, color, iconUrl: drawn, value, max, level, pointsPerLevel }];
    }),
    badges: badgeCatalogue(ctx, player),
    streaks: streakViews(player, now),
    evolution,
  };
}

/** Both tokens with what the buddy has of them. */
export function tokensOf({ version, balances }: Player) {
  const shown = ({ key, label, icon }: { key: string; label: string; icon?: string | undefined }) => {
    const { balance, earned } = balanceOf(balances, key);
    return { key, label, icon: icon ?? null, balance, earned };
  };
  return {
    primary: shown(version.content.tokens.primary),
    progression: shown(version.content.tokens.progression),
  };
}

/** Every badge the buddy can have, those it has first. */
export function badgeCatalogue(ctx: Ctx, { version, badges, buddy }: Player): WidgetState['badges'] {
  const mine = new Map(badges.map((badge) => [badge.badgeKey, badge]));
  return version.content.badges
    .filter(
      (badge) =>
        mine.has(badge.key) || (badge.active && (badge.audience ?? buddy.audience) === buddy.audience),
    )
    .map((badge) => {
      const row = mine.get(badge.key);
      const status = row?.status ?? ('locked' as const);
      const { key, name, description } = badge;
      return {
        key,
        name,
        description,
        iconUrl: badgeIcon(ctx, badge),
        status,
        awardedAt: row?.awardedAt ?? null,
      };
    })
    .sort((a, b) => Number(a.status === 'locked') - Number(b.status === 'locked'));
}
