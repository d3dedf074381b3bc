import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { open, router } from '../../trpc/trpc.ts';

const startedAt = Date.now();
export const VERSION = '0.1.0';

/** Milliseconds of a trivial query, or null when the database does not answer. */
async function pingDatabase(ctx: Ctx): Promise<number | null> {
  const begin = performance.now();
  try {
    await query(ctx.db, 'SELECT 1');
    return Math.round((performance.now() - begin) * 10) / 10;
  } catch {
    return null;
  }
}

const component = z.object({ status: z.enum(['up', 'down']), latencyMs: z.number().nullable() });

export const healthRouter = router({
  check: open
    .meta({ summary: 'Health check' })
    .output(
      z.object({
        status: z.literal('ok'),
        version: z.string(),
        uptimeSeconds: z.int(),
        database: z.enum(['postgres', 'pglite']),
        time: z.string(),
      }),
    )
    .query(({ ctx }) => ({
      status: 'ok' as const,
      version: VERSION,
      uptimeSeconds: Math.floor((Date.now() - startedAt) / 1000),
      database: ctx.app.database.kind,
      time: ctx.now().toISOString(),
    })),
  live: open
    .meta({ summary: 'Liveness check' })
    .output(z.object({ status: z.literal('alive') }))
    .query(() => ({ status: 'alive' as const })),
  ready: open
    .meta({ summary: 'Readiness check' })
    .output(
      z.object({ status: z.enum(['ready', 'not_ready']), components: z.object({ database: component }) }),
    )
    .query(async ({ ctx }) => {
      const latencyMs = await pingDatabase(ctx);
      const isUp = latencyMs !== null;
      return {
        status: isUp ? ('ready' as const) : ('not_ready' as const),
        components: { database: { status: isUp ? ('up' as const) : ('down' as const), latencyMs } },
      };
    }),
});
