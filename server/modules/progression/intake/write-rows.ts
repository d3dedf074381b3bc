import type { Db } from '../../../db/client.ts';
import { asArray, query } from '../../../db/query.ts';
import { monthOf, type Count } from './quota.ts';
import type { Changes } from './write.ts';

/** SQLSTATE that rolls a batch back: a user was changed since it was read. */
export const CHANGED_SINCE = 'FS001';

/**
 * All that nearly every event writes, in one statement: each statement costs both sides as much as several rows.
 * `held` locks the users in one order and compares their versions; nothing is written before `gate` has let it. The
 * parts between touch different tables, so it does not matter in which order they run. `counted` waits for all of
 * them: a busy customer's row is locked for as short as can be.
 */
const WRITE = `WITH
  held AS MATERIALIZED (
    SELECT u.version = k.v AS same FROM unnest($40::text[], $41::text[], $42::int4[]) AS k(c, i, v)
    JOIN users u ON u.customer_id = k.c AND u.id = k.i ORDER BY u.customer_id, u.id FOR UPDATE OF u),
  gate AS MATERIALIZED (SELECT all_unchanged(count(*) FILTER (WHERE same), cardinality($40::text[])) AS open FROM held),
  new_events AS (
    INSERT INTO events (customer_id, event_id, user_id, buddy_id, audience, type, properties, occurred_at, timezone, received_at,
      config_version_id, effects, trace)
    SELECT c, e, u, b, a, t, p, o::timestamptz, z, $1::timestamptz, v, f, r
    FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::text[], $10::text[],
      $11::text[], $12::jsonb[], $13::text[]) AS x(c, e, u, b, a, t, p, o, z, v, f, r)
    WHERE (SELECT open FROM gate) RETURNING 1),
  states AS (
    UPDATE progress p SET state = x.s, events = x.n, updated_at = $1::timestamptz
    FROM unnest($14::text[], $15::text[], $16::text[], $17::int4[]) AS x(c, b, s, n)
    WHERE p.customer_id = x.c AND p.buddy_id = x.b AND (SELECT open FROM gate) RETURNING 1),
  entries AS (
    INSERT INTO ledger (customer_id, holder_id, token_key, seq, amount, balance_after, reason, reference_id, created_at)
    SELECT *, $1::timestamptz
    FROM unnest($18::text[], $19::text[], $20::text[], $21::int4[], $22::int8[], $23::int8[], $24::text[], $25::text[])
    WHERE (SELECT open FROM gate) RETURNING 1),
  purses AS (
    INSERT INTO balances (customer_id, holder_id, token_key, balance, earned, spent, entries, withheld)
    SELECT * FROM unnest($26::text[], $27::text[], $28::text[], $29::int8[], $30::int8[], $31::int8[], $32::int4[], $33::int8[])
    WHERE (SELECT open FROM gate)
    ON CONFLICT (customer_id, holder_id, token_key) DO UPDATE
    SET balance = excluded.balance, earned = excluded.earned, spent = excluded.spent, entries = excluded.entries,
      withheld = excluded.withheld RETURNING 1),
  feeds AS (
    INSERT INTO feed (customer_id, user_id, sequence, buddy_id, type, payload, created_at)
    SELECT *, $1::timestamptz FROM unnest($34::text[], $35::text[], $36::int4[], $37::text[], $38::text[], $39::jsonb[])
    WHERE (SELECT open FROM gate) RETURNING 1),
  movers AS (
    UPDATE users u SET sequence = x.n, version = x.v + 1
    FROM unnest($40::text[], $41::text[], $42::int4[], $43::int4[]) AS x(c, i, v, n)
    WHERE u.customer_id = x.c AND u.id = x.i AND (SELECT open FROM gate) RETURNING 1),
  counted AS (
    INSERT INTO usage (customer_id, month, events) SELECT c, $44, n FROM unnest($45::text[], $46::int4[]) AS x(c, n)
    WHERE (SELECT count(*) FROM new_events) + (SELECT count(*) FROM states) + (SELECT count(*) FROM entries)
      + (SELECT count(*) FROM purses) + (SELECT count(*) FROM feeds) + (SELECT count(*) FROM movers) > 0
    ON CONFLICT (customer_id, month) DO UPDATE SET events = usage.events + excluded.events
    RETURNING customer_id, events)
SELECT customer_id AS "customerId", within_quota(events, q) AS used
FROM counted JOIN unnest($45::text[], $47::int8[]) AS x(c, q) ON c = customer_id`;

interface Used extends Record<string, unknown> {
  customerId: string;
  /** Events of the month, these among them. */
  used: number;
}

/**
 * Writes the events, states, ledger rows, balances and feed of a batch, moves its users on, and counts its events.
 * Fails with `CHANGED_SINCE` when a user is not as it was read, with `QUOTA_REACHED` when a customer would exceed its
 * plan.
 */
export const writeRows = (
  db: Db,
  changes: Changes,
  counts: readonly Count[],
  nowIso: string,
): Promise<Used[]> => {
  const { events, runs, entries, balances, feed, users } = changes;
  return query<Used>(db, WRITE, [
    nowIso,
    asArray(events, (e) => e.item.customerId),
    asArray(events, (e) => e.item.event.eventId),
    asArray(events, (e) => e.item.event.userId),
    asArray(events, (e) => e.buddyId),
    asArray(events, (e) => e.item.event.audience),
    asArray(events, (e) => e.item.event.type),
    asArray(events, (e) => JSON.stringify(e.item.event.properties)),
    asArray(events, (e) => e.item.event.occurredAt),
    asArray(events, (e) => e.timezone),
    asArray(events, (e) => e.versionId),
    asArray(events, (e) => JSON.stringify(e.effects)),
    asArray(events, (e) => e.trace),
    asArray(runs, (r) => r.customerId),
    asArray(runs, (r) => r.buddyId),
    asArray(runs, (r) => r.state),
    asArray(runs, (r) => r.run.events),
    asArray(entries, (e) => e.customerId),
    asArray(entries, (e) => e.entry.holderId),
    asArray(entries, (e) => e.entry.tokenKey),
    asArray(entries, (e) => e.entry.seq),
    asArray(entries, (e) => e.entry.amount),
    asArray(entries, (e) => e.entry.balanceAfter),
    asArray(entries, (e) => e.entry.reason),
    asArray(entries, (e) => e.entry.referenceId),
    asArray(balances, (b) => b.customerId),
    asArray(balances, (b) => b.balance.holderId),
    asArray(balances, (b) => b.balance.tokenKey),
    asArray(balances, (b) => b.balance.balance),
    asArray(balances, (b) => b.balance.earned),
    asArray(balances, (b) => b.balance.spent),
    asArray(balances, (b) => b.balance.entries),
    asArray(balances, (b) => b.balance.withheld),
    asArray(feed, (f) => f.customerId),
    asArray(feed, (f) => f.userId),
    asArray(feed, (f) => f.sequence),
    asArray(feed, (f) => f.buddyId),
    asArray(feed, (f) => f.type),
    asArray(feed, (f) => JSON.stringify(f.payload)),
    asArray(users, (u) => u.player.customerId),
    asArray(users, (u) => u.player.id),
    asArray(users, (u) => u.version),
    asArray(users, (u) => u.player.sequence),
    monthOf(nowIso),
    asArray(counts, (c) => c.customerId),
    asArray(counts, (c) => c.events),
    asArray(counts, (c) => c.quota),
  ]);
};
