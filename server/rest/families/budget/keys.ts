import { created, type Routes } from '../../table.ts';

const scope = { scope: 'keys:write' };

export const keyRoutes = {
  // ## API keys
  'GET /api-keys': { call: 'identity.keys.list', ...scope },
  'POST /api-keys': created('identity.keys.create', scope),
  'DELETE /api-keys/:keyId': { call: 'identity.keys.revoke', ...scope },
} satisfies Routes;
