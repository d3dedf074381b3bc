import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { createWorker } from '../../jobs/index.ts';
import { zoneOf } from '../../kernel/zone.ts';
import { query } from '../../db/query.ts';
import { closeMonths } from './close-months.ts';
import { challengeJobs } from './index.ts';

let at: TestServer;
let live: string;
let customerId: string;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
  ({ live, customerId } = await at.register());
});
afterAll(() => at.close());

const TODAY = new Date().toISOString().slice(0, 10);
const MONTH = TODAY.slice(0, 7);

const mission = (user: string, method: string, path: string, body?: unknown) =>
  at.call(method, `/api/users/${user}${path}`, live, body);
const money = (user: string, path: string, body: unknown) =>
  at.call('POST', path, live, body, { 'x-user-id': user });
const accept = async (user: string, template: number, month = MONTH): Promise<string> =>
  (await mission(user, 'POST', `/challenges/${template}/accept`, { month_range: month })).body.id;
async function budgetOf(user: string, fields: object = {}): Promise<string> {
  const budget = { name: 'Now', start_date: TODAY, end_date: '2099-12-31', total_income: 1_000, ...fields };
  return (await money(user, '/budgets', budget)).body.data.id;
}
const spend = async (user: string, budgetId: string, amount: number, date = TODAY): Promise<string> =>
  (await money(user, '/transactions', { budget_id: budgetId, amount, date })).body.data.id;
const stored = (user: string) =>
  query<{ id: string; progress: number; status: string; countedBy: string }>(
    at.app.database.db,
    `SELECT id, progress, status, counted_by AS "countedBy" FROM user_challenges WHERE user_id = $1 ORDER BY template_id`,
    [user],
  );
const changes = (user: string) =>
  query<{ type: string }>(
    at.app.database.db,
    "SELECT type FROM feed WHERE user_id = $1 AND type = 'challenge.changed'",
    [user],
  );
/** Nobody asks for the challenges meanwhile: what moves them is the book alone. */
const progressSoon = (user: string, progress: number) =>
  expect
    .poll(async () => (await stored(user)).map((row) => row.progress), { timeout: 8_000, interval: 40 })
    .toContain(progress);

describe('a mission that the book counts', () => {
  test('moves with a transaction logged elsewhere, and the client is not believed', async () => {
    const budget = await budgetOf('ana');
    const id = await accept('ana', 1);
    await spend('ana', budget, -5);
    await progressSoon('ana', 1);
    expect(await changes('ana')).toHaveLength(1);
    const { body } = await mission('ana', 'POST', `/challenges/${id}/progress`, { current_progress: 6 });
    expect(body).toMatchObject({ current_progress: 1, counted_by: 'server', status: 'active' });
  });

  test('counts what the book has already when it is accepted, and never goes down', async () => {
    const budget = await budgetOf('bea');
    const first = await spend('bea', budget, -5);
    await accept('bea', 1);
    expect(await stored('bea')).toMatchObject([{ progress: 1, countedBy: 'server' }]);
    await at.call('DELETE', `/transactions/${first}`, live, undefined, { 'x-user-id': 'bea' });
    const { body } = await mission('bea', 'GET', '/challenges');
    expect(body).toMatchObject([{ current_progress: 1 }]);
  });

  test('hears of a burst once, on whichever of two nodes', async () => {
    const other = createWorker(at.app, challengeJobs);
    const budget = await budgetOf('cem');
    await accept('cem', 2);
    await Promise.all(Array.from({ length: 12 }, () => spend('cem', budget, -1)));
    await progressSoon('cem', 1);
    await expect
      .poll(() => query(at.app.database.db, "SELECT 1 FROM jobs WHERE queue = 'book-changed-soon'"), {
        timeout: 10_000,
      })
      .toEqual([]);
    expect(await changes('cem')).toHaveLength(1);
    await other.stop();
  }, 90_000);

  test('of savings follows the goal in the profile', async () => {
    await mission('dan', 'PUT', '/profile/', { savings_goal_type: 'monthly', saving_goal_value: 200 });
    const budget = await budgetOf('dan');
    const category = await money('dan', `/budgets/${budget}/categories`, {
      name: 'Savings',
      allocation_type: 'fixed',
      allocation_value: 200,
    });
    await accept('dan', 26);
    const transaction = {
      budget_id: budget,
      category_id: category.body.data.id,
      amount: -50,
      date: TODAY,
    };
    expect((await money('dan', '/transactions', transaction)).status).toBe(201);
    await progressSoon('dan', 25);
  });

  test('is not logged by a statement that was read in', async () => {
    await accept('eli', 1);
    const csv = `Date,Description,Amount\n${TODAY},Corner shop,-4.50\n`;
    const answer = await at.call('POST', '/transactions/import', live, csv, {
      'x-user-id': 'eli',
      'content-type': 'text/csv',
    });
    expect([answer.status, answer.body?.data?.imported ?? answer.body]).toEqual([200, 1]);
    const { body } = await mission('eli', 'GET', '/challenges');
    expect(body).toMatchObject([{ current_progress: 0 }]);
  });

  test('is suggested from the book, with the reason', async () => {
    const before = new Date(Date.UTC(Number(MONTH.slice(0, 4)), Number(MONTH.slice(5)) - 2, 2));
    const budget = await budgetOf('fay', { start_date: before.toISOString().slice(0, 10) });
    const day = before.toISOString().slice(0, 10);
    const category = await money('fay', `/budgets/${budget}/categories`, {
      name: 'Eating out',
      allocation_type: 'fixed',
      allocation_value: 10,
    });
    await money('fay', '/transactions', {
      budget_id: budget,
      category_id: category.body.data.id,
      amount: -40,
      date: day,
    });
    const { body } = await at.call('GET', '/api/../templates?is_ai_suggested=true', live, undefined, {
      'x-user-id': 'fay',
    });
    expect(body.find(({ id }: { id: number }) => id === 12)).toMatchObject({
      ai_reason:
        'Last month 100 % of your spending went to wants, your largest optional category. Most of it was Eating out.',
    });
  });
});

describe('a month', () => {
  const ZONES = Intl.supportedValuesOf('timeZone');
  /** The first millisecond of a month on a zone's wall clock, by arithmetic that the room does not use. */
  function beginOf(month: string, zone: string): number {
    const wall = (ms: number): number => ms + zoneOf(zone).offsetAt(ms);
    const first = Date.parse(`${month}-01T00:00:00Z`);
    let [before, from] = [first - 86_400_000, first + 86_400_000];
    while (from - before > 1) {
      const middle = Math.floor((before + from) / 2);
      if (wall(middle) < first) before = middle;
      else from = middle;
    }
    return from;
  }

  test('begins and ends at midnight of the user’s own zone, whichever that is', async () => {
    let users = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2024, max: 2031 }),
        async (zone, of, year) => {
          const user = `zone${++users}`;
          const month = `${year}-${String(of).padStart(2, '0')}`;
          const next = of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
          at.app.setNow(new Date(beginOf(month, zone)).toISOString());
          await mission(user, 'PUT', '/profile/', {});
          await query(
            at.app.database.db,
            'UPDATE users SET timezone = $3 WHERE customer_id = $1 AND id = $2',
            [customerId, user, zone],
          );
          const daysLeft = new Date(Date.UTC(year, of, 0)).getUTCDate();
          const { body } = await mission(user, 'POST', '/challenges/1/accept', {});
          expect([zone, body.month_range, body.days_left]).toEqual([zone, month, daysLeft]);

          at.app.setNow(new Date(beginOf(next, zone) - 1).toISOString());
          const [open] = (await mission(user, 'GET', `/challenges?month=${month}`)).body;
          expect([zone, open.status, open.days_left]).toEqual([zone, 'active', 1]);

          at.app.setNow(new Date(beginOf(next, zone)).toISOString());
          const [over] = (await mission(user, 'GET', `/challenges?month=${month}`)).body;
          expect([zone, over.status, over.days_left]).toEqual([zone, 'failed', 0]);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  test('is closed by the server for whoever is furthest behind the clock only when it is over for them', async () => {
    at.app.setNow('2026-06-10T12:00:00Z');
    for (const [user, zone] of [
      ['west', 'Etc/GMT+12'],
      ['east', 'Pacific/Kiritimati'],
    ]) {
      await accept(String(user), 1, '2026-06');
      await query(at.app.database.db, 'UPDATE users SET timezone = $3 WHERE customer_id = $1 AND id = $2', [
        customerId,
        String(user),
        String(zone),
      ]);
    }
    const statuses = async () =>
      [await stored('west'), await stored('east')].flat().map(({ status }) => status);
    at.app.setNow('2026-07-01T11:59:59Z');
    await closeMonths(at.app);
    expect(await statuses()).toEqual(['active', 'active']);
    at.app.setNow('2026-07-01T12:00:00Z');
    await closeMonths(at.app);
    expect(await statuses()).toEqual(['failed', 'failed']);
  });
});
