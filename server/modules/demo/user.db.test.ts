import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { DEMO_USER, HOME } from '../../kernel/actor.ts';
import { auditBook } from '../book/index.ts';
import { insightsFor } from '../insights/index.ts';
import { ensureDemoUser, refreshDemoUser } from './index.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-11-27T09:30:00Z');

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  app.settings.demo = true;
});
afterAll(() => app.close());

const alex = (): UserCtx => app.as({ type: 'user', ...HOME, userId: DEMO_USER, via: 'login', scopes: 'all' });
const rows = () =>
  query<{ id: string; date: string }>(
    app.database.db,
    `SELECT id::text AS id, date::text AS date FROM transactions
     WHERE customer_id = $1 AND user_id = $2 ORDER BY date, id`,
    [HOME.accountId, DEMO_USER],
  );
const dayBefore = (ms: number): string => new Date(ms - DAY_MS).toISOString().slice(0, 10);

test('the demo’s book moves on while the server runs, and after a pause of months', async () => {
  let before: string[] = [];
  for (const [days, move] of [
    [0, ensureDemoUser],
    [1, refreshDemoUser],
    [20, refreshDemoUser],
    [21, ensureDemoUser],
    [400, ensureDemoUser],
  ] as const) {
    const now = FIRST + days * DAY_MS;
    app.setNow(new Date(now).toISOString());
    await move(app);
    const found = await rows();
    expect(found).toHaveLength(301);
    expect(found.at(-1)?.date).toBe(dayBefore(now));
    const age = (now - Date.parse(found[0]?.date ?? '')) / DAY_MS;
    expect(age).toBeGreaterThan(170);
    expect(age).toBeLessThan(186);
    const insights = await insightsFor(alex());
    expect(insights.overview()).toMatchObject({ totalBalance: 59_637.82, monthlyIncome: 5_114.6 });
    expect(insights.fraud().pendingReviews).toBeGreaterThanOrEqual(1);
    expect(insights.personality()).toBe('Balanced Investor');
    expect(await auditBook(alex())).toEqual([]);
    const ids = found.map(({ id }) => id);
    // What both days have is the same row, not one like it.
    if (days === 1) expect(ids.filter((id) => before.includes(id)).length).toBeGreaterThan(290);
    before = ids;
  }
});

test('nothing moves where nothing has changed, and nobody is made where the demo is off', async () => {
  const before = await rows();
  const heard: unknown[] = [];
  app.bus.on('book.changed', (payload) => void heard.push(payload));
  await refreshDemoUser(app);
  expect(await rows()).toEqual(before);
  app.settings.demo = false;
  app.setNow('2030-01-01T00:00:00Z');
  await refreshDemoUser(app);
  expect(await rows()).toEqual(before);
  expect(heard).toEqual([]);
});
