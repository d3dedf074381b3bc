import { created, noContent, type Routes } from '../../table.ts';

export const widgetSessionRoutes = {
  // ## Widget sessions
  'POST /widget-sessions': created('accounts.sessions.create'),
  'GET /widget-sessions/preview': 'accounts.sessions.preview',
  'DELETE /widget-sessions/:id': noContent('accounts.sessions.revoke'),
  // ## Embed tokens
  'POST /embed-tokens': created('accounts.embedTokens.create', { scope: 'write:embed-tokens' }),
} satisfies Routes;
