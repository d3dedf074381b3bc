import { and, eq } from 'drizzle-orm';
import { perApp, type App, type Ctx } from '../../../db/context.ts';
import { accountSettings, PLANS } from '../../accounts/index.ts';
import { usage } from '../tables.ts';
import { monthOf, nextMonth } from './quota.ts';

/** Where a customer stands in the month. */
export interface EventStanding {
  used: number;
  /** Undefined where the plan has none. */
  limit: number | undefined;
  resetAt: string;
}

interface Count {
  month: string;
  used: number;
}

const MAX_KEPT = 10_000;

/** The counts that this process's own commits brought back, each of which counts what other nodes took in too. */
const counts = perApp(() => new Map<string, Count>());

/** Commits answer in any order, so the higher count is the later one. */
export function noteUsed(app: App, customerId: string, { month, used }: Count): void {
  const kept = counts(app);
  const known = kept.get(customerId);
  if (known && (known.month > month || (known.month === month && known.used >= used))) return;
  if (!known && kept.size >= MAX_KEPT) {
    const oldest = kept.keys().next();
    if (!oldest.done) kept.delete(oldest.value);
  }
  kept.set(customerId, { month, used });
}

/** Where the tenant stands after the last commit of this process; who has none yet is looked up. */
export async function eventStanding(ctx: Ctx): Promise<EventStanding> {
  const nowIso = ctx.now().toISOString();
  const month = monthOf(nowIso);
  const known = counts(ctx.app).get(ctx.customerId);
  const { plan } = await accountSettings(ctx);
  const limit = PLANS[plan].eventsPerMonth;
  return {
    used: known?.month === month ? known.used : await readUsed(ctx, month),
    limit: limit === Number.MAX_SAFE_INTEGER ? undefined : limit,
    resetAt: nextMonth(nowIso),
  };
}

async function readUsed(ctx: Ctx, month: string): Promise<number> {
  const [row] = await ctx.db
    .select({ events: usage.events })
    .from(usage)
    .where(and(eq(usage.customerId, ctx.customerId), eq(usage.month, month)));
  const used = row?.events ?? 0;
  noteUsed(ctx.app, ctx.customerId, { month, used });
  return used;
}
