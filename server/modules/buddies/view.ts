import type { Ctx } from '../../db/context.ts';
import { findItems } from '../marketplace/index.ts';
import { evolutionStatus, skillStatus, streakStatus } from '../progression/index.ts';
import type { Mood } from '../art/index.ts';
import { balanceOf, type Player } from './player.ts';
import { buddyPicture, lookOf } from './pictures.ts';
import { pathOfLook, pictureUrl, type StageArt } from '../pictures/index.ts';
import { NEEDS_RERENDER } from './appearance.ts';
import type { BuddyRow } from './find.ts';
import type { z } from 'zod';
import type { BuddyOutput, EvolutionOutput, streakOutput } from './schema.ts';

/** Art keys of items by item id; items without a drawing are worn unseen. */
export async function artKeys(ctx: Ctx, itemIds: readonly string[]): Promise<Map<string, string>> {
  const items = await findItems(ctx, [...new Set(itemIds)]);
  return new Map(items.flatMap((item) => (item.artKey === null ? [] : [[item.id, item.artKey]])));
}

const SLEEPY_AFTER_MS = 3 * 86_400_000;
const HUNGRY_AFTER_MS = 86_400_000;

/** How a buddy feels: a burned streak saddens it, a fresh one makes it proud, silence makes it hungry, then sleepy. */
export function moodOf(player: Player, now: Date): Mood {
  const streaks = streakStatus(player.version, player.facts, player.state, now.toISOString());
  const head = player.state.head?.[0];
  const quietMs = now.getTime() - Date.parse(head ?? player.buddy.createdAt);
  if (evolutionStatus(player.version, player.facts, player.state).ready) return 'celebrating';
  if (streaks.some((streak) => streak.burned)) return 'sad';
  if (quietMs > SLEEPY_AFTER_MS) return 'sleepy';
  if (quietMs > HUNGRY_AFTER_MS) return 'hungry';
  return streaks.some((streak) => streak.count >= 3) ? 'proud' : 'happy';
}

/** What stands between the buddy and its next stage. */
export function evolutionView({ version, facts, state }: Player): EvolutionOutput {
  const status = evolutionStatus(version, facts, state);
  const nameOf = (stage: number): string =>
    version.content.evolution.stages.find((entry) => entry.stage === stage)?.name ?? `Stage ${stage}`;
  return {
    stage: status.stage,
    stageName: nameOf(status.stage),
    nextStage: status.nextStage,
    nextStageName: status.nextStage === null ? null : nameOf(status.nextStage),
    ready: status.ready,
    requirements: status.requirements.map((requirement) => ({
      kind: requirement.kind,
      key: requirement.key ?? null,
      label: labelOf(version.content, requirement),
      needed: requirement.needed,
      actual: requirement.actual,
      met: requirement.met,
    })),
  };
}

type Content = Player['version']['content'];

function labelOf(content: Content, { kind, key }: { kind: string; key?: string | null }): string {
  if (kind === 'tokens') return content.tokens.progression.label;
  if (kind === 'coins_earned') return `${content.tokens.primary.label} earned`;
  if (kind === 'skill')
    return (
      content.skillSets.flatMap((set) => set.skills).find((skill) => skill.key === key)?.name ?? key ?? ''
    );
  if (kind === 'badge') return content.badges.find((badge) => badge.key === key)?.name ?? key ?? '';
  return 'Badges';
}

/** The canonical state of a buddy, as REST answers it. */
export function buddyView(
  ctx: Ctx,
  player: Player,
  art: ReadonlyMap<string, string>,
  own: StageArt,
): BuddyOutput {
  const { buddy, version, state, facts, balances } = player;
  const { primary, progression } = version.content.tokens;
  const now = ctx.now();
  const { eggId, userId, configVersionId, audience, name, status, createdAt, updatedAt, archivedAt } = buddy;
  // Nothing is drawn on a picture that is the customer's own.
  const drawn = own.has(buddy.stage) ? [] : buddy.equipped.filter((id) => art.has(id));
  const worn = drawn.flatMap((id) => art.get(id) ?? []);
  const evolution = evolutionView(player);
  const picture = buddyPicture(ctx, buddy, moodOf(player, now), worn, own);
  const primaryBalance = balanceOf(balances, primary.key);
  const progressionBalance = balanceOf(balances, progression.key);
  return {
    id: buddy.id,
    buddyId: buddy.id,
    userId,
    eggId,
    configVersionId,
    audience,
    name,
    status,
    evolutionStage: buddy.stage,
    stageName: evolution.stageName,
    coins: primaryBalance.balance,
    tokens: { [primary.key]: primaryBalance.balance, [progression.key]: progressionBalance.balance },
    skills: Object.fromEntries(
      skillStatus(version, facts, state).map(({ skillKey, value, level }) => [skillKey, { value, level }]),
    ),
    badges: player.badges.filter((badge) => badge.status === 'awarded').map((badge) => badge.badgeKey),
    streaks: Object.fromEntries(
      streakStatus(version, facts, state, now.toISOString()).map(({ key, count }) => [key, count]),
    ),
    equippedItems: buddy.equipped,
    renderedEquippedItemIds: drawn,
    imageUrl: picture,
    baseImageUrl: buddyPicture(ctx, buddy, 'happy', [], own),
    thumbUrl: thumbOf(ctx, buddy, worn, own) ?? picture,
    progression: {
      events: player.events,
      coinsEarned: primaryBalance.earned,
      tokensEarned: progressionBalance.earned,
      badges: player.badges.length,
      evolutionReady: evolution.ready,
    },
    appearance: appearanceOf(buddy, own),
    createdAt,
    updatedAt,
    archivedAt,
  };
}

/** The thumbnail of its last operation, as long as it still shows what the buddy looks like. */
function thumbOf(ctx: Ctx, buddy: BuddyRow, worn: readonly string[], own: StageArt): string | undefined {
  const { appearance } = buddy;
  if (appearance?.status !== 'ready' || own.has(buddy.stage)) return undefined;
  const isCurrent = appearance.path === pathOfLook(lookOf(buddy, 'happy', worn));
  return isCurrent ? pictureUrl(ctx, appearance.thumb) : undefined;
}

function appearanceOf(
  { appearance, style, variant, stage }: BuddyRow,
  own: StageArt,
): BuddyOutput['appearance'] {
  const isMissing = appearance?.status === 'failed' && !own.has(stage);
  return {
    status: isMissing ? 'failed' : 'ready',
    style,
    variant,
    error: isMissing
      ? { code: NEEDS_RERENDER, message: 'Its pictures could not be kept. Render it again.' }
      : null,
  };
}

/** How the streaks stand now, with what a page needs to draw them. */
export function streakViews({ version, facts, state }: Player, now: Date): z.input<typeof streakOutput>[] {
  return streakStatus(version, facts, state, now.toISOString()).flatMap((status) => {
    const streak = version.content.streaks.find((entry) => entry.key === status.key);
    if (!streak) return [];
    const { key, count, best, atRisk, burned, freezes, periodEndsAt, lastPeriods } = status;
    return [
      {
        key,
        name: streak.name,
        period: streak.period,
        displayMode: streak.displayMode,
        count,
        best,
        atRisk,
        burned,
        freezes,
        periodEndsAt,
        lastPeriods,
      },
    ];
  });
}
