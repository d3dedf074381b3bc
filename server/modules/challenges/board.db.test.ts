import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { query } from '../../db/query.ts';

let at: TestServer;
let live: string;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  ({ live } = await at.register());
});
afterAll(() => at.close());

const JUNE = '2026-06-10T12:00:00Z';
const call = (user: string, method: string, path: string, body?: unknown) =>
  at.call(method, `/api/users/${user}${path}`, live, body);
const session = async (user: string, scopes: string[]): Promise<string> =>
  (await at.call('POST', '/widget-sessions', live, { user_id: user, scopes })).body.token;
const feedOf = (user: string) =>
  query<{ type: string; payload: Record<string, unknown> }>(
    at.app.database.db,
    "SELECT type, payload FROM feed WHERE user_id = $1 AND type LIKE 'challenge.%' ORDER BY sequence",
    [user],
  );
async function trpc(token: string, path: string, input: unknown, isWrite = false) {
  const url = `${at.url}/trpc/challenges.board.${path}`;
  const text = JSON.stringify(input);
  const response = await fetch(isWrite ? url : `${url}?input=${encodeURIComponent(text)}`, {
    method: isWrite ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(isWrite ? { body: text } : {}),
  });
  const body = await response.json();
  return { status: response.status, data: body.result?.data, code: body.error?.data?.appCode };
}

test('whatever moves a challenge is in the feed once, and looking adds nothing', async () => {
  at.app.setNow(JUNE);
  const { body } = await call('ann', 'POST', '/challenges/1/accept', { month_range: '2026-06' });
  const accepted = {
    type: 'challenge.accepted',
    payload: { id: body.id, templateId: 1, month: '2026-06' },
  };
  const changed = { type: 'challenge.changed', payload: { ids: [body.id], month: '2026-06' } };
  expect(await feedOf('ann')).toEqual([accepted]);
  await call('ann', 'POST', `/challenges/${body.id}/progress`, { current_progress: 2 });
  expect(await feedOf('ann')).toEqual([accepted, changed]);
  await call('ann', 'GET', '/challenges?month=2026-06');
  await call('ann', 'POST', `/challenges/${body.id}/progress`, { current_progress: 1 });
  expect(await feedOf('ann')).toHaveLength(2);
});

test('what a challenge is counted from moves it at once, whichever way it came in', async () => {
  at.app.setNow(JUNE);
  await call('ben', 'POST', '/challenges/1/accept', { month_range: '2026-06' });
  await call('ben', 'POST', '/challenges/20/accept', { month_range: '2026-06' });
  const statuses = async () =>
    query<{ templateId: number; status: string; progress: number }>(
      at.app.database.db,
      `SELECT template_id AS "templateId", status, progress FROM user_challenges WHERE user_id = 'ben' ORDER BY 1`,
    );
  await call('ben', 'POST', '/challenge-metrics', {
    month_range: '2026-06',
    metrics: { expense_log_days: 3 },
  });
  expect(await statuses()).toMatchObject([{ progress: 3 }, { progress: 0 }]);
  await call('ben', 'POST', '/summaries/monthly/', {
    month_key: 202606,
    total_spent: 10,
    spent_wants: 0,
    spent_needs: 10,
    spent_culture: 0,
    spent_unexpected: 0,
    logging_days_count: 5,
  });
  expect(await statuses()).toMatchObject([{ progress: 5 }, { progress: 0 }]);
  await call('ben', 'POST', '/reflections', { category: 'needs', reflection_text: 'Bread was dear.' });
  expect(await statuses()).toMatchObject([{ progress: 5 }, { status: 'completed' }]);
  expect((await feedOf('ben')).filter(({ type }) => type === 'challenge.changed')).toHaveLength(3);
});

test('the board shows a month, and where rewards still wait', async () => {
  at.app.setNow(JUNE);
  const token = await session('cleo', ['read', 'challenges:write']);
  const { data: first } = await trpc(token, 'get', {});
  expect(first).toMatchObject({ today: '2026-06-10', month: '2026-06', daysLeft: 21, challenges: [] });
  expect(first.months).toEqual([
    { month: '2026-06', waiting: 0 },
    { month: '2026-07', waiting: 0 },
  ]);
  expect(first.open).toHaveLength(34);
  const { data: mine } = await trpc(token, 'accept', { challengeTemplateId: 1 }, true);
  await call('cleo', 'POST', '/challenge-metrics', {
    month_range: '2026-06',
    metrics: { expense_log_days: 9 },
  });
  at.app.setNow('2026-07-02T12:00:00Z');
  const later = await session('cleo', ['read', 'challenges:write']);
  expect((await trpc(later, 'get', {})).data).toMatchObject({
    month: '2026-07',
    months: [{ month: '2026-06', waiting: 1 }, { month: '2026-07' }, { month: '2026-08' }],
  });
  expect((await trpc(later, 'get', { month: '2026-06' })).data).toMatchObject({
    challenges: [{ id: mine.id, status: 'completed' }],
    open: [],
  });
  expect((await trpc(later, 'claim', { userChallengeId: mine.id }, true)).data).toMatchObject({
    pointsAwarded: 50,
    totalPoints: 50,
  });
  expect((await trpc(later, 'get', {})).data).toMatchObject({
    months: [{ waiting: 0 }, { waiting: 0 }, { waiting: 0 }],
    totalPoints: 50,
    badges: [
      { slug: 'first-reward', isEarned: true },
      ...Array.from({ length: 8 }, () => ({ isEarned: false })),
    ],
  });
});

test('a session without the scope looks and does nothing, and nobody sees another’s', async () => {
  at.app.setNow(JUNE);
  const reader = await session('dora', ['read']);
  expect((await trpc(reader, 'get', {})).status).toBe(200);
  expect(await trpc(reader, 'accept', { challengeTemplateId: 1 }, true)).toMatchObject({
    status: 403,
    code: 'scope_missing',
  });
  const writer = await session('dora', ['read', 'challenges:write']);
  const { data: mine } = await trpc(writer, 'accept', { challengeTemplateId: 1 }, true);
  const stranger = await session('eve', ['read', 'challenges:write']);
  expect(await trpc(stranger, 'claim', { userChallengeId: mine.id }, true)).toMatchObject({
    status: 404,
    code: 'no_challenge',
  });
});
