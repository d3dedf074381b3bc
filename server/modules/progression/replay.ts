import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import type { ConfigContent } from '../config/index.ts';
import {
  badgesOf,
  compile,
  emptyState,
  evolutionStatus,
  fold,
  lifetimeSums,
  skillStatus,
  type BuddyFacts,
  type CompiledVersion,
  type EngineEvent,
} from './engine/index.ts';
import { factsOf, noExternal } from './external.ts';

const totals = z.object({
  coins: z.int(),
  tokens: z.int(),
  badges: z.int(),
  skillPoints: z.number(),
  evolutionReady: z.int(),
});
type Totals = z.output<typeof totals>;

/** What the real events of the last days would have brought under two configurations, from a fresh start. */
export const replaySummary = z.object({
  days: z.int(),
  events: z.int(),
  users: z.int(),
  /** Users with events in these days; more than `users` when only some were replayed. */
  totalUsers: z.int(),
  sampled: z.boolean(),
  before: totals,
  after: totals,
});
export type ReplaySummary = z.output<typeof replaySummary>;

/** Events that one preview folds; users beyond them are left out, by a hash of their ids, so the same every time. */
const MOST_EVENTS = 100_000;
/** Events looked at to find out who there is, newest first. */
const MOST_LOOKED_AT = 1_000_000;
/** Events in memory at a time. */
const CHUNK = 5_000;

interface Counted extends Record<string, unknown> {
  userId: string;
  events: number;
}

interface Replayed extends Record<string, unknown> {
  userId: string;
  audience: string;
  eventId: string;
  type: string;
  occurredAt: string;
  timezone: string;
  properties: Record<string, unknown>;
}

/** Folds the events of the last days under both configurations, in memory; writes nothing and locks nobody. */
export async function replayContents(
  ctx: Ctx,
  { before, after }: { before: ConfigContent; after: ConfigContent },
  days: number,
): Promise<ReplaySummary> {
  const since = new Date(ctx.now().getTime() - days * 86_400_000).toISOString();
  const everybody = await countUsers(ctx, since);
  const users = withinBudget(everybody);
  const sides = [compile(before, 'before'), compile(after, 'after')].map((version) => ({
    version,
    totals: { coins: 0, tokens: 0, badges: 0, skillPoints: 0, evolutionReady: 0 },
  }));
  let events = 0;
  for (const chunk of chunksOf(users)) {
    const rows = await readEvents(ctx, chunk, since);
    events += rows.length;
    for (const life of livesOf(rows)) for (const { version, totals } of sides) addLife(totals, version, life);
  }
  const [then, now] = sides;
  if (!then || !now) throw new Error('there are two sides');
  return {
    days,
    events,
    users: users.length,
    totalUsers: everybody.length,
    sampled: users.length < everybody.length,
    before: rounded(then.totals),
    after: rounded(now.totals),
  };
}

const countUsers = (ctx: Ctx, since: string): Promise<Counted[]> =>
  query<Counted>(
    ctx.db,
    `SELECT user_id AS "userId", count(*)::int AS events FROM (
       SELECT user_id FROM events WHERE customer_id = $1 AND received_at >= $2::text::timestamptz AND reversed_at IS NULL
       ORDER BY received_at DESC, event_id DESC LIMIT ${MOST_LOOKED_AT}) e
     GROUP BY user_id ORDER BY md5(user_id), user_id LIMIT ${MOST_EVENTS}`,
    [ctx.customerId, since],
  );

function withinBudget(users: readonly Counted[]): Counted[] {
  let left = MOST_EVENTS;
  return users.filter(({ events }, i) => {
    left -= events;
    return left >= 0 || i === 0;
  });
}

function* chunksOf(users: readonly Counted[]): Generator<string[]> {
  let ids: string[] = [];
  let events = 0;
  for (const user of users) {
    ids.push(user.userId);
    events += user.events;
    if (events < CHUNK) continue;
    yield ids;
    ids = [];
    events = 0;
  }
  if (ids.length > 0) yield ids;
}

const readEvents = (ctx: Ctx, userIds: readonly string[], since: string): Promise<Replayed[]> =>
  query<Replayed>(
    ctx.db,
    `SELECT e.user_id AS "userId", e.audience, e.event_id AS "eventId", e.type, e.timezone, e.properties,
       to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt"
     FROM unnest($2::text[]) AS k(user_id) JOIN events e ON e.customer_id = $1 AND e.user_id = k.user_id
       AND e.received_at >= $3::text::timestamptz AND e.reversed_at IS NULL
     LIMIT ${MOST_EVENTS}`,
    [ctx.customerId, userIds, since],
  );

/** A user has a buddy, and a life, in each audience. */
function livesOf(rows: readonly Replayed[]): Replayed[][] {
  const lives = new Map<string, Replayed[]>();
  for (const row of rows) {
    const key = `${row.audience} ${row.userId}`;
    const life = lives.get(key);
    if (life) life.push(row);
    else lives.set(key, [row]);
  }
  return [...lives.values()];
}

function addLife(sum: Totals, version: CompiledVersion, life: readonly Replayed[]): void {
  const [first] = life;
  if (!first) return;
  const facts: BuddyFacts = factsOf({ audience: first.audience, stage: 1 }, first.timezone, noExternal());
  const { state } = fold(
    version,
    facts,
    emptyState(),
    life.map((event): EngineEvent => event),
  );
  const { coinsEarned, tokensEarned } = lifetimeSums(version, facts, state);
  sum.coins += coinsEarned;
  sum.tokens += tokensEarned;
  sum.badges += badgesOf(facts, state).size;
  for (const { value } of skillStatus(version, facts, state)) sum.skillPoints += value;
  if (evolutionStatus(version, facts, state).ready) sum.evolutionReady += 1;
}

const rounded = (sum: Totals): Totals => ({ ...sum, skillPoints: Math.round(sum.skillPoints * 1e6) / 1e6 });
