import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { addBuddy, addVersion, coinRule, named, rules } from '../../../tests/support/players.ts';
import { query } from '../../db/query.ts';
import { ingest, readBalances } from '../progression/index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.setNow('2026-06-20T12:00:00Z');
});
afterAll(() => at.close());

const before = rules({ coinRules: [coinRule('lesson', 'lesson', 5)] });
const after = rules({
  coinRules: [coinRule('lesson', 'lesson', 7, { dailyLimit: 10 })],
  badges: [{ ...named('keen'), criteria: { type: 'milestone', eventType: 'lesson', count: 3 } }],
});
const event = (userId: string, i: number) => ({
  eventId: `${userId}/${i}`,
  userId,
  type: 'lesson',
  properties: {},
});

async function customer() {
  const keys = await at.register();
  const versionId = await addVersion(at.app, keys.customerId, before, 'published');
  const draftId = await addVersion(at.app, keys.customerId, after, 'draft');
  return { ...keys, versionId, draftId };
}
const publish = async (keys: { live: string }, id: string) => {
  expect((await at.call('POST', `/config-versions/${id}/publish`, keys.live)).status).toBe(200);
};
const versionsOf = (customerId: string) =>
  query<{ v: string; p: string; n: number }>(
    at.app.database.db,
    `SELECT b.config_version_id AS v, p.config_version_id AS p, count(*)::int AS n FROM buddies b
     JOIN progress p ON p.customer_id = b.customer_id AND p.buddy_id = b.id WHERE b.customer_id = $1 GROUP BY 1, 2 ORDER BY 3`,
    [customerId],
  );

describe('a preview', () => {
  test('replays the real events of the last days under both versions, and writes nothing', async () => {
    const { live, customerId, versionId, draftId } = await customer();
    const ctx = at.app.system(customerId);
    const ada = await addBuddy(at.app, { customerId, versionId }, 'ada');
    await ingest(
      ctx,
      [1, 2, 3, 4].map((i) => event('ada', i)),
    );
    await ingest(ctx, [event('bob', 1)]);
    at.app.setNow('2026-06-21T12:00:00Z');
    const { status, body } = await at.call('GET', `/config-versions/${draftId}/impact?days=2`, live);
    expect(status).toBe(200);
    expect(body.replay).toEqual({
      days: 2,
      events: 5,
      users: 2,
      total_users: 2,
      sampled: false,
      before: { coins: 25, tokens: 0, badges: 0, skill_points: 0, evolution_ready: 0 },
      after: { coins: 17, tokens: 0, badges: 1, skill_points: 0, evolution_ready: 0 },
    });
    expect((await at.call('GET', `/config-versions/${draftId}/impact`, live)).body.replay.days).toBe(30);
    at.app.setNow('2026-06-25T12:00:00Z');
    const later = await at.call('GET', `/config-versions/${draftId}/impact?days=2`, live);
    expect(later.body.replay).toMatchObject({ events: 0, users: 0, before: { coins: 0 } });
    expect((await readBalances(at.app.database.db, customerId, [ada]))[0]?.balance).toBe(20);
    expect((await at.call('GET', `/config-versions/${draftId}/impact?days=91`, live)).status).toBe(422);
  });

  test('of another customer is not found', async () => {
    const [mine, other] = [await customer(), await customer()];
    expect((await at.call('GET', `/config-versions/${mine.draftId}/impact`, other.live)).status).toBe(404);
  });
});

describe('migrating buddies', () => {
  test('moves all, or those of the versions named, and leaves coins as they are', async () => {
    const keys = await customer();
    const { live, customerId, versionId, draftId } = keys;
    const oldId = await addVersion(at.app, customerId, before, 'archived');
    const tenant = { customerId, versionId };
    await Promise.all(Array.from({ length: 450 }, (_, i) => addBuddy(at.app, tenant, `user${i}`)));
    await ingest(at.app.system(customerId), [event('user7', 1)]);
    await addBuddy(at.app, { customerId, versionId: oldId }, 'old');
    await publish(keys, draftId);
    const path = `/config-versions/${draftId}/migrate-buddies`;
    const first = await at.call('POST', path, live, { from_versions: [versionId] });
    expect(first).toMatchObject({
      status: 202,
      body: { accepted: true, config_version_id: draftId, buddies: 450 },
    });
    await expect
      .poll(() => versionsOf(customerId), { timeout: 20_000 })
      .toEqual([
        { v: oldId, p: oldId, n: 1 },
        { v: draftId, p: draftId, n: 450 },
      ]);
    expect(await at.call('POST', path, live, {})).toMatchObject({ body: { buddies: 1 } });
    await expect
      .poll(() => versionsOf(customerId), { timeout: 20_000 })
      .toEqual([{ v: draftId, p: draftId, n: 451 }]);
    expect(await at.call('POST', path, live)).toMatchObject({ status: 202, body: { buddies: 0 } });
    const [answer] = await ingest(at.app.system(customerId), [event('user7', 2)]);
    expect(answer).toMatchObject({ effects: { coins: 7 } });
    const [user] = await query<{ id: string }>(
      at.app.database.db,
      `SELECT id FROM buddies WHERE customer_id = $1 AND user_id = 'user7'`,
      [customerId],
    );
    expect((await readBalances(at.app.database.db, customerId, [user?.id ?? '']))[0]?.balance).toBe(12);
  }, 60_000);

  test('is refused to drafts, to other tokens, and to strangers', async () => {
    const keys = await customer();
    const { live, customerId, versionId, draftId } = keys;
    await addBuddy(at.app, { customerId, versionId }, 'ada');
    const path = `/config-versions/${draftId}/migrate-buddies`;
    expect(await at.call('POST', path, live)).toMatchObject({
      status: 409,
      body: { error: { details: { reason: 'not_published' } } },
    });
    const other = await customer();
    expect((await at.call('POST', path, other.live)).status).toBe(404);
    const tokens = { ...after.tokens, primary: { key: 'gems', label: 'Gems' } };
    const gems = await addVersion(at.app, customerId, { ...after, tokens }, 'archived');
    await query(at.app.database.db, `UPDATE config_versions SET status = 'archived' WHERE customer_id = $1`, [
      customerId,
    ]);
    await query(at.app.database.db, `UPDATE config_versions SET status = 'published' WHERE id = $1`, [gems]);
    expect(await at.call('POST', `/config-versions/${gems}/migrate-buddies`, live)).toMatchObject({
      status: 409,
      body: { error: { details: { reason: 'token_keys_differ', config_version_id: versionId } } },
    });
  });
});
