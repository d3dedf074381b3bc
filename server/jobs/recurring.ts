import { asSystem, type App, type Ctx } from '../db/context.ts';
import { query } from '../db/query.ts';
import { enqueueAll, enqueue } from './enqueue.ts';
import type { JobHandlers } from './handler.ts';

/** Work that comes back by itself: purging, rolling up, checking. One node does it each time. */
export interface Recurring {
  /** Unique among the recurring work of the server, and stable across releases. */
  name: string;
  /** From the end of one run to the start of the next. */
  everySeconds: number;
  /**
   * Runs for no tenant. May be cut short and run again: many small statements, each of which may be repeated. What it
   * answers is handed to the next run, which may so go on where this one ended.
   */
  run(ctx: Ctx, left: Record<string, unknown>): Promise<Record<string, unknown> | void>;
}

const NEXT = 'next';
const queueOf = (name: string): string => `every:${name}`;
const NO_TENANT = '';

/** Puts the first run of each in the table, unless it is there. */
export async function sow(app: App, recurring: readonly Recurring[]): Promise<void> {
  await enqueueAll(
    asSystem(app, NO_TENANT),
    recurring.map(({ name }) => ({ queue: queueOf(name), payload: {}, dedupeKey: NEXT })),
  );
}

/** Each run puts the next one in the table in the transaction that removes itself. It never gives up. */
export function handlersOf(recurring: readonly Recurring[]): JobHandlers {
  return Object.fromEntries(
    recurring.map(({ name, everySeconds, run }) => [
      queueOf(name),
      {
        maxAttempts: Infinity,
        backoff: (attempt: number) => Math.min(2 ** attempt, everySeconds),
        run: async (ctx, payload, job) => {
          const left = await run(ctx, payload);
          await ctx.transact(async (ctx) => {
            await job.finish(ctx);
            const runAt = new Date(ctx.now().getTime() + everySeconds * 1000).toISOString();
            await enqueue(ctx, { queue: queueOf(name), payload: left ?? {}, dedupeKey: NEXT, runAt });
          });
        },
      } satisfies JobHandlers[string],
    ]),
  );
}

const KEEP_FAILED_DAYS = 30;
const PURGE_BATCH = 1000;

/** Failed jobs are kept for a month, for whoever wants to know why. */
export const purgeFailedJobs: Recurring = {
  name: 'purge-failed-jobs',
  everySeconds: 86_400,
  async run(ctx) {
    const before = new Date(ctx.now().getTime() - KEEP_FAILED_DAYS * 86_400_000).toISOString();
    for (let purged = PURGE_BATCH; purged === PURGE_BATCH;) {
      const rows = await query(
        ctx.db,
        'DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE failed_at < $1 LIMIT $2) RETURNING id',
        [before, PURGE_BATCH],
      );
      purged = rows.length;
    }
  },
};
