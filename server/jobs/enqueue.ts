import type { Ctx } from '../db/context.ts';
import { query } from '../db/query.ts';
import { newId } from '../kernel/ids.ts';

export interface NewJob {
  queue: string;
  /** What the handler needs: ids, not copies of rows. */
  payload: Record<string, unknown>;
  /** While a job of this tenant and queue with the same key waits or runs, another is not added. */
  dedupeKey?: string;
  /** Not before this moment; due at once without it. */
  runAt?: string;
}

/** Jobs due within this time wake the workers; later ones are found by their slow poll. */
export const POLL_SECONDS = 5;

/**
 * Adds work to be done once the caller's transaction commits, and never when it rolls back. Answers the job's
 * id, or undefined when its `dedupeKey` was already there.
 */
export async function enqueue(ctx: Ctx, job: NewJob): Promise<string | undefined> {
  const [id] = await enqueueAll(ctx, [job]);
  return id;
}

/** The same for many jobs in one statement; ids come in the order of `jobs`. */
export async function enqueueAll(ctx: Ctx, jobs: readonly NewJob[]): Promise<(string | undefined)[]> {
  if (jobs.length === 0) return [];
  const now = ctx.now();
  const rows = jobs.map((job) => ({
    ...job,
    id: newId('job', now.getTime()),
    runAt: job.runAt ?? now.toISOString(),
    key: job.dedupeKey === undefined ? null : tenantKey(ctx.customerId, job.dedupeKey),
  }));
  // In one order for everybody: two batches that share keys would otherwise wait for each other.
  const ordered = rows.toSorted((a, b) => compare(a.queue, b.queue) || compare(a.key ?? '', b.key ?? ''));
  const added = await query<{ id: string }>(
    ctx.db,
    `INSERT INTO jobs (id, queue, customer_id, payload, dedupe_key, attempts, run_at, created_at)
     SELECT id, queue, $5, payload, key, 0, run_at::timestamptz, $6
     FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::text[], $7::text[]) AS new(id, queue, payload, key, run_at)
     ON CONFLICT (queue, dedupe_key) WHERE failed_at IS NULL DO NOTHING
     RETURNING id`,
    [
      ordered.map((row) => row.id),
      ordered.map((row) => row.queue),
      ordered.map((row) => JSON.stringify(row.payload)),
      ordered.map((row) => row.key),
      ctx.customerId,
      now.toISOString(),
      ordered.map((row) => row.runAt),
    ],
  );
  const ids = new Set(added.map((row) => row.id));
  const soon = now.getTime() + POLL_SECONDS * 1000;
  const due = rows.filter((row) => ids.has(row.id) && Date.parse(row.runAt) <= soon);
  for (const queue of new Set(due.map((row) => row.queue)))
    ctx.emit({ name: 'job.ready', payload: { queue } });
  return rows.map((row) => (ids.has(row.id) ? row.id : undefined));
}

/** Tenants never share a key: ids of customers hold no slash. */
export const tenantKey = (customerId: string, key: string): string => `${customerId}/${key}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
