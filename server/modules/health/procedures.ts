import { z } from 'zod';
import { open, router } from '../../trpc/trpc.ts';
import { pingDatabase, readMetrics, readStatus } from './observe.ts';
import { startedAt, VERSION } from './version.ts';

const component = z.object({ status: z.enum(['up', 'down']), latencyMs: z.number().nullable() });

const count = z.int();
const nothing = z.strictObject({});

export const healthRouter = router({
  status: open
    .meta({ summary: 'What the server runs on' })
    .input(nothing)
    .output(
      z.object({
        aiBackend: z.string(),
        aiAvailable: z.boolean(),
        dbType: z.enum(['postgres', 'pglite']),
        cacheType: z.enum(['redis', 'memory']),
        version: z.string(),
      }),
    )
    .query(({ ctx }) => readStatus(ctx)),
  metrics: open
    .meta({ summary: 'What this process has done since it started' })
    .input(nothing)
    .output(
      z.object({
        uptimeSeconds: z.number(),
        requests: z.object({ total: count, errors: count, authFailures: count, errorRatePct: z.number() }),
        websocket: z.object({ totalConnects: count, reconnects: count }),
        ai: z.object({
          fallbacks: count,
          byProvider: z.record(
            z.string(),
            z.object({
              calls: count,
              errors: count,
              avgLatencyMs: z.number(),
              p95LatencyMs: z.number().nullable(),
            }),
          ),
        }),
        cache: z.object({ hits: count, misses: count, hitRatioPct: z.number() }),
        routeTimings: z.record(z.string(), z.object({ calls: count, avgMs: z.number(), maxMs: z.number() })),
        recentErrors: z.array(z.object({ route: z.string(), status: count, at: z.string() })),
      }),
    )
    .query(({ ctx }) => readMetrics(ctx)),
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
