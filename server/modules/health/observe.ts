import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { figures } from './figures.ts';
import { startedAt, VERSION } from './version.ts';

const round = (value: number): number => Math.round(value * 10) / 10;

const uptimeSeconds = (): number => round((Date.now() - startedAt) / 1_000);

/** What the process runs on. */
export const readStatus = ({ app }: Ctx) => ({
  // The built-in assistant answers wherever no model does.
  aiBackend: app.settings.model?.model ?? 'built-in',
  aiAvailable: true,
  dbType: app.database.kind,
  cacheType: app.settings.sharedCache ? ('redis' as const) : ('memory' as const),
  version: VERSION,
});

/** The union of what the families' documents say of `/health`. */
export const readHealth = ({ app }: Pick<Ctx, 'app'>) => ({
  status: 'healthy' as const,
  version: VERSION,
  database: app.database.kind,
  db: app.database.kind,
  cache: app.settings.sharedCache ? ('redis' as const) : ('memory' as const),
  timestamp: app.now().getTime() / 1_000,
  uptime_s: uptimeSeconds(),
});

/** What this process has done since it started. */
export function readMetrics({ app }: Ctx) {
  const { requests, websocket, ai, cache, routes, recentErrors } = figures(app);
  const looked = cache.hits + cache.misses;
  return {
    uptimeSeconds: uptimeSeconds(),
    requests: {
      ...requests,
      errorRatePct: requests.total === 0 ? 0 : round((requests.errors / requests.total) * 100),
    },
    websocket,
    ai: {
      fallbacks: ai.fallbacks,
      byProvider: Object.fromEntries(
        [...ai.byProvider].map(([name, { calls, errors, totalMs, recentMs }]) => [
          name,
          { calls, errors, avgLatencyMs: round(totalMs / calls), p95LatencyMs: percentile95(recentMs) },
        ]),
      ),
    },
    cache: { ...cache, hitRatioPct: looked === 0 ? 0 : round((cache.hits / looked) * 100) },
    routeTimings: Object.fromEntries(
      [...routes].map(([route, { calls, totalMs, maxMs }]) => [
        route,
        { calls, avgMs: round(totalMs / calls), maxMs: round(maxMs) },
      ]),
    ),
    recentErrors,
  };
}

/** From twenty calls on; fewer have no meaningful one. */
function percentile95(values: readonly number[]): number | null {
  if (values.length < 20) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0);
}

/** Milliseconds of a trivial query, or null when the database does not answer. */
export async function pingDatabase(ctx: Ctx): Promise<number | null> {
  const begin = performance.now();
  try {
    await query(ctx.db, 'SELECT 1');
    return Math.round((performance.now() - begin) * 10) / 10;
  } catch {
    return null;
  }
}
