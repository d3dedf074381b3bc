import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCtx } from '../../db/context.ts';
import { HOME } from '../../kernel/actor.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { query } from '../../db/query.ts';
import { auditLedger, readBalances } from '../progression/index.ts';
import { closeMonths } from './close-months.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const newUser = async (): Promise<string> => (await at.call('POST', '/api/users/', undefined, {})).body.uuid;
const of = (uuid: string, path: string) => `/api/users/${uuid}${path}`;
const accept = (uuid: string, template: number, month: string) =>
  at.call('POST', of(uuid, `/challenges/${template}/accept`), undefined, {
    challenge_template_id: template,
    month_range: month,
    source: 'user',
    ai_suggestion_id: null,
  });
const progress = (uuid: string, id: string, current: number) =>
  at.call('POST', of(uuid, `/challenges/${id}/progress`), undefined, { current_progress: current });
const claim = (uuid: string, id: string) =>
  at.call('POST', of(uuid, `/challenges/${id}/claim`), undefined, {});
const points = async (uuid: string): Promise<number> =>
  (await at.call('GET', of(uuid, '/points'))).body.total_points;
const metrics = (uuid: string, month: string, values: Record<string, number>) =>
  at.call('POST', of(uuid, '/challenge-metrics'), undefined, { month_range: month, metrics: values });

describe('a mission of a month', () => {
  test('is accepted, counted, completed and paid', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    const accepted = await accept(uuid, 1, '2026-06');
    expect(accepted.status).toBe(201);
    expect(accepted.body).toMatchObject({
      status: 'active',
      current_progress: 0,
      target_value: 7,
      month_range: '2026-06',
      days_left: 21,
    });
    const { id } = accepted.body;
    expect((await accept(uuid, 1, '2026-06')).status).toBe(409);
    expect((await claim(uuid, id)).body).toEqual({ detail: 'The challenge is not completed yet.' });
    expect((await progress(uuid, id, 3)).body).toMatchObject({ current_progress: 3, counted_by: 'client' });
    expect((await progress(uuid, id, 1)).body).toMatchObject({ current_progress: 3 });
    const told = async () =>
      (await at.call('GET', '/api/notifications', undefined, undefined, { 'x-user-id': uuid })).body;
    expect(await told()).toEqual({ notifications: [], unread_count: 0 });
    expect((await progress(uuid, id, 99)).body).toMatchObject({ current_progress: 7, status: 'completed' });
    expect(await told()).toMatchObject({
      notifications: [
        { type: 'challenge', message: expect.stringContaining('50 points wait to be claimed') },
      ],
      unread_count: 1,
    });
    const paid = await claim(uuid, id);
    expect(paid.body).toMatchObject({
      points_awarded: 50,
      total_points: 50,
      challenge: { status: 'claimed' },
      badges: [{ slug: 'first-reward' }],
    });
    expect(await claim(uuid, id)).toMatchObject({ status: 409, body: { detail: 'Reward already claimed' } });
    expect(await points(uuid)).toBe(50);
    expect((await progress(uuid, id, 7)).status).toBe(409);
  });

  test('that the server can count is counted by the server, and the client is not believed', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    await metrics(uuid, '2026-06', { expense_log_days: 4 });
    const { body } = await accept(uuid, 1, '2026-06');
    expect(body).toMatchObject({ current_progress: 4, counted_by: 'server' });
    expect((await progress(uuid, body.id, 7)).body).toMatchObject({ current_progress: 4, status: 'active' });
    await metrics(uuid, '2026-06', { expense_log_days: 8 });
    const list = await at.call('GET', of(uuid, '/challenges?month=2026-06'));
    expect(list.body).toMatchObject([{ current_progress: 7, status: 'completed' }]);
  });

  test('of a reflection habit counts the reflections themselves', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    const { body } = await accept(uuid, 20, '2026-06');
    const reflected = await at.call('POST', of(uuid, '/reflections'), undefined, {
      phase: 'weekly',
      category: 'wants',
      reflection_text: 'I noticed snacks were my biggest optional expense this week.',
      confidence_rating: 4,
      intended_action: 'Limit snack purchases to weekends.',
    });
    expect(reflected.status).toBe(201);
    expect(reflected.body.quality.score).toBeGreaterThan(50);
    expect((await claim(uuid, body.id)).body).toMatchObject({ points_awarded: 50 });
  });

  test('that is not completed when its month is over fails, in the user’s own calendar', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const { live } = await at.register();
    const asUser = { 'x-user-id': 'kiri' };
    const call = (method: string, path: string, body?: unknown) =>
      at.call(method, `/api/users/kiri${path}`, live, body, asUser);
    const accepted = await call('POST', '/challenges/1/accept', { month_range: '2026-06' });
    expect(accepted.status).toBe(201);
    await at.call('PATCH', '/customers/me/settings', live, { timezone: 'Pacific/Kiritimati' });
    // 10:30 UTC on the last of June is July already where the clocks are fourteen hours ahead.
    at.app.setNow('2026-06-30T10:30:00Z');
    expect((await call('GET', '/challenges?month=2026-06')).body).toMatchObject([
      { status: 'failed', days_left: 0 },
    ]);
  });

  test('cannot be accepted for a month that is over, nor for one far away', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    expect((await accept(uuid, 2, '2026-05')).status).toBe(409);
    expect((await accept(uuid, 2, '2026-07')).status).toBe(201);
    expect((await accept(uuid, 2, '2026-08')).status).toBe(409);
    expect((await accept(uuid, 999, '2026-06')).status).toBe(404);
    expect((await accept(uuid, 2, '2026-13')).status).toBe(422);
  });

  test('whose month nobody looks at again is closed by the server', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    const { body: done } = await accept(uuid, 1, '2026-06');
    await accept(uuid, 2, '2026-06');
    await metrics(uuid, '2026-06', { expense_log_days: 9 });
    at.app.setNow('2026-07-01T11:59:00Z');
    await closeMonths(at.app);
    const statuses = () =>
      query<{ status: string }>(
        at.app.database.db,
        'SELECT status FROM user_challenges WHERE user_id = $1 ORDER BY template_id',
        [uuid],
      );
    expect(await statuses()).toEqual([{ status: 'completed' }, { status: 'active' }]);
    at.app.setNow('2026-07-01T12:01:00Z');
    await closeMonths(at.app);
    expect(await statuses()).toEqual([{ status: 'completed' }, { status: 'failed' }]);
    expect((await claim(uuid, done.id)).body).toMatchObject({ points_awarded: 50 });
  });
});

describe('points', () => {
  test('are paid once however many claim at once', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    const { body } = await accept(uuid, 1, '2026-06');
    await progress(uuid, body.id, 7);
    const answers = await Promise.all(Array.from({ length: 12 }, () => claim(uuid, body.id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
    expect(await points(uuid)).toBe(50);
  });

  test('equal the sum of claims whatever the interleaving', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const step = fc.record({
      what: fc.constantFrom('accept', 'progress', 'claim', 'metrics', 'spend'),
      template: fc.constantFrom(1, 4, 20, 25),
      amount: fc.integer({ min: 0, max: 120 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        const uuid = await newUser();
        const money = (path: string, body: object) =>
          at.call('POST', path, undefined, body, { 'x-user-id': uuid });
        const dates = { start_date: '2026-06-01', end_date: '2026-06-30' };
        const budget = (await money('/budgets', { name: 'June', ...dates })).body.data.id;
        const ids = new Map<number, string>();
        let paid = 0;
        await Promise.all(
          steps.map(async ({ what, template, amount }) => {
            const id = ids.get(template) ?? 'uch_none';
            if (what === 'accept') {
              const { status, body } = await accept(uuid, template, '2026-06');
              if (status === 201) ids.set(template, body.id);
            } else if (what === 'progress') await progress(uuid, id, amount);
            else if (what === 'metrics') await metrics(uuid, '2026-06', { expense_log_days: amount });
            else if (what === 'spend') {
              const date = `2026-06-0${1 + (amount % 9)}`;
              const { status } = await money('/transactions', { budget_id: budget, amount: -amount, date });
              expect(status).toBe(201);
            } else {
              const { status, body } = await claim(uuid, id);
              if (status === 200) paid += body.points_awarded;
            }
          }),
        );
        for (const id of ids.values()) {
          const { status, body } = await claim(uuid, id);
          if (status === 200) paid += body.points_awarded;
        }
        expect(await points(uuid)).toBe(paid);
      }),
      { numRuns: 12 },
    );
    expect(await auditLedger(at.app.system(HOME.accountId))).toEqual([]);
  }, 120_000);

  test('feed the buddy: accepting, completing and claiming raise their events', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    const { body } = await accept(uuid, 1, '2026-06');
    await progress(uuid, body.id, 7);
    await claim(uuid, body.id);
    const types = async () =>
      (
        await query<{ type: string }>(
          at.app.database.db,
          'SELECT type FROM events WHERE user_id = $1 ORDER BY type',
          [uuid],
        )
      ).map(({ type }) => type);
    await expect
      .poll(types, { timeout: 20_000 })
      .toEqual(['challenge_accepted', 'challenge_claimed', 'challenge_completed']);
    const ctx = createCtx(at.app, { type: 'system', ...HOME });
    const held = await readBalances(ctx.db, ctx.customerId, [uuid]);
    expect(held.find(({ tokenKey }) => tokenKey === 'points')?.balance).toBe(50);
  });
});

describe('a buddy', () => {
  test('grows from a mission: accepting, completing and claiming are paid by the preset', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const { live } = await at.register('personal-finance');
    const { body: egg } = await at.call('POST', '/eggs', live, { user_id: 'gil' });
    await at.call('PATCH', `/eggs/${egg.egg_id}/status`, live, { status: 'ready' });
    const { body: hatch } = await at.call('POST', `/eggs/${egg.egg_id}/hatch`, live, {});
    const { buddy_id: buddy } = await at.settled(live, hatch.operation_id);
    const tokens = async () => (await at.call('GET', `/buddies/${buddy}/tokens`, live)).body;
    const before = JSON.stringify(await tokens());
    const call = (path: string, body: object) =>
      at.call('POST', `/api/users/gil/challenges${path}`, live, body);
    const { body } = await call('/1/accept', { month_range: '2026-06' });
    await call(`/${body.id}/progress`, { current_progress: 7 });
    await call(`/${body.id}/claim`, {});
    await expect.poll(async () => JSON.stringify(await tokens()), { timeout: 20_000 }).not.toBe(before);
    await expect
      .poll(
        async () =>
          (await at.call('GET', '/events?user_id=gil', live)).body.data
            .filter(({ type }: { type: string }) => type.startsWith('challenge_'))
            .map(({ type }: { type: string }) => type)
            .sort(),
        { timeout: 20_000 },
      )
      .toEqual(['challenge_accepted', 'challenge_claimed', 'challenge_completed']);
  });
});

describe('whose it is', () => {
  test('a UUID that is taken cannot be had again, and one that is no UUID v4 finds nobody', async () => {
    const uuid = await newUser();
    expect((await at.call('POST', '/api/users/', undefined, { uuid })).status).toBe(409);
    expect((await at.call('GET', '/api/users/participant/points')).status).toBe(404);
    expect((await at.call('POST', '/api/users/', undefined, { uuid: 'participant' })).status).toBe(422);
  });

  test('a stronger credential names itself only, a host its own users', async () => {
    const uuid = await newUser();
    const account = { email: 'own@user.example', password: 'correct horse battery', name: 'Own' };
    const { body } = await at.call('POST', '/api/auth/register', undefined, account);
    expect((await at.call('GET', of(uuid, '/points'), body.access_token)).status).toBe(404);
    expect((await at.call('GET', of(body.user_id, '/points'), body.access_token)).status).toBe(200);
    const { live } = await at.register();
    await metrics(uuid, '2026-06', { expense_log_days: 8 });
    at.app.setNow('2026-06-10T12:00:00Z');
    // The same id in another tenant is another user.
    const theirs = await at.call('POST', of(uuid, '/challenges/1/accept'), live, { month_range: '2026-06' });
    expect(theirs.body).toMatchObject({ current_progress: 0 });
  });

  test('with bare UUIDs refused by the operator, the UUID opens nothing', async () => {
    const uuid = await newUser();
    at.app.settings.legacyUuidAuth = false;
    expect((await at.call('GET', of(uuid, '/points'))).status).toBe(401);
    at.app.settings.legacyUuidAuth = true;
  });
});

describe('templates', () => {
  test('are at least 24 of five kinds and three difficulties, and filter by what was asked', async () => {
    const { body } = await at.call('GET', '/api/../templates');
    expect(body.length).toBeGreaterThanOrEqual(24);
    const wants = (await at.call('GET', '/api/../templates?category_id=2&difficulty=easy')).body;
    expect(wants.length).toBeGreaterThan(0);
    for (const template of wants) expect(template).toMatchObject({ category: 'wants', difficulty: 'easy' });
    expect((await at.call('GET', '/api/../templates?category_id=9')).status).toBe(422);
  });

  test('are suggested from the user’s own figures, with the reason', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    const uuid = await newUser();
    const suggested = async () =>
      (
        await at.call('GET', '/api/../templates?is_ai_suggested=true', undefined, undefined, {
          'x-user-id': uuid,
        })
      ).body;
    expect(await suggested()).toMatchObject([{ id: 4 }]);
    await at.call('POST', of(uuid, '/summaries/monthly/'), undefined, {
      month_key: 202605,
      total_spent: 1000,
      spent_wants: 400,
      spent_needs: 500,
      spent_culture: 50,
      spent_unexpected: 50,
      logging_days_count: 20,
    });
    const [first] = await suggested();
    expect(first.id === 4 || first.id === 12).toBe(true);
    const reasons = (await suggested()).map(({ ai_reason: reason }: { ai_reason: string }) => reason);
    expect(reasons.join(' ')).toContain('40 % of your spending went to wants');
  });
});
