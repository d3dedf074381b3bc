import type { CompiledRow } from '../../../server/rest/compile.ts';
import { isTypedError, type FamilyContract } from './family.ts';

const MAY = { name: 'May', start_date: '2026-05-01', end_date: '2026-05-31' };
const csv = (text: string) => ({ type: 'text/csv', data: Buffer.from(text) });

/** Budgets, categories, transactions, keys; `prepare` makes one of each for the rows that name one. */
export const budget: FamilyContract = {
  family: 'budget',
  open: [],
  beyond: [
    'PUT /subscriptions/:user_id',
    'POST /transactions/import',
    'POST /transactions/import/preview',
    'GET /transactions/export',
    'GET /transactions/recurring',
    'GET /transactions/rules',
    'POST /transactions/rules',
    'DELETE /transactions/rules/:ruleId',
  ],
  principal: (row: CompiledRow) => (row.path.endsWith('/:user_id') ? 'server' : 'user'),
  fixtures: ({ hints }) => ({
    'POST /budgets': { body: MAY },
    'PATCH /budgets/:budgetId': { params: { budgetId: String(hints.budgetId) }, body: { name: 'June' } },
    'DELETE /budgets/:budgetId': { params: { budgetId: String(hints.otherBudgetId) } },
    'GET /budgets/:budgetId/categories': { params: { budgetId: String(hints.budgetId) } },
    'POST /budgets/:budgetId/categories': {
      params: { budgetId: String(hints.budgetId) },
      body: { name: 'Food', allocation_type: 'fixed', allocation_value: 300 },
    },
    'POST /transactions': { body: { budget_id: hints.budgetId, amount: -12.34, date: '2026-05-03' } },
    'POST /transactions/rules': { body: { merchant: 'Cinema', category: 'Fun' } },
    'POST /transactions/import': { bytes: csv('date,amount,details\n2026-05-04,-1.50,Bus\n') },
    'POST /transactions/import/preview': { bytes: csv('date,amount,details\n2026-05-04,-1.50,Bus\n') },
    'GET /transactions/export': {},
    'GET /transactions/:transactionId': { params: { transactionId: String(hints.transactionId) } },
    'PATCH /transactions/:transactionId': {
      params: { transactionId: String(hints.transactionId) },
      body: { amount: -5 },
    },
    'POST /api-keys': { body: { name: 'Contract', scopes: ['budgets:read'] } },
    'PUT /subscriptions/:user_id': { params: { user_id: 'ada' }, body: { status: 'active', plan: 'pro' } },
  }),
  prepare: async ({ at, tokens }) => {
    const post = async (path: string, body: object): Promise<string> => {
      const answer = await at.call('POST', path, tokens.user, body);
      if (answer.status !== 201) throw new Error(`${path}: ${answer.status}`);
      return answer.body.data.id;
    };
    const [budgetId, otherBudgetId] = [await post('/budgets', MAY), await post('/budgets', MAY)];
    const category = { name: 'Rent', allocation_type: 'fixed', allocation_value: 900 };
    const categoryId = await post(`/budgets/${budgetId}/categories`, category);
    const entry = { budget_id: budgetId, category_id: categoryId, amount: -900, date: '2026-05-01' };
    return {
      budgetId,
      otherBudgetId,
      categoryId,
      transactionId: await post('/transactions', entry),
      keyId: await post('/api/v1/api-keys', { name: 'Prepared', scopes: ['*'] }),
      ruleId: await post('/transactions/rules', { merchant: 'Landlord', category: 'Rent' }),
    };
  },
  isEnvelope: isTypedError,
  unauthorized: { error: { code: 'unauthorized', type: 'authentication_error' } },
};
