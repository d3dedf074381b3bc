import { afterEach, beforeEach, expect, test } from 'vitest';
import { query } from '../../server/db/query.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { openLine, type Line } from './line.ts';
import { openNode, type ServingNode } from './nodes.ts';
import { settleIn, type World } from './world.ts';

/** The starter plan. */
const QUOTA = 10_000;

let app: TestApp;
let nodes: ServingNode[];
let line: Line;
let world: World;
beforeEach(async () => {
  app = await openTestApp();
  nodes = [await openNode(app), await openNode(app)];
  line = openLine();
  line.to(...nodes.map(({ url }) => url));
  world = await settleIn(line, ['ada']);
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await app.close();
});

const event = (id: string, userId = 'ada') => ({ event_id: id, user_id: userId, type: 'lesson' });
const leave = (left: number) =>
  query(
    app.database.db,
    `INSERT INTO usage (customer_id, month, events) VALUES ($1, $2, $3)
     ON CONFLICT (customer_id, month) DO UPDATE SET events = excluded.events`,
    [world.customerId, new Date().toISOString().slice(0, 7), QUOTA - left],
  );
const count = async (sql: string): Promise<number> =>
  (await query<{ n: number }>(app.database.db, sql, [world.customerId]))[0]?.n ?? -1;
const used = () => count('SELECT sum(events)::int AS n FROM usage WHERE customer_id = $1');
const stored = () =>
  count(`SELECT count(*)::int AS n FROM events WHERE customer_id = $1 AND event_id NOT LIKE 'fledge:%'`);

test('batches that cross the quota at two servers at once: what fits is taken, the rest is 402, each in its place', async () => {
  await leave(100);
  const batches = Array.from({ length: 12 }, (_, b) =>
    Array.from({ length: 20 }, (_, i) => event(`${b}/${i}`, `user${(b * 7 + i) % 9}`)),
  );
  const replies = await Promise.all(batches.map((events) => line.send('POST', '/events/batch', { events })));
  const entries = replies.flatMap(({ status, body }, b) => {
    expect(status).toBe(200);
    expect(body.results.map((entry: { event_id: string }) => entry.event_id)).toEqual(
      batches[b]?.map(({ event_id: id }) => id),
    );
    return body.results;
  });
  const refused = entries.filter(({ accepted }) => accepted === false);
  expect(refused).toHaveLength(140);
  for (const { error } of refused)
    expect(error).toMatchObject({
      code: 'event_quota_exceeded',
      details: { used: QUOTA, limit: QUOTA, reset_at: expect.any(String), upgrade_url: expect.any(String) },
    });
  expect(await used()).toBe(QUOTA);
  expect(await stored()).toBe(100);
}, 200_000);

test('single events at two servers at once, with repeats and dry runs among them: only new ones count', async () => {
  await leave(30);
  const singles = Array.from({ length: 45 }, (_, i) => line.send('POST', '/events', event(`s${i}`)));
  const dry = Array.from({ length: 20 }, (_, i) => line.send('POST', '/events?dry_run=true', event(`d${i}`)));
  const [answers, told] = await Promise.all([Promise.all(singles), Promise.all(dry)]);
  expect(told.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
  const refused = answers.filter(({ status }) => status === 402);
  expect(refused).toHaveLength(15);
  expect(refused[0]?.body.error).toMatchObject({
    code: 'event_quota_exceeded',
    details: { used: QUOTA, limit: QUOTA },
  });
  const taken = answers.flatMap(({ status }, i) => (status === 201 ? [`s${i}`] : []));
  const again = await Promise.all(taken.map((id) => line.send('POST', '/events', event(id))));
  expect(again.map(({ status, body }) => [status, body.duplicate])).toEqual(taken.map(() => [200, true]));
  // A dry run tells what would happen with room to spare, and leaves no trace of itself.
  const stranger = await line.send('POST', '/events?dry_run=true', event('d99', 'stranger'));
  expect(stranger).toMatchObject({ status: 200, body: { dry_run: true, reason: 'no_buddy' } });
  expect(await used()).toBe(QUOTA);
  expect(await stored()).toBe(30);
  expect(await count(`SELECT count(*)::int AS n FROM users WHERE customer_id = $1 AND id = 'stranger'`)).toBe(
    0,
  );
}, 200_000);

test('an event that is refused can be sent again when the month is over, or the plan is another', async () => {
  await leave(0);
  expect((await line.send('POST', '/events', event('later'))).status).toBe(402);
  expect(await stored()).toBe(0);
  await leave(1);
  expect(await line.send('POST', '/events', event('later'))).toMatchObject({
    status: 201,
    body: { duplicate: false, effects: { coins: 7 } },
  });
  expect((await line.send('POST', '/events', event('more'))).status).toBe(402);
}, 200_000);
