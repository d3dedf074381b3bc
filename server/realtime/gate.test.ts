import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

const limits = { messagesPerSecond: 10, burst: 3, subscriptions: 2 };
const subscription = (id: number | string) =>
  JSON.stringify({ id, method: 'subscription', params: { path: 'x' } });

test('a burst passes, then as many as a second allows', () => {
  const gate = createGate(limits);
  expect([0, 0, 0].map(() => gate.admit('PING', 0))).toEqual([true, true, true]);
  expect(gate.admit('PING', 0)).toBe(false);
  const patient = createGate(limits);
  for (let n = 0; n < 50; n++) expect(patient.admit('PING', n * 100)).toBe(true);
});

test('each request of a batch counts', () => {
  expect(createGate(limits).admit('[{},{},{}]', 0)).toBe(true);
  expect(createGate(limits).admit('[{},{},{},{}]', 0)).toBe(false);
});

test.each([
  ['stopped', '{"id":1,"result":{"type":"stopped"}}'],
  ['failed', '{"id":1,"error":{"message":"no"}}'],
  ['stopped, in the long form', '{"id":1,"jsonrpc":"2.0","result":{"type":"stopped"}}'],
])('a subscription that %s makes room for another', (_how, answer) => {
  const gate = createGate(limits);
  gate.admit(subscription(1), 0);
  gate.admit(subscription('a'), 1000);
  gate.answered('{"id":"a","result":{"type":"data","data":"\\"type\\":\\"stopped\\""}}');
  gate.answered(answer);
  expect(gate.admit(subscription(2), 2000)).toBe(true);
  expect(gate.admit(subscription(3), 3000)).toBe(false);
});

test.each(['{', '[', '[1,null,"x"]', 'null', '{"id":1}', ''])('%s is nothing to it', (message) => {
  expect(createGate(limits).admit(message, 0)).toBe(true);
});
