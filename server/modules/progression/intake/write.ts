import type { Db } from '../../../db/client.ts';
import { query } from '../../../db/query.ts';
import { printState } from '../engine/index.ts';
import type { FeedItem } from '../feed.ts';
import type { Balance, Entry } from '../ledger.ts';
import type { EffectsOutput } from '../schema.ts';
import type { BuddyRun } from './buddy-run.ts';
import type { IntakeItem, Player } from './items.ts';

export interface NewEvent {
  item: IntakeItem;
  buddyId: string | null;
  timezone: string;
  versionId: string | null;
  effects: EffectsOutput;
  trace: string;
}

interface OwnRun {
  customerId: string;
  buddyId: string;
  run: BuddyRun;
}

export interface SavedRun extends OwnRun {
  /** The run's state as text. */
  state: string;
}

export interface Changes {
  events: NewEvent[];
  runs: SavedRun[];
  entries: { customerId: string; entry: Entry }[];
  balances: { customerId: string; balance: Balance }[];
  feed: (FeedItem & { customerId: string; sequence: number })[];
  /** Who moves on: the version that nobody must have changed, and how far the feed was heard before. */
  users: { player: Player; version: number; heard: number }[];
}

/**
 * What a batch writes beside the rows of every event, made of statements that travel together. Most batches of few
 * events need none of them.
 */
export function rareWrites(changes: Changes, nowIso: string): ((db: Db) => Promise<unknown>)[] {
  const { runs } = changes;
  const stale = runs.filter(({ run }) => run.staleFrom !== null);
  const badges = runs.flatMap(({ customerId, buddyId, run }) => badgeRows(customerId, buddyId, run));
  const withdrawn = runs.flatMap(({ customerId, buddyId, run }) =>
    withdrawnOf(run).map((key) => ({ customerId, buddyId, key })),
  );
  const writes: ((db: Db) => Promise<unknown>)[] = [];
  if (stale.length > 0) writes.push((db) => dropStale(db, stale));
  if (badges.length > 0) writes.push((db) => insertBadges(db, badges, nowIso));
  if (withdrawn.length > 0) writes.push((db) => deleteReady(db, withdrawn));
  if (runs.some(({ run }) => run.checkpoints.length > 0)) writes.push((db) => insertCheckpoints(db, runs));
  return writes;
}

export const saveProgress = (db: Db, runs: readonly SavedRun[], nowIso: string) =>
  query(
    db,
    `UPDATE progress p SET state = x.state, events = x.events, updated_at = $5::timestamptz
     FROM unnest($1::text[], $2::text[], $3::text[], $4::int4[]) AS x(customer_id, buddy_id, state, events)
     WHERE p.customer_id = x.customer_id AND p.buddy_id = x.buddy_id`,
    [
      runs.map((r) => r.customerId),
      runs.map((r) => r.buddyId),
      runs.map((r) => r.state),
      runs.map((r) => r.run.events),
      nowIso,
    ],
  );

interface BadgeRow {
  customerId: string;
  buddyId: string;
  key: string;
  status: 'awarded' | 'ready';
}

/** A batch may withdraw what it made ready, and the other way round: how it ends is what counts. */
export const withdrawnOf = ({ badgesWithdrawn, state }: BuddyRun): string[] =>
  badgesWithdrawn.filter((key) => !Object.hasOwn(state.ready, key));

export function badgeRows(customerId: string, buddyId: string, run: BuddyRun): BadgeRow[] {
  const { badgesAwarded, badgesReady, state } = run;
  if (badgesAwarded.length === 0 && badgesReady.length === 0) return [];
  const awarded = new Set(badgesAwarded);
  const ready = new Set(badgesReady.filter((key) => Object.hasOwn(state.ready, key) && !awarded.has(key)));
  return [
    ...[...awarded].map((key): BadgeRow => ({ customerId, buddyId, key, status: 'awarded' })),
    ...[...ready].map((key): BadgeRow => ({ customerId, buddyId, key, status: 'ready' })),
  ];
}

/** A badge that waited to be awarded by hand, and that a newer version awards by itself, waits no longer. */
export const insertBadges = (db: Db, rows: readonly BadgeRow[], nowIso: string) =>
  query(
    db,
    `INSERT INTO badge_awards (customer_id, buddy_id, badge_key, status, source, awarded_at)
     SELECT *, 'rule', $5::timestamptz FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
     ON CONFLICT (customer_id, buddy_id, badge_key) DO UPDATE SET status = excluded.status, awarded_at = excluded.awarded_at
       WHERE badge_awards.status = 'ready' AND excluded.status = 'awarded'`,
    [
      rows.map((r) => r.customerId),
      rows.map((r) => r.buddyId),
      rows.map((r) => r.key),
      rows.map((r) => r.status),
      nowIso,
    ],
  );

export const deleteReady = (db: Db, rows: readonly { customerId: string; buddyId: string; key: string }[]) =>
  query(
    db,
    `DELETE FROM badge_awards a USING unnest($1::text[], $2::text[], $3::text[]) AS x(c, b, k)
     WHERE a.customer_id = x.c AND a.buddy_id = x.b AND a.badge_key = x.k AND a.status = 'ready'`,
    [rows.map((r) => r.customerId), rows.map((r) => r.buddyId), rows.map((r) => r.key)],
  );

export const dropStale = (db: Db, runs: readonly OwnRun[]) =>
  query(
    db,
    `DELETE FROM checkpoints c USING unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS x(customer_id, buddy_id, at, id)
     WHERE c.customer_id = x.customer_id AND c.buddy_id = x.buddy_id AND (c.occurred_at, c.event_id) >= (x.at::timestamptz, x.id COLLATE "C")`,
    [
      runs.map((r) => r.customerId),
      runs.map((r) => r.buddyId),
      runs.map((r) => r.run.staleFrom?.occurredAt ?? ''),
      runs.map((r) => r.run.staleFrom?.eventId ?? ''),
    ],
  );

export function insertCheckpoints(
  db: Db,
  runs: readonly { customerId: string; buddyId: string; run: Pick<BuddyRun, 'checkpoints'> }[],
) {
  const rows = runs.flatMap(({ customerId, buddyId, run }) =>
    run.checkpoints.map((point) => ({ customerId, buddyId, point })),
  );
  return query(
    db,
    `INSERT INTO checkpoints (customer_id, buddy_id, occurred_at, event_id, state)
     SELECT c, b, o::timestamptz, e, s FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS x(c, b, o, e, s)
     ON CONFLICT DO NOTHING`,
    [
      rows.map((r) => r.customerId),
      rows.map((r) => r.buddyId),
      rows.map((r) => r.point.occurredAt),
      rows.map((r) => r.point.eventId),
      rows.map((r) => printState(r.point.state)),
    ],
  );
}
