import { and, desc, eq, gte, lt, lte, or } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { isFailure, notFound, type Failure } from '../../kernel/errors.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import type { z } from 'zod';
import { explainTrace, unpackTrace } from './engine/index.ts';
import { ingest } from './intake/ingest.ts';
import { type BatchEntry, type eventListItem, type eventOutput, type listEventsInput } from './schema.ts';
import { events } from './tables.ts';
import { parseWireEvent } from './wire-event.ts';
import { compiledVersion } from './versions.ts';

type EventRow = typeof events.$inferSelect;
type ListItem = z.input<typeof eventListItem>;

/** Effects were validated when they were stored. */
const shown = (row: EventRow): ListItem => ({ ...row, effects: row.effects as ListItem['effects'] });

/** Latest arrival first. */
export async function listEvents(ctx: Ctx, input: z.output<typeof listEventsInput>): Promise<Page<ListItem>> {
  const [at, id] = decodeCursor(input.cursor, 2)?.map(String) ?? [];
  const rows = await ctx.db
    .select()
    .from(events)
    .where(
      and(
        eq(events.customerId, ctx.customerId),
        input.userId === undefined ? undefined : eq(events.userId, input.userId),
        input.buddyId === undefined ? undefined : eq(events.buddyId, input.buddyId),
        input.type === undefined ? undefined : eq(events.type, input.type),
        input.from === undefined ? undefined : gte(events.occurredAt, input.from),
        input.to === undefined ? undefined : lte(events.occurredAt, input.to),
        at === undefined || id === undefined
          ? undefined
          : or(lt(events.receivedAt, at), and(eq(events.receivedAt, at), lt(events.eventId, id))),
      ),
    )
    .orderBy(desc(events.receivedAt), desc(events.eventId))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.receivedAt, row.eventId]);
  return { ...page, data: page.data.map(shown) };
}

/** An event with its effects and what became of each rule of its type. Throws 404. */
export async function getEvent(ctx: Ctx, input: { eventId: string }): Promise<z.input<typeof eventOutput>> {
  const [row] = await ctx.db
    .select()
    .from(events)
    .where(and(eq(events.customerId, ctx.customerId), eq(events.eventId, input.eventId)));
  if (!row) throw notFound('event');
  const version =
    row.configVersionId === null
      ? null
      : await compiledVersion(ctx.app, ctx.db, ctx.customerId, row.configVersionId);
  const trace =
    version === null || row.trace === '' ? [] : explainTrace(version, row.type, unpackTrace(row.trace), row);
  return {
    ...shown(row),
    configVersionId: row.configVersionId,
    reversal: row.reversal,
    trace,
    reason: trace.length === 0 ? 'no_rule_for_event_type' : null,
  };
}

/** Takes up to 500 events, each on its own: the answer has one entry an event, in order. */
export async function ingestBatch(
  ctx: Ctx,
  input: { events: unknown[] },
): Promise<{ results: BatchEntry[] }> {
  const parsed = input.events.map(parseWireEvent);
  const answers = await ingest(
    ctx,
    parsed.flatMap((result) => (isFailure(result) ? [] : [result])),
  );
  let next = 0;
  const results = parsed.map((result, i): BatchEntry => {
    if (isFailure(result)) return refusal(idOf(input.events[i]), result);
    const answer = answers[next++];
    if (answer === undefined) throw new Error('every event has an answer');
    return isFailure(answer) ? refusal(result.eventId, answer) : answer;
  });
  return { results };
}

function refusal(eventId: string | null, { code, message, details }: Failure): BatchEntry {
  return { accepted: false, eventId, error: { code, message, ...(details ? { details } : {}) } };
}

function idOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('event_id' in event)) return null;
  return typeof event.event_id === 'string' ? event.event_id.slice(0, 128) : null;
}

const RECENT = 200_000;

/** Types among the latest events, with how often and when last. */
export async function listTypes(
  ctx: Ctx,
): Promise<{ data: { type: string; count: number; lastSeenAt: string }[] }> {
  const rows = await query<{ type: string; count: number; lastSeenAt: string }>(
    ctx.db,
    `SELECT type, count(*)::int AS count, to_char(max(received_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastSeenAt"
     FROM (SELECT type, received_at FROM events WHERE customer_id = $1 ORDER BY received_at DESC, event_id DESC LIMIT ${RECENT}) e
     GROUP BY type ORDER BY count DESC, type LIMIT 500`,
    [ctx.customerId],
  );
  return { data: rows };
}

/** Users with the most events in the last days. */
export async function activeUsers(
  ctx: Ctx,
  input: { days: number; limit: number },
): Promise<{ data: { userId: string; events: number; lastEventAt: string }[] }> {
  const since = new Date(ctx.now().getTime() - input.days * 86_400_000).toISOString();
  const rows = await query<{ userId: string; events: number; lastEventAt: string }>(
    ctx.db,
    `SELECT user_id AS "userId", count(*)::int AS events, to_char(max(received_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastEventAt"
     FROM (SELECT user_id, received_at FROM events WHERE customer_id = $1 AND received_at >= $2::timestamptz
           ORDER BY received_at DESC, event_id DESC LIMIT ${RECENT}) e
     GROUP BY user_id ORDER BY events DESC, user_id LIMIT $3`,
    [ctx.customerId, since, input.limit],
  );
  return { data: rows };
}

/** When the user's latest event happened; null without any. */
export async function lastEventAt(ctx: Ctx, userId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ at: events.occurredAt })
    .from(events)
    .where(and(eq(events.customerId, ctx.customerId), eq(events.userId, userId)))
    .orderBy(desc(events.occurredAt), desc(events.eventId))
    .limit(1);
  return row?.at ?? null;
}
