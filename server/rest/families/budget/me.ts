import type { Routes } from '../../table.ts';

export const meRoutes = {
  // ## Profile
  'GET /me': 'membership.me',
  'GET /subscriptions/me': 'membership.get',
  'PUT /subscriptions/:user_id': 'membership.set',
} satisfies Routes;
