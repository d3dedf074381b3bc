import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { query } from '../../db/query.ts';
import { remindOfStreaks } from './streaks-at-risk.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const told = () =>
  query<{ userId: string; subject: string; title: string; message: string }>(
    at.app.database.db,
    `SELECT user_id AS "userId", subject, title, message FROM notifications WHERE kind = 'streak' ORDER BY user_id, subject`,
  );
const remind = () => remindOfStreaks(at.app.system(''));

test('in the evening of their own zone users hear of a daily streak of three that is not ticked, once a day', async () => {
  at.app.setNow('2026-06-01T10:00:00Z');
  const { live, customerId } = await at.register('language-learning');
  const days = { berlin: 3, tokyo: 3, short: 2, ticked: 3 };
  for (const userId of Object.keys(days)) {
    const { body } = await at.call('POST', '/eggs', live, { user_id: userId });
    await at.call('PATCH', `/eggs/${body.egg_id}/status`, live, { status: 'ready' });
    const hatch = await at.call('POST', `/eggs/${body.egg_id}/hatch`, live, {});
    expect((await at.settled(live, hatch.body.operation_id)).status).toBe('completed');
  }
  await query(
    at.app.database.db,
    `UPDATE users SET timezone = CASE id WHEN 'tokyo' THEN 'Asia/Tokyo' ELSE 'Europe/Berlin' END WHERE customer_id = $1`,
    [customerId],
  );
  const play = async (userId: string, day: string) => {
    at.app.setNow(`${day}T10:00:00Z`);
    const event = { event_id: `${userId}-${day}`, user_id: userId, type: 'lesson_completed' };
    expect((await at.call('POST', '/events', live, event)).status).toBe(201);
  };
  for (const day of ['2026-06-01', '2026-06-02', '2026-06-03'])
    for (const [userId, count] of Object.entries(days))
      if (count === 3 || day > '2026-06-01') await play(userId, day);
  await play('ticked', '2026-06-04');

  at.app.setNow('2026-06-04T08:59:00Z'); // 17:59 in Tokyo, 10:59 in Berlin
  await remind();
  expect(await told()).toEqual([]);
  at.app.setNow('2026-06-04T09:00:00Z');
  await Promise.all([remind(), remind()]);
  await remind();
  expect(await told()).toMatchObject([{ userId: 'tokyo', title: '3 days in a row: keep it up' }]);
  at.app.setNow('2026-06-04T16:00:00Z'); // 18:00 in Berlin, 1:00 of the next day in Tokyo
  await remind();
  expect((await told()).map(({ userId }) => userId)).toEqual(['berlin', 'tokyo']);
  await play('berlin', '2026-06-04');
  at.app.setNow('2026-06-05T16:30:00Z');
  await remind();
  expect((await told()).map(({ userId, subject }) => `${userId} ${subject.split(':').at(-1)}`)).toEqual([
    'berlin 2026-06-04',
    'berlin 2026-06-05',
    'ticked 2026-06-05',
    'tokyo 2026-06-04',
  ]);
});
