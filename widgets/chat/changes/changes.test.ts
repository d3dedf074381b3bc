import { expect, test } from 'vitest';
import type { Action, PendingAction } from '../shapes.ts';
import { changesOf, fieldsOf } from './fields.ts';
import { minutesTo, standingOf } from './standing.ts';

const coffee: Action = {
  type: 'create_transaction',
  budgetId: 'b',
  amount: 12.5,
  date: '2026-06-02',
  details: 'Blue Tokai',
};
const NOW = Date.parse('2026-06-02T12:00:00Z');
const held = (change: Partial<PendingAction>): PendingAction => ({
  id: 'a',
  conversationId: 'c',
  messageId: 'm',
  action: coffee,
  title: 'Add €12.50',
  summary: '',
  confirmationMessage: '',
  lines: [],
  hash: 'h',
  status: 'pending',
  createdAt: '2026-06-02T11:59:00Z',
  expiresAt: '2026-06-02T12:14:00Z',
  resolvedAt: null,
  executedEntityType: null,
  executedEntityId: null,
  undoableUntil: null,
  undoneAt: null,
  supersededBy: null,
  ...change,
});

test.each([
  ['waits', {}],
  ['expired', { expiresAt: '2026-06-02T12:00:00Z' }],
  ['expired', { status: 'expired' }],
  ['executed', { status: 'executed' }],
  ['undone', { status: 'executed', undoneAt: '2026-06-02T12:00:00Z' }],
  ['cancelled', { status: 'cancelled' }],
  ['replaced', { status: 'cancelled', supersededBy: 'other' }],
] as const)('a change stands as %s', (standing, change) => {
  expect(standingOf(held(change), NOW)).toBe(standing);
});

test('time left is told in whole minutes, the one that has begun included', () => {
  expect(minutesTo('2026-06-02T12:15:00Z', NOW)).toBe(15);
  expect(minutesTo('2026-06-02T12:00:01Z', NOW)).toBe(1);
  expect(minutesTo('2026-06-02T11:59:59Z', NOW)).toBe(0);
  expect(minutesTo(null, NOW)).toBe(0);
});

test('a new payment has its fields; its category only where categories can be chosen', () => {
  expect(fieldsOf(coffee, false).map(({ name }) => name)).toEqual(['amount', 'date', 'details']);
  expect(fieldsOf(coffee, true).map(({ name }) => name)).toContain('categoryId');
  const update: Action = { type: 'update_budget', budgetId: 'b', changes: { totalIncome: 10 } };
  expect(fieldsOf(update, true)).toMatchObject([{ name: 'totalIncome', value: '10' }]);
});

test('only what was corrected is sent, as what it is', () => {
  const fields = fieldsOf(coffee, true);
  const values = (change: Record<string, string>) => new Map(Object.entries(change));
  expect(changesOf(fields, values({}))).toEqual({});
  expect(changesOf(fields, values({ amount: '15', details: ' Third Wave ', date: '2026-06-02' }))).toEqual({
    amount: 15,
    details: 'Third Wave',
  });
  expect(changesOf(fields, values({ amount: '15,50', details: '', categoryId: 'x' }))).toEqual({
    amount: 15.5,
    details: null,
    categoryId: 'x',
  });
});

test.each(['', 'ten', '-3', '1e999', 'NaN'])('an amount of “%s” is none', (amount) => {
  expect(changesOf(fieldsOf(coffee, false), new Map([['amount', amount]]))).toBeUndefined();
});
