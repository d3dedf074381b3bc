import { query } from '../../../server/db/query.ts';
import { HOME } from '../../../server/kernel/actor.ts';
import { notify } from '../../../server/modules/notifications/index.ts';
import { isDetail, type FamilyContract } from './family.ts';

const form = (fields: Record<string, string>) => ({
  type: 'application/x-www-form-urlencoded',
  data: Buffer.from(new URLSearchParams(fields).toString()),
});

const LOGIN = { email: 'bank@user.example', password: 'correct horse battery', name: 'Bank' };

export const banking: FamilyContract = {
  family: 'banking',
  open: [
    'POST /api/auth/register',
    'POST /api/auth/login',
    'POST /api/auth/refresh',
    'GET /api/status',
    'GET /api/metrics',
    'GET /api/notifications',
    // These show the demo's person where there is a demo.
    'GET /api/dashboard/overview',
    'GET /api/ai/coaching/score',
    'GET /api/ai/coaching/briefing',
    'GET /api/ai/behavior/insights',
    'GET /api/ai/twin/predict',
    'GET /api/ai/twin/future',
    'GET /api/ai/twin/scenarios',
    'GET /api/ai/fraud/analysis',
    'POST /api/ai/chat',
  ],
  beyond: ['GET /api/notifications/preferences', 'PUT /api/notifications/preferences'],
  fixtures: (world) => ({
    'POST /api/auth/register': { body: LOGIN },
    'POST /api/auth/login': { bytes: form({ username: LOGIN.email, password: LOGIN.password }) },
    'POST /api/auth/refresh': { body: { refresh_token: world.hints.refreshToken } },
    'POST /api/auth/logout': { body: {} },
    'POST /api/ai/chat': { body: { message: 'Analyze my spending this month' } },
    'POST /api/ai/simulate/purchase': {
      body: { amount: 1200, merchant: 'Apple Store', category: 'Tech' },
    },
    'PATCH /api/notifications/:id/read': { params: { id: String(world.hints.notificationId) } },
    'DELETE /api/notifications/:id': { params: { id: String(world.hints.notificationId) } },
    'PUT /api/notifications/preferences': {
      body: { muted: ['info'], quiet_from: '22:00', quiet_until: '07:00' },
    },
  }),
  prepare: async ({ at, userId }) => {
    await at.app
      .system(HOME.accountId)
      .transact((ctx) =>
        notify(ctx, [{ userId, kind: 'info', title: 'Hello', message: 'There.', subject: 'contract' }]),
      );
    const [row] = await query<{ id: string }>(
      at.app.database.db,
      'SELECT id::text AS id FROM notifications WHERE user_id = $1',
      [userId],
    );
    return { notificationId: row?.id };
  },
  rank: (key) => (key === 'POST /api/auth/logout' ? 9.5 : undefined),
  isEnvelope: isDetail,
  unauthorized: { detail: 'A valid credential is required.' },
};
