import { isDetail, type FamilyContract } from './family.ts';

const form = (fields: Record<string, string>) => ({
  type: 'application/x-www-form-urlencoded',
  data: Buffer.from(new URLSearchParams(fields).toString()),
});

const LOGIN = { email: 'bank@user.example', password: 'correct horse battery', name: 'Bank' };

export const banking: FamilyContract = {
  family: 'banking',
  open: ['POST /api/auth/register', 'POST /api/auth/login', 'POST /api/auth/refresh'],
  fixtures: (world) => ({
    'POST /api/auth/register': { body: LOGIN },
    'POST /api/auth/login': { bytes: form({ username: LOGIN.email, password: LOGIN.password }) },
    'POST /api/auth/refresh': { body: { refresh_token: world.hints.refreshToken } },
    'POST /api/auth/logout': { body: {} },
  }),
  rank: (key) => (key === 'POST /api/auth/logout' ? 9.5 : undefined),
  isEnvelope: isDetail,
  unauthorized: { detail: 'A valid credential is required.' },
};
