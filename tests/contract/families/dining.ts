import { mailedToken } from '../../support/outbox.ts';
import { query } from '../../../server/db/query.ts';
import { isDetail, type FamilyContract } from './family.ts';

const UID = '550e8400-e29b-41d4-a716-446655440000';
const ACCOUNT = { username: 'contract', email: 'diner@user.example', password: 'supersecret' };

/** The user rows are the backend's; a user's own feed and chat are the logged-in user's. */
const isBackend = (path: string): boolean => path.startsWith('/users/');

export const dining: FamilyContract = {
  family: 'dining',
  open: ['GET /ready'],
  prepare: async ({ at }) => {
    await at.server.http.inject({ url: '/ready' });
    const [row] = await query<{ id: string }>(at.app.database.db, 'SELECT id FROM restaurants LIMIT 1');
    return { restaurantId: row?.id };
  },
  fixtures: () => ({
    'POST /chat': { body: { message: 'romantic dinner Koramangala under 1500 no peanuts' } },
    'POST /users/:uid': { params: { uid: UID }, body: { email: 'user@example.com' } },
    'GET /users/:uid': { params: { uid: UID } },
    'GET /users/:uid/summary': { params: { uid: UID } },
    'PATCH /users/:uid/preferences': {
      params: { uid: UID },
      body: { dietary: ['vegan'], vibes: ['lively'] },
    },
    'PATCH /users/:uid/allergies': {
      params: { uid: UID },
      body: { confirmed: ['peanuts', 'tree nuts'], severity: { peanuts: 'anaphylactic' } },
    },
    'PUT /users/:uid/allergies': { params: { uid: UID }, body: { confirmed: ['til'] } },
    'DELETE /users/:uid': { params: { uid: UID } },
  }),
  principal: ({ path }) => (isBackend(path) ? 'service' : 'user'),
  // A user is made before anything is asked of it.
  rank: (key) => (key === 'POST /users/:uid' ? 0.5 : undefined),
  // Neither says whether the other is there: a user is no backend, and a feed is its user's own.
  strangers: () => [403],
  isEnvelope: isDetail,
  unauthorized: { detail: 'A valid credential is required.', code: 'UNAUTHORIZED' },
};

export const diningAccounts: FamilyContract = {
  family: 'dining-accounts',
  open: ['POST /api/signup', 'POST /api/login', 'GET /api/verify/:token'],
  prepare: async ({ at }) => {
    await at.server.http.inject({ method: 'POST', url: '/api/signup/', payload: ACCOUNT });
    return { token: await mailedToken(`${at.app.settings.dataDir}/outbox`, ACCOUNT.email) };
  },
  fixtures: () => ({
    'POST /api/signup': { body: { ...ACCOUNT, username: 'second', email: 'second@user.example' } },
    'POST /api/login': { body: { email: ACCOUNT.email, password: ACCOUNT.password } },
  }),
  // An address is proved before its owner logs in.
  rank: (key) => ['GET /api/verify/:token', 'POST /api/login'].indexOf(key) / 10 + 2,
  // Nothing here belongs to a caller: what the second caller finds is a link that has been used.
  isEnvelope: (json) => 'error' in json && typeof json.error === 'string' && Object.keys(json).length === 1,
  unauthorized: {},
};
