import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { HOME } from '../../kernel/actor.ts';
import { readFeed } from '../progression/index.ts';
import { notify, type Notice } from './notify.ts';
import { isQuiet } from './quiet.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

let people = 0;
async function newUser(): Promise<{ id: string; token: string }> {
  const account = { email: `told${++people}@user.example`, password: 'correct horse battery', name: 'Told' };
  const { body } = await at.call('POST', '/api/auth/register', undefined, account);
  return { id: body.user_id, token: body.access_token };
}
const tell = (userId: string, more: Partial<Notice> = {}) =>
  at.app
    .system(HOME.accountId)
    .transact((ctx) =>
      notify(ctx, [{ userId, kind: 'alert', title: 'Look', message: 'At this.', subject: 'one', ...more }]),
    );
const list = async (token: string, query = '') =>
  (await at.call('GET', `/api/notifications/${query}`, token)).body;
const pushed = async (userId: string) =>
  (await readFeed(at.app.system(HOME.accountId), userId, 0, 50)).filter(
    ({ type }) => type === 'notification.created',
  );

describe('a notification', () => {
  test('is listed, pushed to the page, read, and dismissed for good', async () => {
    const { id: userId, token } = await newUser();
    await tell(userId);
    const { notifications, unread_count: unread } = await list(token);
    expect(notifications).toMatchObject([{ title: 'Look', message: 'At this.', type: 'alert', read: false }]);
    expect(unread).toBe(1);
    expect(await pushed(userId)).toMatchObject([{ payload: { title: 'Look' } }]);
    const [{ id }] = notifications;
    expect((await at.call('PATCH', `/api/notifications/${id}/read`, token, {})).body).toEqual({
      success: true,
    });
    expect(await list(token)).toMatchObject({ unread_count: 0, notifications: [{ read: true }] });
    expect((await at.call('DELETE', `/api/notifications/${id}`, token)).body).toEqual({ success: true });
    expect(await list(token)).toEqual({ notifications: [], unread_count: 0 });
    expect((await at.call('DELETE', `/api/notifications/${id}`, token)).status).toBe(404);
    expect(await tell(userId)).toBe(0);
  });

  test('about one subject is said once, however many say it at once', async () => {
    const { id, token } = await newUser();
    const told = await Promise.all(Array.from({ length: 8 }, () => tell(id)));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await list(token)).notifications).toHaveLength(1);
    expect(await pushed(id)).toHaveLength(1);
  });

  test('of one user is not another’s: neither list nor mark', async () => {
    const [one, other] = [await newUser(), await newUser()];
    await tell(one.id);
    const [{ id }] = (await list(one.token)).notifications;
    expect((await list(other.token)).notifications).toEqual([]);
    expect((await at.call('PATCH', `/api/notifications/${id}/read`, other.token, {})).status).toBe(404);
    expect((await at.call('GET', `/api/notifications/?user_id=${one.id}`, other.token)).status).toBe(403);
    expect((await at.call('PATCH', '/api/notifications/nonsense/read', one.token, {})).status).toBe(404);
  });

  test('all are read at once, and the count is of all, not of the page', async () => {
    const { id, token } = await newUser();
    for (let n = 0; n < 5; n++) await tell(id, { subject: `s${n}` });
    expect(await list(token, '?limit=2')).toMatchObject({ unread_count: 5, notifications: [{}, {}] });
    expect((await at.call('PATCH', '/api/notifications/read-all', token, {})).status).toBe(200);
    expect(await list(token)).toMatchObject({ unread_count: 0 });
  });
});

describe('preferences', () => {
  test('mute kinds, and keep quiet hours quiet', async () => {
    const { id, token } = await newUser();
    const wanted = { muted: ['streak'], quiet_from: '22:00', quiet_until: '07:00' };
    expect((await at.call('PUT', '/api/notifications/preferences', token, wanted)).body).toEqual(wanted);
    expect(await tell(id, { kind: 'streak' })).toBe(0);
    at.app.setNow('2026-06-10T23:30:00Z');
    await tell(id, { subject: 'night' });
    expect(await pushed(id)).toHaveLength(0);
    expect((await list(token)).notifications).toHaveLength(1);
    at.app.setNow('2026-06-11T12:00:00Z');
    await tell(id, { subject: 'day' });
    expect(await pushed(id)).toHaveLength(1);
    const half = { muted: [], quiet_from: '22:00', quiet_until: null };
    expect((await at.call('PUT', '/api/notifications/preferences', token, half)).status).toBe(422);
  });

  test('quiet hours are those of the user’s own clock, also over midnight', () => {
    const night = { from: '22:00', until: '07:00' };
    const noon = new Date('2026-06-10T12:00:00Z');
    expect(isQuiet(night, 'UTC', noon)).toBe(false);
    expect(isQuiet(night, 'Pacific/Auckland', noon)).toBe(true);
    expect(isQuiet({ from: '12:00', until: '13:00' }, 'UTC', noon)).toBe(true);
    expect(isQuiet({ from: '11:00', until: '12:00' }, 'UTC', noon)).toBe(false);
    expect(isQuiet({ from: null, until: null }, 'UTC', noon)).toBe(false);
  });
});

describe('figures', () => {
  test('are true: what was asked is counted, by its route', async () => {
    const before = (await at.call('GET', '/api/metrics')).body;
    await at.call('GET', '/api/status');
    await at.call('PATCH', '/api/notifications/read-all', undefined, {});
    const after = (await at.call('GET', '/api/metrics')).body;
    expect(after.requests.total - before.requests.total).toBe(3);
    expect(after.requests.auth_failures - before.requests.auth_failures).toBe(1);
    const route = '/api/status';
    expect(after.route_timings[route].calls).toBe((before.route_timings[route]?.calls ?? 0) + 1);
    const health = await (await fetch(`${at.url}/health`)).json();
    expect(health).toMatchObject({ status: 'healthy', cache: 'memory', timestamp: expect.any(Number) });
  });
});
