import { afterEach, expect, test } from 'vitest';
import { answer, misbehavingServer, type MisbehavingServer } from '../../tests/support/misbehaving-server.ts';
import { createFledge } from '../server.ts';

let server: MisbehavingServer;
afterEach(() => server?.close());

test('a user’s money is written in its name, and the envelope stays on the wire', async () => {
  server = await misbehavingServer(
    answer({ data: [{ id: 'b', total_spend: 4.5 }], pagination: { next_cursor: null, has_more: false } }),
    answer({ data: { id: 't', budget_id: 'b', amount: -4.5 } }, 201),
    answer({ data: { id: 'c', allocation_type: 'fixed' } }, 201),
  );
  const fledge = createFledge({ apiKey: 'hatch_test_abc', baseUrl: server.url });
  expect(await fledge.budgets.list('ana')).toEqual([{ id: 'b', totalSpend: 4.5 }]);
  const coffee = { userId: 'ana', budgetId: 'b', amount: -4.5, date: '2026-06-13', details: 'Coffee' };
  expect(await fledge.transactions.create(coffee)).toMatchObject({ budgetId: 'b', amount: -4.5 });
  const category = { name: 'Coffee', allocationType: 'fixed', allocationValue: 30 } as const;
  await fledge.budgets.addCategory({ userId: 'ana', budgetId: 'b', ...category });
  expect(server.seen).toMatchObject([
    { method: 'GET', url: '/api/v1/budgets?limit=100', headers: { 'x-user-id': 'ana' } },
    {
      url: '/api/v1/transactions',
      headers: { 'x-user-id': 'ana', 'idempotency-key': expect.any(String) },
      body: { budget_id: 'b', amount: -4.5, date: '2026-06-13', details: 'Coffee' },
    },
    { url: '/api/v1/budgets/b/categories', body: { name: 'Coffee', allocation_value: 30 } },
  ]);
  expect(server.seen[1]?.body).not.toHaveProperty('user_id');
});
