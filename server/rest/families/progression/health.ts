import type { Routes } from '../../table.ts';
import { raw } from '../../table.ts';

export const healthRoutes = {
  // ## Health
  'GET /health': 'health.check',
  'GET /health/live': 'health.live',
  'GET /health/ready': raw(
    async ({ call, reply }) => {
      const ready = await call('health.ready');
      const isReady =
        typeof ready === 'object' && ready !== null && 'status' in ready && ready.status === 'ready';
      return reply.code(isReady ? 200 : 503).send(ready);
    },
    {
      summary: 'Whether the server can do its work now',
      responses: { 200: { description: 'Ready' }, 503: { description: 'Not ready' } },
    },
  ),
} satisfies Routes;
