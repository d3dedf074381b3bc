import type { Routes } from '../../table.ts';

export const operationRoutes = {
  // ## Operations
  'GET /operations': 'operations.list',
  'GET /operations/:id': { call: 'operations.get', rename: { id: 'operationId' } },
  'POST /operations/:id/cancel': { call: 'operations.cancel', rename: { id: 'operationId' } },
} satisfies Routes;
