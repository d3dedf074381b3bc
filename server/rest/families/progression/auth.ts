import { created, noContent, type Routes } from '../../table.ts';

export const authRoutes = {
  // ## Accounts
  'POST /auth/register': created('accounts.auth.register'),
  'POST /auth/login': 'accounts.auth.login',
  'GET /auth/me': 'accounts.auth.me',
  // ## Keys
  'GET /auth/api-keys': 'accounts.auth.apiKeys.list',
  'POST /auth/api-keys': created('accounts.auth.apiKeys.create'),
  'POST /auth/api-keys/rotate': created('accounts.auth.apiKeys.rotate'),
  'DELETE /auth/api-keys/:id': noContent('accounts.auth.apiKeys.revoke'),
  'POST /auth/publishable-keys': created('accounts.auth.publishableKeys.create'),
} satisfies Routes;
