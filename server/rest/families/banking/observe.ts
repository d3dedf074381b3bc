import type { Routes } from '../../table.ts';

export const observeRoutes = {
  // ## Observability
  'GET /api/status': 'health.status',
  'GET /api/metrics': 'health.metrics',
} satisfies Routes;
