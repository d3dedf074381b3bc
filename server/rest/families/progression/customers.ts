import type { Routes } from '../../table.ts';

export const customerRoutes = {
  // ## Own customer
  'GET /customers/me': 'accounts.customers.me.get',
  'PATCH /customers/me': 'accounts.customers.me.update',
  'PATCH /customers/me/settings': 'accounts.customers.me.settings.update',
  'PATCH /customers/me/audiences': 'accounts.customers.me.audiences.update',
  // ## Own users
  'GET /customers/me/users/:user_id/summary': 'buddies.userSummary',
} satisfies Routes;
