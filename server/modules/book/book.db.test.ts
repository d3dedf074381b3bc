import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type Answer, type TestServer } from '../../../tests/support/server.ts';
import { query } from '../../db/query.ts';
import { settleBudgets } from './index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(() => at.close());

let people = 0;
type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;
/** A new end user, and how it calls the family. */
async function newUser(): Promise<Call & { token: string; userId: string }> {
  const account = { email: `book${++people}@user.example`, password: 'correct horse battery', name: 'Book' };
  const { body } = await at.call('POST', '/api/auth/register', undefined, account);
  const call: Call = (method, path, sent) => at.call(method, path, body.access_token, sent);
  return Object.assign(call, { token: body.access_token, userId: body.user_id });
}

const MAY = { name: 'May', start_date: '2026-05-01', end_date: '2026-05-31' };
async function newBudget(call: Call, fields: object = {}): Promise<string> {
  const { status, body } = await call('POST', '/budgets', { ...MAY, ...fields });
  expect(status).toBe(201);
  return body.data.id;
}
async function newCategory(call: Call, budgetId: string, name: string): Promise<string> {
  const { body } = await call('POST', `/budgets/${budgetId}/categories`, {
    name,
    allocation_type: 'fixed',
    allocation_value: 300,
  });
  return body.data.id;
}
async function spend(call: Call, budgetId: string, fields: object = {}): Promise<Answer['body']> {
  const { status, body } = await call('POST', '/transactions', {
    budget_id: budgetId,
    amount: -12.34,
    date: '2026-05-03',
    ...fields,
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body.data;
}

describe('budgets', () => {
  test('are made with what the document requires, and come back whole', async () => {
    const call = await newUser();
    const { status, body } = await call('POST', '/budgets', { ...MAY, total_income: 2500.5 });
    expect(status).toBe(201);
    expect(body).toEqual({
      data: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ...MAY,
        total_income: 2500.5,
        total_spend: 0,
        household_id: null,
        created_at: expect.any(String),
      },
    });
    expect((await call('GET', `/budgets/${body.data.id}`)).body).toEqual(body);
  });

  test('add up spend minus refunds, and forget what is deleted', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    await spend(call, id, { amount: -100.1 });
    const refund = await spend(call, id, { amount: 20.05 });
    expect((await call('GET', `/budgets/${id}`)).body.data.total_spend).toBe(80.05);
    await call('PATCH', `/transactions/${refund.id}`, { amount: 0.1 });
    expect((await call('GET', `/budgets/${id}`)).body.data.total_spend).toBe(100);
    expect((await call('DELETE', `/transactions/${refund.id}`)).body).toEqual({ data: { deleted: true } });
    expect((await call('GET', `/budgets/${id}`)).body.data.total_spend).toBe(100.1);
  });

  test('of somebody else are not found, whatever is tried with them', async () => {
    const [mine, yours] = [await newUser(), await newUser()];
    const id = await newBudget(mine);
    const transaction = await spend(mine, id);
    const answers = await Promise.all([
      yours('GET', `/budgets/${id}`),
      yours('PATCH', `/budgets/${id}`, { name: 'Taken' }),
      yours('DELETE', `/budgets/${id}`),
      yours('GET', `/budgets/${id}/categories`),
      yours('GET', `/transactions?budget_id=${id}`),
      yours('POST', '/transactions', { budget_id: id, amount: -1, date: '2026-05-03' }),
      yours('GET', `/transactions/${transaction.id}`),
      yours('DELETE', `/transactions/${transaction.id}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(answers[0]?.body).toEqual({
      error: {
        type: 'not_found_error',
        code: 'resource_not_found',
        message: 'No such budget.',
        details: { resource: 'budget' },
        request_id: expect.any(String),
      },
    });
  });

  test('that end are archived on the next day of their owner', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    at.app.setNow('2026-05-31T23:59:00Z');
    expect((await call('GET', '/budgets?status=active')).body.data).toHaveLength(1);
    at.app.setNow('2026-06-01T00:01:00Z');
    expect((await call('GET', '/budgets?status=active')).body.data).toEqual([]);
    expect((await call('GET', '/budgets?status=archived')).body.data).toMatchObject([{ id }]);
  });

  test('when deleted take their categories along and leave their transactions in the book', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    const transaction = await spend(call, id, { category_id: await newCategory(call, id, 'Food') });
    expect((await call('DELETE', `/budgets/${id}`)).body).toEqual({ data: { deleted: true } });
    expect((await call('GET', `/budgets/${id}/categories`)).status).toBe(404);
    expect((await call('GET', `/transactions/${transaction.id}`)).status).toBe(404);
    expect((await call('GET', '/api/transactions')).body).toMatchObject({
      total: 1,
      transactions: [{ id: transaction.id, category: 'Food', amount: -12.34, type: 'debit' }],
    });
  });

  test('page by page show each once, also while new ones come', async () => {
    const call = await newUser();
    const made: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) made.unshift(await newBudget(call, { name }));
    const first = (await call('GET', '/budgets?limit=2')).body;
    expect(first.pagination).toEqual({ next_cursor: expect.any(String), has_more: true });
    await newBudget(call, { name: 'new' });
    const second = (await call('GET', `/budgets?limit=3&cursor=${first.pagination.next_cursor}`)).body;
    expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual(made);
    expect(second.pagination).toEqual({ next_cursor: null, has_more: false });
  });
});

describe('categories', () => {
  test('have the documented defaults and come in display order', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    const last = await call('POST', `/budgets/${id}/categories`, {
      name: 'Fun',
      allocation_type: 'percentage',
      allocation_value: 12.5,
      sort_order: 2,
    });
    expect(last.body.data).toMatchObject({ color: '#3B82F6', icon: null, allocation_value: 12.5 });
    const first = await newCategory(call, id, 'Food');
    expect((await call('GET', `/budgets/${id}/categories`)).body.data).toMatchObject([
      { id: first, sort_order: 0, total_spend: 0 },
      { name: 'Fun' },
    ]);
  });

  test('count what is filed under them, as category or as subcategory', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    const [food, coffee] = [await newCategory(call, id, 'Food'), await newCategory(call, id, 'Coffee')];
    const transaction = await spend(call, id, { category_id: food, subcategory_id: coffee, amount: -5 });
    const sums = async () =>
      (await call('GET', `/budgets/${id}/categories`)).body.data.map(
        ({ total_spend }: { total_spend: number }) => total_spend,
      );
    expect(await sums()).toEqual([5, 5]);
    await call('PATCH', `/transactions/${transaction.id}`, { category_id: null });
    expect(await sums()).toEqual([0, 0]);
    const again = await call('PATCH', `/transactions/${transaction.id}`, { category_id: coffee, amount: -7 });
    expect(again.body.data).toMatchObject({ category_id: coffee, subcategory_id: null, amount: -7 });
    expect(await sums()).toEqual([0, 7]);
  });

  test('of another budget cannot be used', async () => {
    const call = await newUser();
    const [one, two] = [await newBudget(call), await newBudget(call)];
    const foreign = await newCategory(call, two, 'Food');
    const answer = await call('POST', '/transactions', {
      budget_id: one,
      category_id: foreign,
      amount: -1,
      date: '2026-05-03',
    });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'category_of_other_budget']);
    const alone = await call('POST', '/transactions', {
      budget_id: two,
      subcategory_id: foreign,
      amount: -1,
      date: '2026-05-03',
    });
    expect([alone.status, alone.body.error.code]).toEqual([422, 'subcategory_without_category']);
  });
});

describe('bad input', () => {
  test.each([
    ['three decimals', { amount: 1.005 }, 'amount'],
    ['NaN', { amount: 'NaN' }, 'amount'],
    ['more money than there is', { amount: 1e308 }, 'amount'],
    ['a day that does not exist', { date: '2026-02-30' }, 'date'],
    ['a date without a day', { date: '2026-05' }, 'date'],
    ['a field nobody knows', { amuont: 1 }, 'amuont'],
    ['camelCase', { budgetId: 'x' }, 'budgetId'],
    ['a budget id that is none', { budget_id: 'x' }, 'budget_id'],
    ['too many details', { details: 'x'.repeat(1_001) }, 'details'],
  ])('%s is refused by the name of its field', async (_, fields, field) => {
    const call = await newUser();
    const answer = await call('POST', '/transactions', {
      budget_id: await newBudget(call),
      amount: -1,
      date: '2026-05-03',
      ...fields,
    });
    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ type: 'validation_error', code: 'validation_failed' });
    expect(answer.body.error.details.fields.map((entry: { field: string }) => entry.field)).toContain(field);
  });

  test('a budget that ends before it begins is refused, also piece by piece', async () => {
    const call = await newUser();
    const reversed = await call('POST', '/budgets', { ...MAY, end_date: '2026-04-30' });
    expect([reversed.status, reversed.body.error.code]).toEqual([422, 'dates_reversed']);
    const id = await newBudget(call);
    expect((await call('PATCH', `/budgets/${id}`, { end_date: '2026-04-30' })).status).toBe(422);
    expect((await call('GET', `/budgets/${id}`)).body.data).toMatchObject(MAY);
  });

  test('a cursor that was changed, or is of another list, is refused', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    for (let i = 0; i < 3; i++) await spend(call, id);
    const { next_cursor: cursor } = (await call('GET', '/transactions?limit=1')).body.pagination;
    const changed = Buffer.from(cursor, 'base64url').toString().replace('2026-05-03', '2026-05-04');
    const refused = await Promise.all(
      [
        `/transactions?limit=1&cursor=${Buffer.from(changed).toString('base64url')}`,
        `/transactions?limit=1&cursor=${cursor.slice(0, -3)}`,
        `/transactions?limit=1&sort=amount&cursor=${cursor}`,
        `/transactions?limit=1&min_amount=-20&cursor=${cursor}`,
        `/transactions?limit=1&cursor=W10`,
        `/budgets?cursor=${cursor}`,
      ].map((path) => call('GET', path)),
    );
    expect(refused.map(({ status, body }) => [status, body.error.code])).toEqual(
      refused.map(() => [422, 'invalid_cursor']),
    );
    expect((await call('GET', `/transactions?limit=5&cursor=${cursor}`)).body.data).toHaveLength(2);
  });
});

describe('a transaction', () => {
  test('keeps the day that the caller wrote, whatever day that is in UTC', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    const made = await spend(call, id, { date: '2026-05-03T23:30:00-05:00' });
    expect(made.date).toBe('2026-05-03');
    expect((await call('GET', '/api/transactions')).body.transactions).toMatchObject([
      { timestamp: '2026-05-04T04:30:00' },
    ]);
  });

  test('shows in both families at once, and a change in one in the other', async () => {
    const call = await newUser();
    const id = await newBudget(call);
    const made = await spend(call, id, { details: 'Whole Foods', amount: -87.43 });
    await call('PATCH', `/transactions/${made.id}`, { amount: 87.4 });
    expect((await call('GET', '/api/transactions')).body).toEqual({
      transactions: [
        {
          id: made.id,
          merchant: 'Whole Foods',
          category: 'Uncategorized',
          amount: 87.4,
          type: 'credit',
          timestamp: '2026-05-03T12:00:00',
          tags: [],
        },
      ],
      total: 1,
      page: 1,
      pages: 1,
    });
  });

  test('of another user is not shown by naming the user', async () => {
    const [call, other] = [await newUser(), await newUser()];
    expect((await call('GET', `/api/transactions?user_id=${call.userId}`)).status).toBe(200);
    const answer = await call('GET', `/api/transactions?user_id=${other.userId}`);
    expect([answer.status, answer.body.detail]).toEqual([403, 'user_id may only name the caller.']);
  });

  test("written again under its Idempotency-Key is the same one, and somebody else's key is another", async () => {
    const [call, other] = [await newUser(), await newUser()];
    const send = async (who: typeof call, budgetId: string) =>
      at.call(
        'POST',
        '/transactions',
        who.token,
        { budget_id: budgetId, amount: -1, date: '2026-05-03' },
        { 'idempotency-key': 'once' },
      );
    const id = await newBudget(call);
    const [first, again] = [await send(call, id), await send(call, id)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await call('GET', `/budgets/${id}`)).body.data.total_spend).toBe(1);
    expect((await send(other, id)).status).toBe(404);
  });
});

describe('credentials', () => {
  test('a host writes for its users, and its page reads and writes in their name within the scopes', async () => {
    const { live } = await at.register('personal-finance');
    const as = (userId: string) => ({ 'x-user-id': userId });
    const body = { ...MAY };
    const made = await at.call('POST', '/budgets', live, body, as('ada'));
    expect(made.status).toBe(201);
    expect((await at.call('GET', '/budgets', live, undefined, as('ben'))).body.data).toEqual([]);
    expect((await at.call('GET', '/budgets', live)).status).toBe(403);
    const session = async (scopes: string[]) =>
      (await at.call('POST', '/widget-sessions', live, { user_id: 'ada', scopes })).body.token;
    const [reader, writer, none] = [
      await session(['book:read']),
      await session(['book:read', 'book:write']),
      await session(['read']),
    ];
    expect((await at.call('GET', '/budgets', reader)).body.data).toHaveLength(1);
    expect((await at.call('POST', '/budgets', reader, body)).status).toBe(403);
    expect((await at.call('POST', '/budgets', writer, body)).status).toBe(201);
    expect((await at.call('GET', '/budgets', none)).status).toBe(403);
    const key = await at.call('POST', '/api/v1/api-keys', writer, { name: 'x', scopes: ['*'] });
    expect([key.status, key.body.error.code]).toEqual([403, 'scope_missing']);
  });

  test('what a host says of a subscription is what its user sees', async () => {
    const { live } = await at.register();
    const path = '/subscriptions/ada';
    const put = (fields: object) => at.call('PUT', path, live, { plan: 'pro', ...fields });
    expect((await put({ status: 'active', expires_at: '2031-01-01T00:00:00Z' })).body.data).toMatchObject({
      is_pro: true,
      source: 'entitlement',
      plan: 'pro',
    });
    const seen = (userId: string) =>
      at.call('GET', '/subscriptions/me', live, undefined, { 'x-user-id': userId });
    expect((await seen('ada')).body.data.status).toBe('active');
    await put({ status: 'active', expires_at: '2020-01-01T00:00:00Z' });
    expect((await seen('ada')).body.data).toMatchObject({ is_pro: false, status: 'expired' });
    expect((await seen('ben')).body.data.status).toBe('none');
    const me = await at.call('GET', '/me', live, undefined, { 'x-user-id': 'ada' });
    expect(me.body.data).toMatchObject({
      id: 'ada',
      email: 'unknown@users.invalid',
      features: { is_pro: false },
    });
    const user = await newUser();
    expect((await at.call('PUT', path, user.token, { status: 'active' })).status).toBe(403);
  });
});

describe('a companion grows from habits with money', () => {
  test('transactions, budgets and reviews raise events that the preset pays', async () => {
    const { live } = await at.register('personal-finance');
    const as = { 'x-user-id': 'ada' };
    const egg = (await at.call('POST', '/eggs', live, { user_id: 'ada' })).body;
    await at.call('PATCH', `/eggs/${egg.egg_id}/status`, live, { status: 'ready' });
    const hatch = (await at.call('POST', `/eggs/${egg.egg_id}/hatch`, live, {})).body;
    await at.settled(live, hatch.operation_id);
    const budget = (await at.call('POST', '/budgets', live, MAY, as)).body.data.id;
    await at.call('PATCH', `/budgets/${budget}`, live, { total_income: 100 }, as);
    await at.call('POST', '/transactions', live, { budget_id: budget, amount: -5, date: '2026-05-03' }, as);
    const types = async (): Promise<string[]> =>
      (await at.call('GET', '/events?limit=50', live)).body.data.map(({ type }: { type: string }) => type);
    const wanted = ['budget_created', 'budget_reviewed', 'transaction_logged'];
    await expect
      .poll(async () => (await types()).filter((type) => wanted.includes(type)).sort(), { timeout: 20_000 })
      .toEqual(wanted);
    const { data } = (await at.call('GET', '/events?limit=50', live)).body;
    for (const event of data.filter(({ type }: { type: string }) => wanted.includes(type)))
      expect(event.effects.coins, event.type).toBeGreaterThan(0);
  });

  test('a budget that ended within its limit is kept, once', async () => {
    const call = await newUser();
    at.app.setNow('2026-05-20T10:00:00Z');
    const [kept, over, unused] = [
      await newBudget(call, { total_income: 100 }),
      await newBudget(call, { total_income: 100 }),
      await newBudget(call, { total_income: 100 }),
    ];
    await newCategory(call, over, 'Small');
    await spend(call, kept, { amount: -60 });
    await spend(call, over, { amount: -400 });
    const raised = async () =>
      (
        await query<{ event: { properties: { budget_id: string; left: number } } }>(
          at.app.database.db,
          `SELECT payload->'event' AS event FROM jobs WHERE queue = 'raise-event' AND payload->'event'->>'userId' = $1
             AND payload->'event'->>'type' = 'budget_kept'
           UNION ALL SELECT jsonb_build_object('properties', properties) FROM events WHERE user_id = $1 AND type = 'budget_kept'`,
          [call.userId],
        )
      ).map(({ event }) => event.properties);
    await settleBudgets(at.app.system(''));
    expect(await raised()).toEqual([]);
    at.app.setNow('2026-06-03T10:00:00Z');
    await Promise.all([settleBudgets(at.app.system('')), settleBudgets(at.app.system(''))]);
    await settleBudgets(at.app.system(''));
    await expect.poll(raised, { timeout: 20_000 }).toEqual([{ budget_id: kept, month: '2026-05', left: 40 }]);
    expect([unused, over]).not.toContain(kept);
  });
});
