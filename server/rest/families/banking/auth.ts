import { invalid } from '../../../kernel/errors.ts';
import { created, raw, type Routes } from '../../table.ts';

const MAX_BYTES = 4_096;

/** The one form of the family: `username` is the address. */
const login = raw(
  async ({ request, reply, call, toWire }) => {
    const form = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
    const email = form.get('username');
    const password = form.get('password');
    const missing = Object.entries({ username: email, password }).filter(([, value]) => value === null);
    if (missing.length > 0)
      throw invalid(missing.map(([field]) => ({ field, message: 'is required in the form' })));
    const tokens = await call('identity.login', { email, password });
    return reply.header('cache-control', 'no-store').send(toWire('identity.login', tokens));
  },
  {
    summary: 'Log in with an address and a password',
    body: 'bytes',
    open: true,
    maxBytes: MAX_BYTES,
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['username', 'password'],
            properties: {
              username: { type: 'string', description: 'The address the user registered with.' },
              password: { type: 'string' },
            },
          },
        },
      },
    },
    responses: {
      200: { description: 'An access token and a refresh token' },
      401: { description: 'The address or the password is wrong' },
      429: { description: 'Too many attempts' },
    },
  },
);

export const bankingAuthRoutes = {
  // ## Authentication
  'POST /api/auth/register': created('identity.register'),
  'POST /api/auth/login': login,
  'POST /api/auth/refresh': 'identity.refresh',
  'GET /api/auth/me': 'insights.me',
  'POST /api/auth/logout': 'identity.logout',
} satisfies Routes;
