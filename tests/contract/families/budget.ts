import { createCtx, type UserCtx } from '../../../server/db/context.ts';
import { HOME } from '../../../server/kernel/actor.ts';
import { holdAction } from '../../../server/modules/assistant/actions/hold.ts';
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
    'GET /ai-agent/prompts',
    'PATCH /ai-agent/conversations/:conversationId',
    'GET /ai-agent/turns/:turnId/events',
    'POST /ai-agent/turns/:turnId/stop',
    'POST /ai-agent/turns/:turnId/retry',
    'PATCH /ai-agent/actions/:actionId',
    'POST /ai-agent/actions/:actionId/confirm',
    'POST /ai-agent/actions/:actionId/cancel',
    'POST /ai-agent/actions/:actionId/undo',
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
    'POST /ai-agent/conversations': { body: { title: 'Contract' } },
    'PATCH /ai-agent/conversations/:conversationId': {
      params: { conversationId: String(hints.conversationId) },
      body: { title: 'Renamed' },
    },
    'POST /ai-agent/conversations/:conversationId/messages': {
      body: { content: 'What is my savings rate?' },
    },
    'POST /ai-agent/turns/:turnId/retry': { body: { client_id: '5d0f6a1e-0c0a-4f6e-9d55-6a6f3b1f0a11' } },
    'POST /ai-agent/actions/:actionId/confirm': { body: { hash: hints.actionHash } },
    'PATCH /ai-agent/actions/:actionId': {
      params: { actionId: String(hints.editedId) },
      body: { hash: hints.editedHash, changes: { amount: 4 } },
    },
    'POST /ai-agent/actions/:actionId/cancel': { params: { actionId: String(hints.cancelledId) } },
    'POST /api-keys': { body: { name: 'Contract', scopes: ['budgets:read'] } },
    'PUT /subscriptions/:user_id': { params: { user_id: 'ada' }, body: { status: 'active', plan: 'pro' } },
  }),
  // A change is carried out before it is taken back.
  rank: (key) => (key.endsWith('/undo') ? 4 : undefined),
  prepare: async ({ at, tokens, userId }) => {
    const made = async (path: string, body: object) => {
      const answer = await at.call('POST', path, tokens.user, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status}`);
      return answer.body.data;
    };
    const post = async (path: string, body: object): Promise<string> => (await made(path, body)).id;
    const [budgetId, otherBudgetId] = [await post('/budgets', MAY), await post('/budgets', MAY)];
    const category = { name: 'Rent', allocation_type: 'fixed', allocation_value: 900 };
    const categoryId = await post(`/budgets/${budgetId}/categories`, category);
    const talk = async (): Promise<{ id: string; turnId: string }> => {
      const { conversation } = await made('/ai-agent/conversations', {});
      await made(`/ai-agent/conversations/${conversation.id}/messages`, { content: 'Hello' });
      const input = encodeURIComponent(JSON.stringify({ conversationId: conversation.id }));
      const thread = await at.server.http.inject({
        url: `/trpc/assistant.conversations.get?input=${input}`,
        headers: { authorization: `Bearer ${tokens.user}` },
      });
      return { id: conversation.id, turnId: thread.json().result.data.messages[1].turnId };
    };
    const entry = { budget_id: budgetId, category_id: categoryId, amount: -900, date: '2026-05-01' };
    const [{ id: conversationId }, { turnId }] = [await talk(), await talk()];
    const ctx: UserCtx = createCtx(at.app, { type: 'user', ...HOME, userId, via: 'login', scopes: 'all' });
    const hold = (details: string) =>
      holdAction(
        ctx,
        { conversationId, messageId: null },
        {
          action: { type: 'create_transaction', budgetId, amount: 3, date: '2026-05-05', details },
          title: `Add ${details}`,
          summary: details,
          lines: [],
        },
      );
    const [tea, cake, milk] = [await hold('Tea'), await hold('Cake'), await hold('Milk')];
    return {
      conversationId,
      turnId,
      actionId: tea.id,
      actionHash: tea.hash,
      editedId: cake.id,
      editedHash: cake.hash,
      cancelledId: milk.id,
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
