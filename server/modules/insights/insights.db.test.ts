import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type Answer, type TestServer } from '../../../tests/support/server.ts';
import { DEMO_USER, HOME } from '../../kernel/actor.ts';
import { query } from '../../db/query.ts';
import { DEMO_LOGIN, ensureDemoUser } from '../demo/index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer({ demo: true });
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

const get = (path: string, token?: string) => at.call('GET', path, token);
const READS = [
  '/api/dashboard/overview',
  '/api/ai/coaching/score',
  '/api/ai/coaching/briefing',
  '/api/ai/behavior/insights',
  '/api/ai/twin/predict',
  '/api/ai/twin/future',
  '/api/ai/twin/scenarios',
  '/api/ai/fraud/analysis',
];

let people = 0;
async function newUser(): Promise<{ id: string; token: string }> {
  const account = { email: `seen${++people}@user.example`, password: 'correct horse battery', name: 'Seen' };
  const { body } = await at.call('POST', '/api/auth/register', undefined, account);
  return { id: body.user_id, token: body.access_token };
}
const logIn = async (): Promise<{ status: number; body: Answer['body'] }> => {
  const answer = await fetch(`${at.url}/api/auth/login`, {
    method: 'POST',
    body: new URLSearchParams({ username: DEMO_LOGIN.email, password: DEMO_LOGIN.password }),
  });
  return { status: answer.status, body: await answer.json() };
};
async function newBudget(token: string, fields: object = {}): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const budget = { name: 'Now', start_date: today, end_date: '2099-12-31', total_income: 100, ...fields };
  const { status, body } = await at.call('POST', '/budgets', token, budget);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body.data.id;
}
async function spend(token: string, budgetId: string, amount: number): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const { status } = await at.call('POST', '/transactions', token, { budget_id: budgetId, amount, date });
  expect(status).toBe(201);
}

interface Listed {
  amount: number;
  category: string;
  timestamp: string;
  id: string;
  merchant: string;
}
async function everything(token: string): Promise<Listed[]> {
  const pages = await Promise.all(
    [1, 2, 3, 4].map((page) => get(`/api/transactions/?limit=100&page=${page}`, token)),
  );
  return pages.flatMap(({ body }) => body.transactions);
}

describe('the demo’s person', () => {
  test('is shown to whoever comes without a token, and can log in', async () => {
    const { status, body } = await logIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({ user_id: DEMO_USER, name: 'Alex Doe', email: 'alex@bankbot.dev' });
    expect((await get('/api/auth/me', body.access_token)).body).toEqual({
      user_id: DEMO_USER,
      email: 'alex@bankbot.dev',
      name: 'Alex Doe',
      financial_personality: 'Balanced Investor',
    });
    expect((await get('/api/auth/me')).status).toBe(401);
    for (const path of READS) {
      const open = await get(path);
      expect([path, open.status]).toEqual([path, 200]);
      expect(open.body).toEqual((await get(path, body.access_token)).body);
    }
  });

  test('has 301 transactions, and an overview that adds up to them', async () => {
    const { access_token: token } = (await logIn()).body;
    const { body } = await get('/api/dashboard/overview');
    const listed = await everything(token);
    expect((await get('/api/transactions/', token)).body.total).toBe(301);
    expect(listed).toHaveLength(301);

    expect(body.accounts).toHaveLength(3);
    expect(body.total_balance).toBe(59_637.82);
    const shown = ({ id, merchant, amount, timestamp }: Listed) => ({ id, merchant, amount, timestamp });
    expect(body.recent_transactions.map(shown)).toEqual(listed.slice(0, 10).map(shown));

    // A whole month in the middle, summed by hand from the list; transfers and investments only change the pocket.
    const months = [...new Set(listed.map(({ timestamp }) => timestamp.slice(0, 7)))].sort();
    const month = months[2] ?? '';
    const within = listed.filter(
      ({ timestamp, category }) =>
        timestamp.startsWith(month) && category !== 'Transfer' && category !== 'Investments',
    );
    const cents = (rows: Listed[]) => rows.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
    const income = cents(within.filter(({ category }) => category === 'Salary' || category === 'Interest'));
    const name = new Date(`${month}-01T00:00:00Z`).toLocaleString('en-US', {
      month: 'short',
      timeZone: 'UTC',
    });
    expect(body.cash_flow.find((one: { month: string }) => one.month === name)).toEqual({
      month: name,
      income: income / 100,
      expenses: (income - cents(within)) / 100,
      savings: cents(within) / 100,
    });

    const parts: { value: number }[] = body.spending_by_category;
    const sum = parts.reduce((total, { value }) => total + Math.round(value * 100), 0);
    expect(Math.abs(sum - body.monthly_expenses * 100)).toBeLessThanOrEqual(parts.length);
    const rate = (100 * (body.monthly_income - body.monthly_expenses)) / body.monthly_income;
    expect(body.savings_rate).toBeCloseTo(rate, 0);
  });

  test('says the same in every answer', async () => {
    const [overview, score, briefing, predict, future, scenarios, fraud] = (
      await Promise.all(
        [
          '/api/dashboard/overview',
          '/api/ai/coaching/score',
          '/api/ai/coaching/briefing',
          '/api/ai/twin/predict',
          '/api/ai/twin/future?months=60',
          '/api/ai/twin/scenarios?months=24',
          '/api/ai/fraud/analysis',
        ].map((path) => get(path)),
      )
    ).map(({ body }) => body);
    const points: { score: number; max: number }[] = Object.values(score.categories);
    expect(points.reduce((total, one) => total + one.score, 0)).toBe(score.overall_score);
    expect(points.map(({ max }) => max)).toEqual([20, 20, 20, 20, 10, 10]);
    expect(overview.health_score).toBe(score.overall_score);
    expect(briefing).toMatchObject({
      user_name: 'Alex Doe',
      metrics: { monthly_income_projection: overview.monthly_income },
    });
    expect(predict).toMatchObject({
      current_balance: 59_637.82,
      predicted_balance_30d: expect.any(Number),
      confidence: 'high',
    });
    expect(future.projections).toHaveLength(60);
    expect(scenarios.scenarios.expected).toHaveLength(24);
    expect(fraud.alerts[0]).toMatchObject({
      merchant: 'Tech Store NYC',
      amount: 847,
      status: 'pending',
      transaction_id: expect.any(String),
    });
    expect(overview.fraud_alert_count).toBe(fraud.pending_reviews);
    await expect
      .poll(async () => (await get('/api/notifications/')).body.notifications, { timeout: 20_000 })
      .toMatchObject([{ type: 'alert', message: expect.stringContaining('$847.00 to Tech Store NYC') }]);
  });

  test('is made once', async () => {
    await Promise.all([ensureDemoUser(at.app), ensureDemoUser(at.app)]);
    const [row] = await query<{ n: number }>(
      at.app.database.db,
      'SELECT count(*)::int AS n FROM transactions WHERE customer_id = $1 AND user_id = $2',
      [HOME.accountId, DEMO_USER],
    );
    expect(row?.n).toBe(301);
  });

  test('is nobody once the demo is off: neither login, tokens nor the bare UUID open anything', async () => {
    const { body: tokens } = await logIn();
    const named = { 'x-user-id': DEMO_USER };
    expect((await at.call('GET', '/api/dashboard/overview', undefined, undefined, named)).status).toBe(200);
    at.app.settings.demo = false;
    try {
      const { status, body } = await logIn();
      expect([status, body]).toEqual([401, { detail: expect.any(String) }]);
      expect((await get('/api/dashboard/overview')).status).toBe(401);
      expect((await get('/api/dashboard/overview', tokens.access_token)).status).toBe(401);
      expect((await at.call('GET', '/api/dashboard/overview', undefined, undefined, named)).status).toBe(401);
      const again = { refresh_token: tokens.refresh_token };
      expect((await at.call('POST', '/api/auth/refresh', undefined, again)).status).toBe(401);
    } finally {
      at.app.settings.demo = true;
    }
  });
});

describe('a user with nothing in the book', () => {
  test('gets zeros, and is told how little is known', async () => {
    const { id, token } = await newUser();
    expect((await get('/api/dashboard/overview', token)).body).toMatchObject({
      total_balance: 0,
      accounts: [],
      monthly_income: 0,
      monthly_expenses: 0,
      savings_rate: 0,
      recent_transactions: [],
      fraud_alert_count: 0,
      ai_briefing: { briefing: null },
    });
    expect((await get('/api/ai/twin/predict', token)).body).toMatchObject({
      current_balance: 0,
      predicted_balance_30d: 0,
      confidence: 'low',
    });
    for (const path of READS.filter((path) => path !== '/api/auth/me'))
      expect((await get(path, token)).body.confidence).toBe('low');
    expect((await get('/api/auth/me', token)).body).toMatchObject({
      user_id: id,
      financial_personality: 'Newcomer',
    });
  });
});

describe('who asks', () => {
  test('may name nobody else', async () => {
    const { id, token } = await newUser();
    for (const path of READS) {
      expect([path, (await get(`${path}?user_id=${DEMO_USER}`, token)).status]).toEqual([path, 403]);
      expect([path, (await get(`${path}?user_id=${id}`, token)).status]).toEqual([path, 200]);
      expect([path, (await get(`${path}?user_id=${id}`)).status]).toEqual([path, 403]);
      expect([path, (await get(path, 'nonsense')).status]).toEqual([path, 401]);
    }
  });

  test('asks for a number of months there is', async () => {
    for (const query of ['future?months=61', 'future?months=0', 'future?months=x', 'scenarios?months=25'])
      expect([query, (await get(`/api/ai/twin/${query}`)).status]).toEqual([query, 422]);
    expect((await get('/api/ai/twin/future')).body.projections).toHaveLength(12);
    expect((await get('/api/ai/twin/scenarios')).body.scenarios.optimistic).toHaveLength(6);
  });

  test('tries a purchase out, which changes nothing and must cost something', async () => {
    const { access_token: token } = (await logIn()).body;
    const buy = (amount: unknown, who: string | undefined = token) =>
      at.call('POST', '/api/ai/simulate/purchase', who, {
        amount,
        merchant: 'Apple Store',
        category: 'Tech',
      });
    const { status, body } = await buy(1_200);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      amount: 1_200,
      verdict: 'comfortable',
      balance: { before: 59_637.82, after: 58_437.82 },
      available: { after: expect.closeTo(body.available.before - 1_200, 2) },
    });
    expect((await buy(60_000)).body.verdict).toBe('out_of_reach');
    for (const amount of [0, -5, 1.001, 1e308, '12']) expect((await buy(amount)).status).toBe(422);
    expect((await at.call('POST', '/api/ai/simulate/purchase', undefined, {})).status).toBe(401);
    expect((await get('/api/dashboard/overview')).body.total_balance).toBe(59_637.82);
  });
});

describe('what was read of a book', () => {
  const figures = async () => (await get('/api/metrics')).body.cache;

  test('is shared by all answers, and old at once when the book changes', async () => {
    const { token } = await newUser();
    const budget = await newBudget(token, { total_income: 1_000 });
    const before = await figures();
    for (const path of READS) await get(path, token);
    const after = await figures();
    expect([after.hits - before.hits, after.misses - before.misses]).toEqual([READS.length - 1, 1]);

    await spend(token, budget, -12.5);
    const { body } = await get('/api/dashboard/overview', token);
    expect(body).toMatchObject({ monthly_expenses: 12.5, recent_transactions: [{ amount: -12.5 }] });
  });

  test('is old at once when another node says so', async () => {
    const { id, token } = await newUser();
    const budget = await newBudget(token, { total_income: 1_000 });
    await spend(token, budget, -20);
    const expenses = async () => (await get('/api/dashboard/overview', token)).body.monthly_expenses;
    expect(await expenses()).toBe(20);
    // Another node's write: nothing of it passes through this process but the signal.
    await query(
      at.app.database.db,
      'UPDATE transactions SET amount_minor = -3000 WHERE customer_id = $1 AND user_id = $2',
      [HOME.accountId, id],
    );
    expect(await expenses()).toBe(20);
    at.app.bus.emit({ name: 'book.changed', payload: { customerId: HOME.accountId, userId: id } });
    expect(await expenses()).toBe(30);
  });
});

describe('what recurs', () => {
  test('is listed with its period, its next day and how both drift, to whoever may read transactions', async () => {
    const { token } = await newUser();
    const bill = ['2026-01-17', '2026-02-17', '2026-03-18', '2026-04-17']
      .map((day, i) => `${day},Lumen Films,${i < 2 ? '-15.99' : '-17.99'}`)
      .join('\n');
    const file = `date,details,amount\n${bill}\n2026-04-02,Once,-3.00\n`;
    const sent = await at.call('POST', '/transactions/import', token, file, { 'content-type': 'text/csv' });
    expect(sent.status).toBe(200);
    const key = async (scopes: string[]): Promise<string> =>
      (await at.call('POST', '/api-keys', token, { name: 'Key', scopes })).body.data.secret;
    const { status, body } = await get('/transactions/recurring', await key(['transactions:read']));
    expect([status, body]).toEqual([
      200,
      {
        data: [
          {
            name: 'Lumen Films',
            category: 'Uncategorized',
            kind: 'spend',
            period: 'monthly',
            occurrences: 4,
            last_date: '2026-04-17',
            // Long over, whenever this runs.
            next_date: null,
            is_active: false,
            amount: -17.99,
            monthly_amount: -17.99,
            currency: 'USD',
            date_drift_days: 1,
            amount_drift_pct: 12.5,
            is_fixed: true,
            confidence: 'medium',
          },
        ],
      },
    ]);
    expect((await get('/transactions/recurring', await key(['ai:read']))).status).toBe(403);
  });
});

describe('a book with days and no times', () => {
  test('has midnight in the answers, and no late nights', async () => {
    const { token } = await newUser();
    const budget = await newBudget(token);
    await spend(token, budget, -20);
    const today = new Date().toISOString().slice(0, 10);
    expect((await get('/api/dashboard/overview', token)).body.recent_transactions).toMatchObject([
      { timestamp: `${today}T00:00:00`, type: 'debit' },
    ]);
    expect((await get('/api/ai/behavior/insights', token)).body.metrics.late_night_count).toBe(0);
  });
});

describe('a change of the book', () => {
  const told = async (token: string): Promise<{ title: string; type: string }[]> =>
    (await get('/api/notifications/', token)).body.notifications;
  const budgetTitles = async (token: string) =>
    (await told(token)).filter(({ type }) => type === 'budget').map(({ title }) => title);

  test('tells of a budget that is nearly used up, and of one that is over, each once', async () => {
    const { token } = await newUser();
    const budget = await newBudget(token);
    await spend(token, budget, -89.99);
    await noJobs();
    expect(await budgetTitles(token)).toEqual([]);
    await spend(token, budget, -0.01);
    await noJobs();
    expect(await budgetTitles(token)).toEqual(['Budget “Now” is nearly used up']);
    await spend(token, budget, -10);
    await noJobs();
    expect(await budgetTitles(token)).toHaveLength(1);
    await Promise.all([-0.01, -5, -6].map((amount) => spend(token, budget, amount)));
    await noJobs();
    expect((await budgetTitles(token)).sort()).toEqual([
      'Budget “Now” is nearly used up',
      'Budget “Now” is used up',
    ]);
    await spend(token, budget, -50);
    await noJobs();
    expect(await budgetTitles(token)).toHaveLength(2);
  });

  async function noJobs(): Promise<void> {
    await expect
      .poll(() => query(at.app.database.db, `SELECT 1 FROM jobs WHERE queue = 'book-changed' LIMIT 1`), {
        timeout: 30_000,
      })
      .toEqual([]);
  }
});
