import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { DEMO_USER, HOME } from '../../kernel/actor.ts';
import { openTalk } from '../assistant/builtin/testing/talk.ts';
import { auditBook, readPlans } from '../book/index.ts';
import { insightsFor } from '../insights/index.ts';
import { fillDemoBook } from './book.ts';
import { ensureDemoUser } from './user.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  app.settings.demo = true;
  app.setNow('2026-11-27T09:30:00Z');
  await ensureDemoUser(app);
});
afterAll(() => app.close());

const alex = (): UserCtx => app.as({ type: 'user', ...HOME, userId: DEMO_USER, via: 'login', scopes: 'all' });
const dollars = (minor: number): string =>
  `$${(minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

test('the demo’s person has a budget of this month with what was bought, and the sums of the book still hold', async () => {
  const [plan, ...others] = await readPlans(alex());
  expect(others).toEqual([]);
  expect(plan).toMatchObject({ name: 'November 2026', startDate: '2026-11-01', endDate: '2026-11-30' });
  const rows = await query<{ category: string; minor: number }>(
    app.database.db,
    `SELECT category, -sum(amount_minor)::int AS minor FROM transactions
     WHERE customer_id = $1 AND user_id = $2 AND date >= '2026-11-01' AND date <= '2026-11-30' GROUP BY category`,
    [HOME.accountId, DEMO_USER],
  );
  for (const { name, totalSpend } of plan?.categories ?? [])
    expect([name, totalSpend]).toEqual([
      name,
      (rows.find(({ category }) => category === name)?.minor ?? 0) / 100,
    ]);
  expect(plan?.totalSpend).toBeGreaterThan(100);
  expect(await auditBook(alex())).toEqual([]);
});

test('looking again changes nothing, and a new month brings a new budget', async () => {
  const before = await readPlans(alex());
  await fillDemoBook(alex());
  expect(await readPlans(alex())).toEqual(before);
  app.setNow('2026-12-02T09:30:00Z');
  await fillDemoBook(alex());
  expect((await readPlans(alex())).map(({ name }) => name)).toEqual(['December 2026', 'November 2026']);
  expect(await auditBook(alex())).toEqual([]);
  app.setNow('2026-11-27T09:30:00Z');
});

test('the documented questions are answered with the demo’s true figures', async () => {
  const talk = openTalk(alex(), { name: 'Alex Doe' });
  const { savingsRate } = (await insightsFor(alex())).overview();
  expect((await talk.say('What is my savings rate?')).text).toContain(`${savingsRate} %`);
  const [sum] = await query<{ minor: number }>(
    app.database.db,
    `SELECT -sum(amount_minor)::int AS minor FROM transactions
     WHERE customer_id = $1 AND user_id = $2 AND date >= '2026-11-01' AND date <= '2026-11-27'
       AND category NOT IN ('Salary', 'Interest', 'Transfer', 'Investments')`,
    [HOME.accountId, DEMO_USER],
  );
  const told = await talk.say('Analyze my spending this month');
  expect(told.text).toContain(dollars(sum?.minor ?? 0));
  const plan = (await readPlans(alex())).find(({ name }) => name === 'November 2026');
  const food = plan?.categories.find(({ name }) => name === 'Groceries');
  const left = Math.round(((food?.limit ?? 0) - (food?.totalSpend ?? 0)) * 100);
  const answer = await talk.say('how much is left for groceries');
  expect(answer.text).toContain(dollars(Math.abs(left)));
  const drafted = await talk.say('add 12.50 for coffee yesterday at Blue Tokai');
  expect(drafted.drafts.map(({ action }) => action)).toMatchObject([
    { type: 'create_transaction', amount: 12.5, date: '2026-11-26', details: 'Blue Tokai' },
  ]);
});
