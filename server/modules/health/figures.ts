import { perApp, type App } from '../../db/context.ts';

/** What this process has done since it started; `/api/metrics` shows it. All of it is counted, none of it kept. */
export interface Figures {
  requests: { total: number; errors: number; authFailures: number };
  websocket: { totalConnects: number; reconnects: number };
  ai: { fallbacks: number; byProvider: Map<string, ProviderFigures> };
  cache: { hits: number; misses: number };
  routes: Map<string, { calls: number; totalMs: number; maxMs: number }>;
  recentErrors: { route: string; status: number; at: string }[];
}

export interface ProviderFigures {
  calls: number;
  errors: number;
  totalMs: number;
  /** The newest latencies, for the 95th percentile. */
  recentMs: number[];
}

/** Route templates are few; what no row took is one of them. */
const MOST_ROUTES = 600;
const KEPT_ERRORS = 20;
const KEPT_LATENCIES = 200;

export const figures = perApp((_app: App): Figures => ({
  requests: { total: 0, errors: 0, authFailures: 0 },
  websocket: { totalConnects: 0, reconnects: 0 },
  ai: { fallbacks: 0, byProvider: new Map() },
  cache: { hits: 0, misses: 0 },
  routes: new Map(),
  recentErrors: [],
}));

/** One answered request, by its route template. */
export function noteRequest(app: App, route: string, status: number, ms: number): void {
  const { requests, routes, recentErrors } = figures(app);
  requests.total++;
  if (status === 401) requests.authFailures++;
  if (status >= 500) {
    requests.errors++;
    recentErrors.push({ route, status, at: app.now().toISOString() });
    if (recentErrors.length > KEPT_ERRORS) recentErrors.shift();
  }
  const known = routes.get(route);
  if (known) {
    known.calls++;
    known.totalMs += ms;
    known.maxMs = Math.max(known.maxMs, ms);
  } else if (routes.size < MOST_ROUTES) routes.set(route, { calls: 1, totalMs: ms, maxMs: ms });
}

/** A page connected. */
export const noteConnect = (app: App): void => void figures(app).websocket.totalConnects++;

/** A page that had heard something before goes on from there. */
export const noteResume = (app: App): void => void figures(app).websocket.reconnects++;

export function noteCache(app: App, isHit: boolean): void {
  const { cache } = figures(app);
  if (isHit) cache.hits++;
  else cache.misses++;
}

/** A call of a language model. */
export function noteModelCall(app: App, provider: string, ms: number, failed: boolean): void {
  const { byProvider } = figures(app).ai;
  const known = byProvider.get(provider) ?? { calls: 0, errors: 0, totalMs: 0, recentMs: [] };
  known.calls++;
  if (failed) known.errors++;
  known.totalMs += ms;
  known.recentMs.push(ms);
  if (known.recentMs.length > KEPT_LATENCIES) known.recentMs.shift();
  byProvider.set(provider, known);
}

/** The built-in assistant answered where a model should have. */
export const noteFallback = (app: App): void => void figures(app).ai.fallbacks++;
