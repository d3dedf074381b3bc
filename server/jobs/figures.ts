import type { Ctx } from '../db/context.ts';
import { query } from '../db/query.ts';
import { decodeCursor, toPage, type Page } from '../kernel/page.ts';

export interface QueueFigures extends Record<string, unknown> {
  queue: string;
  /** Due now, and nobody has taken them. */
  waiting: number;
  running: number;
  /** To be done at a later time. */
  later: number;
  failed: number;
}

const MAX_QUEUES = 200;

/** How each queue stands. */
export const queueFigures = (ctx: Pick<Ctx, 'db' | 'now'>): Promise<QueueFigures[]> =>
  query<QueueFigures>(
    ctx.db,
    `SELECT queue, (count(*) FILTER (WHERE failed_at IS NULL AND run_at <= $1::timestamptz
           AND (leased_until IS NULL OR leased_until <= $1::timestamptz)))::int AS waiting,
       (count(*) FILTER (WHERE failed_at IS NULL AND leased_until > $1::timestamptz))::int AS running,
       (count(*) FILTER (WHERE failed_at IS NULL AND run_at > $1::timestamptz
           AND (leased_until IS NULL OR leased_until <= $1::timestamptz)))::int AS later,
       count(failed_at)::int AS failed
     FROM jobs GROUP BY queue ORDER BY queue LIMIT ${MAX_QUEUES}`,
    [ctx.now().toISOString()],
  );

export interface FailedJob extends Record<string, unknown> {
  id: string;
  queue: string;
  attempts: number;
  failedAt: string;
}

/** Jobs that were given up, the newest first. Why stands in the log under the job's id: it may name somebody. */
export async function listFailedJobs(
  ctx: Ctx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<FailedJob>> {
  const [before = null] = decodeCursor(cursor, 1) ?? [];
  const rows = await query<FailedJob>(
    ctx.db,
    `SELECT id, queue, attempts, to_char(failed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "failedAt"
     FROM jobs WHERE failed_at IS NOT NULL AND ($1::text IS NULL OR id < $1) ORDER BY id DESC LIMIT $2::int`,
    [before === null ? null : String(before), limit + 1],
  );
  return toPage(rows, limit, (row) => [row.id]);
}
