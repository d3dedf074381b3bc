import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { query } from '../../db/query.ts';
import { remindOfMissions } from './index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

/** A completed mission is told of too: this is of reminders. */
const told = () =>
  query<{ userId: string; title: string; message: string }>(
    at.app.database.db,
    `SELECT user_id AS "userId", title, message FROM notifications WHERE kind = 'challenge' AND title LIKE '%for your mission%' ORDER BY created_at, user_id`,
  );
const remind = () => remindOfMissions(at.app.system(''));

test('in the last days of their own month users hear once of what they have not finished', async () => {
  at.app.setNow('2026-06-02T12:00:00Z');
  const { live, customerId } = await at.register();
  const zones = { ana: 'Pacific/Kiritimati', ben: 'Europe/Berlin', cem: 'America/Los_Angeles', dan: 'UTC' };
  const call = (user: string, path: string, body: object) =>
    at.call('POST', `/api/users/${user}${path}`, live, body);
  for (const user of Object.keys(zones)) {
    for (const template of user === 'ben' ? [1, 2, 3, 4, 21] : [1])
      expect((await call(user, `/challenges/${template}/accept`, {})).status).toBe(201);
    await call(user, '/challenge-metrics', {
      month_range: '2026-06',
      metrics: { expense_log_days: user === 'dan' ? 7 : 5 },
    });
  }
  for (const [user, zone] of Object.entries(zones))
    await query(at.app.database.db, 'UPDATE users SET timezone = $3 WHERE customer_id = $1 AND id = $2', [
      customerId,
      user,
      zone,
    ]);

  at.app.setNow('2026-06-27T18:59:00Z'); // 8:59 on the 28th in Kiritimati
  await remind();
  expect(await told()).toEqual([]);
  at.app.setNow('2026-06-27T19:00:00Z');
  await Promise.all([remind(), remind()]);
  expect(await told()).toEqual([
    {
      userId: 'ana',
      title: '3 days left for your mission',
      message: '“Seven days of receipts”: 5 of 7 days.',
    },
  ]);
  at.app.setNow('2026-06-28T07:00:00Z'); // 9:00 in Berlin, midnight in Los Angeles
  await remind();
  expect((await told()).at(-1)).toEqual({
    userId: 'ben',
    title: '3 days left for your missions',
    message:
      '“Seven days of receipts”: 5 of 7 days, “Half a month on paper”: 5 of 15 days, “Nothing slips through”: 5 of 25 days, and 2 more.',
  });
  at.app.setNow('2026-06-30T23:00:00Z'); // July in Kiritimati and Berlin, the afternoon in Los Angeles
  await remind();
  expect((await told()).map(({ userId, title }) => `${userId} ${title}`)).toEqual([
    'ana 3 days left for your mission',
    'ben 3 days left for your missions',
    'cem Today is the last day for your mission',
  ]);
}, 90_000);
