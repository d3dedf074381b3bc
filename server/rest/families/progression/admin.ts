import type { Routes } from '../../table.ts';

export const adminRoutes = {
  // ## Platform operators
  'POST /admin/auth/login': 'platform.auth.login',
  'POST /admin/auth/logout': 'platform.auth.logout',
  'GET  /admin/auth/me': 'platform.auth.me',
} satisfies Routes;
