import { accepted, created, type Routes } from '../../table.ts';

/** The visitor's session goes in `X-Demo-Session`, or as a bearer token. */
export const demoRoutes = {
  // ## Demo
  'POST /demo/session': 'demo.session',
  'GET /demo/state': 'demo.state',
  'POST /demo/event': created('demo.event'),
  'POST /demo/hatch': 'demo.hatch',
  'POST /demo/buddy/:id/evolve': accepted('demo.evolve', { rename: { id: 'buddyId' } }),
  'GET /demo/operations/:id': { call: 'demo.operation', rename: { id: 'operationId' } },
  'POST /demo/reset': 'demo.reset',
  'GET /demo/widget-token': 'demo.widgetToken',
} satisfies Routes;
