import { expect, test } from 'vitest';
import { happeningsBetween } from './happenings.ts';
import { applyRow, needsRefresh } from './merge.ts';
import { stateWith } from './state.fixture.ts';

const earned = (sequence: number) => ({
  sequence,
  type: 'balance.changed',
  payload: { tokenKey: 'coins', balance: 25, amount: 15 },
});

test('a row that the state already contains changes nothing', () => {
  const state = stateWith();
  expect(applyRow(state, earned(7))).toBe(state);
});
test('a balance that rose shows at once and is heard of as coins earned', () => {
  const before = stateWith();
  const after = applyRow(before, earned(8));
  expect(after.tokens?.primary).toMatchObject({ balance: 25, earned: 45 });
  expect(after.sequence).toBe(8);
  expect(happeningsBetween(before, after)).toEqual([
    { name: 'coin-earned', detail: { amount: 15, balance: 25, tokenKey: 'coins' } },
  ]);
});
test('an event shows its coins at once, with the figures of the ledger and not with a sum of our own', () => {
  const before = stateWith();
  const payload = {
    eventId: 'e',
    type: 'lesson_completed',
    coins: 100, // what the rules paid; a cap let only 15 through
    balances: [{ tokenKey: 'coins', balance: 25, earned: 45 }],
  };
  const after = applyRow(before, { sequence: 8, type: 'event.applied', payload });
  expect(after.tokens?.primary).toMatchObject({ balance: 25, earned: 45 });
  expect(after.tokens?.progression).toEqual(before.tokens?.progression);
  expect(happeningsBetween(before, after)).toEqual([
    { name: 'coin-earned', detail: { amount: 15, balance: 25, tokenKey: 'coins' } },
  ]);
  // Rows of a server that says no balances wait for the state.
  const silent = { sequence: 8, type: 'event.applied', payload: { coins: 5 } };
  expect(applyRow(before, silent).tokens).toEqual(before.tokens);
});
test('coins spent are nobody’s news', () => {
  const before = stateWith();
  const payload = { tokenKey: 'coins', balance: 2, amount: -8 };
  const after = applyRow(before, { sequence: 8, type: 'balance.changed', payload });
  expect(after.tokens?.primary).toMatchObject({ balance: 2, earned: 30 });
  expect(happeningsBetween(before, after)).toEqual([]);
});
test('coins earned and spent between two answers are still heard of', () => {
  const after = stateWith({
    tokens: {
      primary: { key: 'coins', label: 'coins', icon: null, balance: 4, earned: 50 },
      progression: { key: 'xp', label: 'XP', icon: null, balance: 5, earned: 5 },
    },
  });
  expect(happeningsBetween(stateWith(), after)).toMatchObject([
    { name: 'coin-earned', detail: { amount: 20 } },
  ]);
});
test('an operation stays in sight until the state that it led to is here', () => {
  const row = (sequence: number, status: string) => ({
    sequence,
    type: 'operation.updated',
    payload: { id: 'op_1', type: 'evolve', status },
  });
  const started = applyRow(stateWith(), row(8, 'processing'));
  expect(started.operations).toEqual([{ id: 'op_1', type: 'evolve', status: 'processing' }]);
  expect(applyRow(started, row(9, 'completed')).operations).toHaveLength(1);
});
test('another user’s state is a new beginning, not news', () => {
  expect(happeningsBetween(stateWith(), stateWith({ user: { id: 'bob' }, sequence: 9 }))).toEqual([]);
});
test('a buddy that hatched, grew or changed clothes is heard of', () => {
  const { buddy } = stateWith();
  if (!buddy) throw new Error('the fixture has a buddy');
  const names = (
    before: Partial<Parameters<typeof stateWith>[0]>,
    after: Partial<Parameters<typeof stateWith>[0]>,
  ) => happeningsBetween(stateWith(before), stateWith(after)).map(({ name }) => name);
  expect(names({ buddy: null }, {})).toEqual(['hatched']);
  expect(names({}, { buddy: { ...buddy, stage: 2, stageName: 'Fledgling' } })).toEqual(['evolved']);
  expect(names({}, { buddy: { ...buddy, equippedItemIds: ['itm_1'] } })).toEqual(['equipped']);
});
test('the customer’s theme shows although nothing happened to the user, and asks for nothing', () => {
  const before = stateWith();
  const theme = { scheme: 'dark', preset: 'ocean', accent: '#3b82f6' };
  const row = { sequence: before.sequence, type: 'theme.changed', payload: { theme } };
  const after = applyRow(before, row);
  expect(after).toEqual({ ...before, theme });
  expect(needsRefresh(row.type)).toBe(false);
  expect(happeningsBetween(before, after)).toEqual([]);
});
