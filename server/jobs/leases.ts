import type { Db } from '../db/client.ts';
import { query, toIso } from '../db/query.ts';

/** A job that this process may work on. `attempts` is the fence: whoever leases the job next has a higher one. */
export interface Lease {
  id: string;
  queue: string;
  customerId: string;
  payload: Record<string, unknown>;
  attempts: number;
}

interface LeaseRow extends Record<string, unknown> {
  id: string;
  queue: string;
  customer_id: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/**
 * Takes up to `limit` due jobs, at most that many a queue and the queues in turn, so that a long backlog of one
 * holds up no other. `run_at` of a leased job is the end of its lease: what its worker leaves behind is due again
 * then, and the index on due jobs never meets the ones that are running.
 */
export async function lease(
  db: Db,
  queues: readonly { name: string; until: string }[],
  now: string,
  limit: number,
): Promise<Lease[]> {
  const rows = await query<LeaseRow>(
    db,
    `WITH due AS (
       SELECT found.id, found.run_at, queues.name, queues.until::timestamptz
       FROM unnest($1::text[], $2::text[]) AS queues(name, until)
       CROSS JOIN LATERAL (
         SELECT id, run_at FROM jobs
         WHERE queue = queues.name AND run_at <= $3 AND failed_at IS NULL
         ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED
       ) AS found
     ), chosen AS (
       SELECT id, until FROM (
         SELECT id, until, run_at, row_number() OVER (PARTITION BY name ORDER BY run_at) AS turn FROM due
       ) AS ranked ORDER BY turn, run_at LIMIT $4
     )
     UPDATE jobs SET attempts = attempts + 1, leased_until = chosen.until, run_at = chosen.until
     FROM chosen WHERE jobs.id = chosen.id
     RETURNING jobs.id, jobs.queue, jobs.customer_id, jobs.payload, jobs.attempts`,
    [queues.map((queue) => queue.name), queues.map((queue) => queue.until), now, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    queue: row.queue,
    customerId: row.customer_id,
    payload: row.payload,
    attempts: row.attempts,
  }));
}

/** When the next job of these queues is due, leases that run out included. */
export async function nextDue(db: Db, queues: readonly string[]): Promise<string | undefined> {
  const [row] = await query<{ next: string | null }>(
    db,
    `SELECT min(found.run_at) AS next FROM unnest($1::text[]) AS queues(name)
     CROSS JOIN LATERAL (
       SELECT run_at FROM jobs WHERE queue = queues.name AND failed_at IS NULL ORDER BY run_at LIMIT 1
     ) AS found`,
    [queues],
  );
  return row?.next ? toIso(row.next) : undefined;
}

const HELD = 'jobs.id = held.id AND jobs.attempts = held.attempts AND jobs.leased_until IS NOT NULL';

/**
 * Moves the end of leases and answers which are still ours. A row that is locked is being finished right now by
 * its own handler: it is passed over, so one long transaction cannot let the other leases run out.
 */
export async function renew(db: Db, leases: readonly (Lease & { until: string })[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    db,
    `WITH held AS (
       SELECT id, attempts, until::timestamptz FROM unnest($1::text[], $2::int4[], $3::text[]) AS held(id, attempts, until)
     ),
     free AS (SELECT jobs.id FROM jobs JOIN held ON ${HELD} FOR UPDATE OF jobs SKIP LOCKED),
     renewed AS (
       UPDATE jobs SET leased_until = held.until, run_at = held.until FROM held, free
       WHERE ${HELD} AND jobs.id = free.id
     )
     SELECT jobs.id FROM jobs JOIN held ON ${HELD}`,
    [leases.map((job) => job.id), leases.map((job) => job.attempts), leases.map((job) => job.until)],
  );
  return new Set(rows.map((row) => row.id));
}

/** Removes the job if the lease is still held; false when it is not. */
export async function remove(db: Db, job: Lease): Promise<boolean> {
  const rows = await query(
    db,
    'DELETE FROM jobs WHERE id = $1 AND attempts = $2 AND leased_until IS NOT NULL RETURNING id',
    [job.id, job.attempts],
  );
  return rows.length === 1;
}

/** Gives the job back, due at `runAt`; false when the lease was lost. */
export async function giveBack(db: Db, job: Lease, runAt: string, error: string | null): Promise<boolean> {
  const rows = await query(
    db,
    `UPDATE jobs SET leased_until = NULL, run_at = $3, last_error = coalesce($4, last_error)
     WHERE id = $1 AND attempts = $2 AND leased_until IS NOT NULL RETURNING id`,
    [job.id, job.attempts, runAt, error],
  );
  return rows.length === 1;
}

/** Makes every leased job of these queues due at once. Only for a process that knows that no other lives to hold a lease. */
export const releaseAll = (db: Db, queues: readonly string[], now: string) =>
  query(
    db,
    `UPDATE jobs SET leased_until = NULL, run_at = $1
     WHERE leased_until IS NOT NULL AND failed_at IS NULL AND queue = ANY($2::text[])`,
    [now, queues],
  );

/** Marks the job as failed for good; false when the lease was lost. */
export async function bury(db: Db, job: Lease, now: string, error: string): Promise<boolean> {
  const rows = await query(
    db,
    `UPDATE jobs SET leased_until = NULL, failed_at = $3, last_error = $4
     WHERE id = $1 AND attempts = $2 AND leased_until IS NOT NULL RETURNING id`,
    [job.id, job.attempts, now, error],
  );
  return rows.length === 1;
}
