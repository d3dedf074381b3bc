import { noContent, type Routes } from '../../table.ts';

export const gateRoutes = {
  // ## Gates
  'GET /gates': 'config.gates.list',
  'PUT /gates/:gate_key': 'config.gates.put',
  'DELETE /gates/:gate_key': noContent('config.gates.remove'),
} satisfies Routes;
