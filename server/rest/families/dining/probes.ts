import { raw, type Routes } from '../../table.ts';

export const diningProbeRoutes = {
  // ## Probes
  'GET /ready': raw(
    async ({ call, reply, toWire }) => {
      const ready = await call('dining.ready');
      const isReady =
        typeof ready === 'object' && ready !== null && 'status' in ready && ready.status === 'ready';
      return reply
        .code(isReady ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(toWire('dining.ready', ready));
    },
    {
      summary: 'Whether the database and the source of meaning answer',
      responses: { 200: { description: 'Ready' }, 503: { description: 'Not ready; `detail` says why' } },
    },
  ),
} satisfies Routes;
