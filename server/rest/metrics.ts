import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Labels are templates and statuses, never paths, so their number is bounded. */
export interface Metrics {
  readonly registry: Registry;
  readonly contentType: string;
  /** The whole exposition as text. */
  text(): Promise<string>;
  request(method: string, route: string, status: number, seconds: number): void;
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** A registry of one app's own: two servers in one process do not share figures. */
export function createMetrics(
  options: { process?: boolean; observe?: (route: string, status: number, ms: number) => void } = {},
): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    registry,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (method, route, status, seconds) => {
      duration.observe({ method, route, status }, seconds);
      options.observe?.(route, status, seconds * 1_000);
    },
  };
}
