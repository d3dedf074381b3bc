import { z } from 'zod';
import type { UserCtx } from '../../../db/context.ts';
import { readBoard } from '../../challenges/index.ts';
import {
  balanceOf,
  buyerOf,
  companionOf,
  activeEgg,
  evolutionView,
  loadPlayer,
  moodOf,
  streakViews,
  type BuddyRow,
} from '../../buddies/index.ts';
import { lockOf, ownedItemIds, shelf } from '../../marketplace/index.ts';
import { listNotifications } from '../../notifications/index.ts';
import { READS } from './rights.ts';
import { tool } from './tool.ts';

const nothing = z.strictObject({});

export const getChallenges = tool({
  name: 'getChallenges',
  title: 'Reading your challenges',
  description:
    "The user's challenges of this month with their progress, which others can be taken on, which of them its own figures " +
    'speak for, points and badges.',
  input: nothing,
  needs: READS,
  run: async (ctx) => {
    const board = await readBoard(ctx, {});
    return {
      output: {
        month: board.month,
        daysLeft: board.daysLeft,
        totalPoints: board.totalPoints,
        challenges: board.challenges.slice(0, 20).map((one) => ({
          title: one.title,
          description: one.description,
          difficulty: one.difficulty,
          status: one.status,
          progress: one.currentProgress,
          target: one.targetValue,
          unit: one.unit,
          progressPercent: one.progressPercent,
          rewardPoints: one.rewardPoints,
          daysLeft: one.daysLeft,
        })),
        suggested: board.open
          .filter(({ aiReason }) => aiReason !== null)
          .slice(0, 3)
          .map(openView),
        open: board.open.slice(0, 24).map(openView),
        openCount: board.open.length,
        badges: board.badges.filter(({ isEarned }) => isEarned).map(({ name }) => name),
        waitingRewards: board.challenges.filter(({ status }) => status === 'completed').length,
      },
    };
  },
});

const openView = (one: {
  title: string;
  description: string;
  difficulty: string;
  category: string;
  rewardPoints: number;
  aiReason: string | null;
}) => ({
  title: one.title,
  description: one.description,
  difficulty: one.difficulty,
  category: one.category,
  rewardPoints: one.rewardPoints,
  reason: one.aiReason,
});

export const getBuddy = tool({
  name: 'getBuddy',
  title: 'Looking after your buddy',
  description:
    "The user's buddy: name, stage, mood, coins, streaks, badges, and what is missing for its next stage.",
  input: nothing,
  needs: READS,
  run: async (ctx) => {
    const row = await companionOf(ctx, ctx.actor.userId);
    const egg = row ? undefined : await activeEgg(ctx, ctx.actor.userId);
    return {
      output: {
        buddy: row ? await buddyOf(ctx, row) : null,
        egg: egg ? { status: egg.status } : null,
      },
    };
  },
});

async function buddyOf(ctx: UserCtx, row: BuddyRow) {
  const player = await loadPlayer(ctx, row);
  const { content } = player.version;
  const evolution = evolutionView(player);
  const now = ctx.now();
  const token = ({ key, label }: { key: string; label: string }) => ({
    label,
    balance: balanceOf(player.balances, key).balance,
  });
  return {
    name: row.name,
    stage: row.stage,
    stageName: evolution.stageName,
    mood: moodOf(player, now),
    coins: token(content.tokens.primary),
    progress: token(content.tokens.progression),
    equipped: row.equipped.length,
    badges: player.badges
      .filter(({ status }) => status === 'awarded')
      .map(({ badgeKey }) => content.badges.find(({ key }) => key === badgeKey)?.name ?? badgeKey)
      .slice(0, 30),
    streaks: streakViews(player, now)
      .slice(0, 10)
      .map(({ name, period, count, best, atRisk, burned }) => ({
        name,
        period,
        count,
        best,
        atRisk,
        burned,
      })),
    evolution: {
      ready: evolution.ready,
      nextStageName: evolution.nextStageName,
      requirements: evolution.requirements.map(({ label, needed, actual, met }) => ({
        label,
        needed,
        actual,
        met,
      })),
    },
  };
}

export const getShop = tool({
  name: 'getShop',
  title: 'Looking into the shop',
  description:
    "What the marketplace has for the user's buddy: prices, what is owned, what can be paid now, what is locked.",
  input: nothing,
  needs: READS,
  run: async (ctx) => {
    const row = await companionOf(ctx, ctx.actor.userId);
    if (!row)
      return {
        output: { hasBuddy: false, balance: 0, label: '', affordable: [], next: null, owned: 0, locked: 0 },
      };
    const player = await loadPlayer(ctx, row);
    const { primary } = player.version.content.tokens;
    const { balance } = balanceOf(player.balances, primary.key);
    const [rows, owned] = await Promise.all([shelf(ctx), ownedItemIds(ctx, row.id)]);
    const buyer = buyerOf(player);
    const offered = rows
      .filter(({ item, sold }) => !owned.has(item.id) && (item.stock === null || sold < item.stock))
      .map(({ item }) => ({ item, lock: lockOf(item.visibility, buyer) }));
    const free = offered.filter(({ lock }) => !lock).map(({ item }) => item);
    const view = ({ name, price, category, rarity }: (typeof free)[number]) => ({
      name,
      price,
      category,
      rarity,
    });
    const dearer = free.filter(({ price }) => price > balance).sort((a, b) => a.price - b.price)[0];
    return {
      output: {
        hasBuddy: true,
        label: primary.label,
        balance,
        affordable: free
          .filter(({ price }) => price <= balance)
          .sort((a, b) => b.price - a.price)
          .slice(0, 12)
          .map(view),
        next: dearer ? { ...view(dearer), missing: dearer.price - balance } : null,
        owned: owned.size,
        locked: offered.filter(({ lock }) => lock && lock.reason !== 'audience').length,
      },
    };
  },
});

export const getNotifications = tool({
  name: 'getNotifications',
  title: 'Reading your notifications',
  description: 'The latest notifications of the user, and how many are unread.',
  input: nothing,
  needs: READS,
  run: async (ctx) => {
    const { notifications, unreadCount } = await listNotifications(ctx, { limit: 8 });
    return {
      output: {
        unreadCount,
        notifications: notifications.map(({ title, message, type, read, createdAt }) => ({
          title,
          message,
          type,
          read,
          createdAt,
        })),
      },
    };
  },
});
