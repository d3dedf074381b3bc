import type { Db } from '../../../db/client.ts';
import { query } from '../../../db/query.ts';
import { parseState, type EngineState } from '../engine/index.ts';
import { userKey } from './items.ts';

/** An event of the past as a replay reads it. */
export interface PastEvent {
  eventId: string;
  type: string;
  occurredAt: string;
  timezone: string;
  properties: Record<string, unknown>;
  versionId: string;
}

export interface Past {
  /** State at the checkpoint before the wanted position; undefined at the beginning of the buddy's life. */
  checkpoint: EngineState | undefined;
  /** What was folded after the checkpoint, in canonical order. */
  events: PastEvent[];
}

/** A position in the life of a buddy. */
export interface Wanted {
  customerId: string;
  buddyId: string;
  userId: string;
  occurredAt: string;
  eventId: string;
}

interface Point extends Record<string, unknown> {
  customerId: string;
  buddyId: string;
  state: string;
  occurredAt: string;
  eventId: string;
}

/** For each buddy the nearest checkpoint before a position and all events since: two statements. */
export async function readPast(db: Db, wanted: readonly Wanted[]): Promise<Map<string, Past>> {
  const points = await query<Point>(
    db,
    `SELECT k.customer_id AS "customerId", k.buddy_id AS "buddyId", c.state, c.occurred_at AS "occurredAt", c.event_id AS "eventId"
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS k(customer_id, buddy_id, at, event_id)
     JOIN LATERAL (
       SELECT * FROM checkpoints c WHERE c.customer_id = k.customer_id AND c.buddy_id = k.buddy_id
         AND (c.occurred_at, c.event_id) < (k.at::timestamptz, k.event_id COLLATE "C")
       ORDER BY c.occurred_at DESC, c.event_id DESC LIMIT 1) c ON true`,
    [
      wanted.map((w) => w.customerId),
      wanted.map((w) => w.buddyId),
      wanted.map((w) => w.occurredAt),
      wanted.map((w) => w.eventId),
    ],
  );
  const starts = new Map(points.map((point) => [userKey(point.customerId, point.buddyId), point]));
  const past = new Map<string, Past>();
  for (const { customerId, buddyId } of wanted) {
    const key = userKey(customerId, buddyId);
    const state = starts.get(key)?.state;
    past.set(key, { checkpoint: state === undefined ? undefined : parseState(state), events: [] });
  }
  for (const { customerId, buddyId, ...event } of await readSince(db, wanted, starts))
    past.get(userKey(customerId, buddyId))?.events.push(event);
  return past;
}

/** `-infinity`: a caller's zone can put an event of 1970 into 1969. */
const readSince = (db: Db, wanted: readonly Wanted[], starts: ReadonlyMap<string, Point>) => {
  const from = wanted.map((w) => starts.get(userKey(w.customerId, w.buddyId)));
  return query<PastEvent & { customerId: string; buddyId: string } & Record<string, unknown>>(
    db,
    `SELECT e.customer_id AS "customerId", e.buddy_id AS "buddyId", e.event_id AS "eventId", e.type, e.timezone, e.properties,
       to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", e.config_version_id AS "versionId"
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS k(customer_id, buddy_id, user_id, at, event_id)
     JOIN events e ON e.customer_id = k.customer_id AND e.user_id = k.user_id AND e.buddy_id = k.buddy_id
       AND (e.occurred_at, e.event_id) > (k.at::timestamptz, k.event_id COLLATE "C") AND e.reversed_at IS NULL
     ORDER BY e.occurred_at, e.event_id`,
    [
      wanted.map((w) => w.customerId),
      wanted.map((w) => w.buddyId),
      wanted.map((w) => w.userId),
      from.map((point) => point?.occurredAt ?? '-infinity'),
      from.map((point) => point?.eventId ?? ''),
    ],
  );
};
