import { and, asc, eq, gt, sql, sum } from 'drizzle-orm';
import type { App, ModelSettings, UserCtx } from '../../../db/context.ts';
import { getSubscription } from '../../membership/index.ts';
import { fail } from '../errors.ts';
import type { Usage } from '../schema.ts';
import { assistantUsage } from '../tables.ts';

export type SpendLimits = NonNullable<ModelSettings['limits']>;

/** What a host that says nothing else grants. */
export const DEFAULT_LIMITS: SpendLimits = {
  free: { fourHourUsd: 0.1, sevenDayUsd: 0.5 },
  pro: { fourHourUsd: 1, sevenDayUsd: 10 },
  maxTurnUsd: 0.05,
};

const HOUR_MS = 3_600_000;
const WINDOWS = {
  fourHour: { ms: 4 * HOUR_MS, name: 'four_hour' },
  sevenDay: { ms: 7 * 24 * HOUR_MS, name: 'seven_day' },
} as const;
type Window = keyof typeof WINDOWS;

const MICRO = 1_000_000;
/** Millionths of a dollar, so that sums are exact. */
export const toMicro = (usd: number): number => Math.ceil(usd * MICRO);
const toUsd = (micro: number): number => micro / MICRO;

export const limitsOf = ({ settings }: App): SpendLimits => settings.model?.limits ?? DEFAULT_LIMITS;

const startOf = (ctx: UserCtx, window: Window): string =>
  new Date(ctx.now().getTime() - WINDOWS[window].ms).toISOString();

const within = (ctx: UserCtx, window: Window) =>
  and(
    eq(assistantUsage.customerId, ctx.customerId),
    eq(assistantUsage.userId, ctx.actor.userId),
    gt(assistantUsage.createdAt, startOf(ctx, window)),
  );

/** What was spent in each window, of which the longer holds the shorter. */
async function spentIn(ctx: UserCtx): Promise<Record<Window, number>> {
  const { costMicroUsd, createdAt } = assistantUsage;
  const [row] = await ctx.db
    .select({
      sevenDay: sum(costMicroUsd),
      fourHour: sql<
        string | null
      >`sum(${costMicroUsd}) FILTER (WHERE ${gt(createdAt, startOf(ctx, 'fourHour'))})`,
    })
    .from(assistantUsage)
    .where(within(ctx, 'sevenDay'));
  return { fourHour: Number(row?.fourHour ?? 0), sevenDay: Number(row?.sevenDay ?? 0) };
}

/** What the caller has used of its AI budget. */
export async function readUsage(ctx: UserCtx): Promise<Usage> {
  const [{ isPro }, { fourHour, sevenDay }] = await Promise.all([getSubscription(ctx), spentIn(ctx)]);
  const all = limitsOf(ctx.app);
  const tier = isPro ? 'pro' : 'free';
  const limits = all[tier];
  const left = (usd: number, micro: number): number => toUsd(Math.max(0, toMicro(usd) - micro));
  return {
    tier,
    limits: { fourHourCostUsd: limits.fourHourUsd, sevenDayCostUsd: limits.sevenDayUsd },
    usage: { fourHourUsd: toUsd(fourHour), sevenDayUsd: toUsd(sevenDay) },
    remaining: {
      fourHourUsd: left(limits.fourHourUsd, fourHour),
      sevenDayUsd: left(limits.sevenDayUsd, sevenDay),
    },
    maxTurnCostUsd: all.maxTurnUsd,
    windows: {
      fourHourStartedAt: startOf(ctx, 'fourHour'),
      sevenDayStartedAt: startOf(ctx, 'sevenDay'),
    },
  };
}

/**
 * Refuses a turn of a model whose user has used up either window; turns that run count as much as they may cost, which
 * is `heldMicro`. Behind the user's lock. Throws 429 `ai_limit_reached` with the moment from which there is budget again.
 */
export async function checkLimits(ctx: UserCtx, heldMicro: number): Promise<void> {
  const { isPro } = await getSubscription(ctx);
  const limits = limitsOf(ctx.app)[isPro ? 'pro' : 'free'];
  const all = await spentIn(ctx);
  for (const [window, usd] of [
    ['fourHour', limits.fourHourUsd],
    ['sevenDay', limits.sevenDayUsd],
  ] as const) {
    const spent = all[window];
    if (spent + heldMicro < toMicro(usd)) continue;
    const freesAt = await freeAgainAt(ctx, window, toMicro(usd) - heldMicro);
    throw fail('ai_limit_reached', {
      window: WINDOWS[window].name,
      limit_usd: usd,
      used_usd: toUsd(spent),
      resets_at: new Date(freesAt).toISOString(),
      retry_after_seconds: Math.max(1, Math.ceil((freesAt - ctx.now().getTime()) / 1_000)),
    });
  }
}

const MOST_ROWS = 1_000;

/** When so much of the window has rolled out of it that what is left is below the limit. */
async function freeAgainAt(ctx: UserCtx, window: Window, limitMicro: number): Promise<number> {
  const rows = await ctx.db
    .select({ cost: assistantUsage.costMicroUsd, createdAt: assistantUsage.createdAt })
    .from(assistantUsage)
    .where(within(ctx, window))
    .orderBy(asc(assistantUsage.createdAt))
    .limit(MOST_ROWS);
  let left = rows.reduce((total, { cost }) => total + cost, 0);
  for (const { cost, createdAt } of rows) {
    left -= cost;
    if (left < limitMicro) return Date.parse(createdAt) + WINDOWS[window].ms;
  }
  // Only turns that run stand in the way.
  return ctx.now().getTime() + 60_000;
}
