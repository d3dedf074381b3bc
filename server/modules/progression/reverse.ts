import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { notFound } from '../../kernel/errors.ts';
import { accountSettings, lockUser } from '../accounts/index.ts';
import { tokenList } from './effects.ts';
import {
  applyEvent,
  diffStates,
  emptyState,
  parseState,
  printState,
  type EngineState,
  type StateDiff,
} from './engine/index.ts';
import { factsOf, parseExternal } from './external.ts';
import { appendFeed } from './feed.ts';
import { blankRun, checkpointsOf, correctionsOf, slotsOf, take, type BuddyRun } from './intake/buddy-run.ts';
import { readPast } from './intake/read-past.ts';
import { versionsOf } from './intake/run-groups.ts';
import {
  badgeRows,
  deleteReady,
  dropStale,
  insertBadges,
  insertCheckpoints,
  saveProgress,
  withdrawnOf,
} from './intake/write.ts';
import { planPostings, readBalances, writePlan, type Balance, type Plan, type Posting } from './ledger.ts';
import type { reversal, reversalOutput } from './schema.ts';
import { events } from './tables.ts';
import { compiledVersion } from './versions.ts';

type Reversal = z.output<typeof reversal>;
type EventRow = typeof events.$inferSelect;

const NOTHING: Reversal = {
  coins: 0,
  tokens: [],
  shortfall: { coins: 0, tokens: [] },
  badgesKept: [],
  milestonesKept: [],
};

/**
 * Takes an event back: the buddy's life is folded again without it, and ledger rows compensate for what that changes,
 * down to zero and no further. Badges and milestones once claimed stay, with what they paid. Its id stays used.
 * Doing it again changes nothing and answers the same figures. Throws 404.
 */
export async function reverseEvent(
  ctx: Ctx,
  { eventId }: { eventId: string },
): Promise<z.input<typeof reversalOutput>> {
  return ctx.transact(async (ctx) => {
    const { userId } = await requireEvent(ctx, eventId);
    await lockUser(ctx, userId);
    const event = await requireEvent(ctx, eventId);
    if (event.reversal) return { eventId, reversed: true, alreadyReversed: true, ...event.reversal };
    const done = event.buddyId === null ? NOTHING : await takeBack(ctx, event, event.buddyId);
    await ctx.db
      .update(events)
      .set({ reversedAt: ctx.now().toISOString(), reversal: done })
      .where(mine(ctx, eventId));
    return { eventId, reversed: true, alreadyReversed: false, ...done };
  });
}

const mine = (ctx: Ctx, eventId: string) =>
  and(eq(events.customerId, ctx.customerId), eq(events.eventId, eventId));

async function requireEvent(ctx: Ctx, eventId: string): Promise<EventRow> {
  const [row] = await ctx.db.select().from(events).where(mine(ctx, eventId));
  if (!row) throw notFound('event');
  return row;
}

interface Life extends Record<string, unknown> {
  audience: string;
  stage: number;
  versionId: string;
  state: string;
  external: string;
  events: number;
  timezone: string | null;
}

async function takeBack(ctx: Ctx, event: EventRow, buddyId: string): Promise<Reversal> {
  const life = await readLife(ctx, buddyId);
  const { run, diff, before, coinKey, cap } = await withoutEvent(ctx, event, buddyId, life);
  const known = await readBalances(ctx.db, ctx.customerId, [buddyId]);
  const postings = correctionsOf(diff, coinKey, 'reversal').map(({ tokenKey, amount, reason }): Posting => ({
    holderId: buddyId,
    tokenKey,
    amount,
    reason,
    referenceId: event.eventId,
    cap: tokenKey === coinKey ? cap : undefined,
    kind: 'correction',
  }));
  const plan = planPostings(known, postings);
  await save(ctx, buddyId, run, plan);
  const done = figuresOf(plan, postings, known, coinKey, newlyKept(before, diff.state));
  await appendFeed(ctx, event.userId, [
    { buddyId, type: 'event.reversed', payload: { eventId: event.eventId, type: event.type, ...done } },
  ]);
  return done;
}

async function readLife(ctx: Ctx, buddyId: string): Promise<Life> {
  const [life] = await query<Life>(
    ctx.db,
    `SELECT b.audience, b.stage, p.config_version_id AS "versionId", p.state, p.external, p.events, u.timezone
     FROM buddies b JOIN progress p ON p.customer_id = b.customer_id AND p.buddy_id = b.id
     JOIN users u ON u.customer_id = b.customer_id AND u.id = b.user_id
     WHERE b.customer_id = $1 AND b.id = $2`,
    [ctx.customerId, buddyId],
  );
  if (!life) throw new Error(`buddy ${buddyId} has no progress`);
  return life;
}

/** The buddy's life as if the event had not happened. */
async function withoutEvent(ctx: Ctx, event: EventRow, buddyId: string, life: Life) {
  const { customerId } = ctx;
  const { eventId, userId, occurredAt } = event;
  const pasts = await readPast(ctx.db, [{ customerId, buddyId, userId, occurredAt, eventId }]);
  const [found] = pasts.values();
  if (!found) throw new Error('readPast answers for each position');
  const past = { ...found, events: found.events.filter((other) => other.eventId !== eventId) };
  const version = await compiledVersion(ctx.app, ctx.db, customerId, life.versionId);
  const versions = await versionsOf(ctx.app, ctx.db, customerId, past);
  const { settings } = await accountSettings(ctx);
  const facts = factsOf(life, life.timezone ?? settings.timezone, parseExternal(life.external));
  const slots = slotsOf({ version, versions }, past);
  const base = past.checkpoint ?? emptyState();
  const states: EngineState[] = [];
  for (const slot of slots)
    states.push(applyEvent(slot.version, facts, states.at(-1) ?? base, slot.event).state);
  const before = parseState(life.state);
  const diff = diffStates(version, facts, before, states.at(-1) ?? base);
  const run = blankRun({ state: before, events: life.events - 1 });
  run.staleFrom = { occurredAt, eventId };
  take(run, diff);
  run.checkpoints.push(...checkpointsOf(slots, states, run));
  const { primary } = version.content.tokens;
  return { run, diff, before, coinKey: primary.key, cap: primary.maxBalance };
}

async function save(ctx: Ctx, buddyId: string, run: BuddyRun, plan: Plan): Promise<void> {
  const { customerId, db } = ctx;
  const nowIso = ctx.now().toISOString();
  const runs = [{ customerId, buddyId, run, state: printState(run.state) }];
  const badges = badgeRows(customerId, buddyId, run);
  const withdrawn = withdrawnOf(run).map((key) => ({ customerId, buddyId, key }));
  await dropStale(db, runs);
  await insertCheckpoints(db, runs);
  await saveProgress(db, runs, nowIso);
  if (badges.length > 0) await insertBadges(db, badges, nowIso);
  if (withdrawn.length > 0) await deleteReady(db, withdrawn);
  await writePlan(db, customerId, plan, nowIso);
}

/** Claims that the events no longer earn, which stay all the same. */
const newlyKept = (before: EngineState, { kept }: StateDiff['state']): string[] =>
  Object.keys(kept).filter((claim) => !Object.hasOwn(before.kept, claim));

function figuresOf(
  plan: Plan,
  postings: readonly Posting[],
  known: readonly Balance[],
  coinKey: string,
  kept: readonly string[],
): Reversal {
  const moved: Record<string, number> = {};
  const short: Record<string, number> = {};
  for (const [i, { tokenKey }] of postings.entries()) {
    const forgiven = (list: readonly Balance[]) =>
      Math.max(0, -(list.find((balance) => balance.tokenKey === tokenKey)?.withheld ?? 0));
    moved[tokenKey] = plan.moved[i] ?? 0;
    short[tokenKey] = Math.max(0, forgiven(plan.balances) - forgiven(known));
  }
  const others = (table: Record<string, number>): string[] => {
    const { [coinKey]: _, ...rest } = table;
    return tokenList(rest);
  };
  const named = (prefix: string) =>
    kept.flatMap((claim) => (claim.startsWith(prefix) ? [claim.slice(prefix.length)] : [])).sort();
  return {
    coins: moved[coinKey] ?? 0,
    tokens: others(moved),
    shortfall: { coins: short[coinKey] ?? 0, tokens: others(short) },
    badgesKept: named('b.'),
    milestonesKept: named('s.'),
  };
}
