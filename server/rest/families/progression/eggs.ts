import { accepted, created, type Routes } from '../../table.ts';

export const eggRoutes = {
  // ## Eggs
  'GET /eggs': 'eggs.list',
  'POST /eggs': created('eggs.create'),
  'GET /eggs/:id': { call: 'eggs.get', rename: { id: 'eggId' } },
  'PATCH /eggs/:id/status': { call: 'eggs.setStatus', rename: { id: 'eggId' } },
  'POST /eggs/:id/hatch': accepted('eggs.hatch', { rename: { id: 'eggId' } }),
} satisfies Routes;
