import type { Routes } from '../../table.ts';

export const diningAccountRoutes = {
  // ## Accounts
  'POST /api/signup': 'dining.accounts.signup',
  'POST /api/login': 'dining.accounts.login',
  'GET /api/verify/:token': 'dining.accounts.verify',
} satisfies Routes;
