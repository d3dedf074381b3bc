import { expect, test, vi } from 'vitest';
import { silent } from './log.ts';
import { createSignalBus, type SignalWire } from './signals.ts';

/** A wire whose two ends lie in our hands. */
function looseWire() {
  let receive = (_message: string): void => {};
  let restored = (): void => {};
  const sent: string[] = [];
  const wire: SignalWire = {
    send: (message) => void sent.push(message),
    receive: (handler) => void (receive = handler),
    restored: (handler) => void (restored = handler),
    close: async () => {},
  };
  return { wire, sent, deliver: (message: string) => receive(message), restore: () => restored() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a signal reaches listeners of this node at once and those of another over the wire, each once', async () => {
  const [a, b] = [looseWire(), looseWire()];
  const [busA, busB] = [createSignalBus(silent, a.wire), createSignalBus(silent, b.wire)];
  const [onA, onB] = [vi.fn(), vi.fn()];
  busA.on('job.ready', onA);
  busB.on('job.ready', onB);
  busA.emit({ name: 'job.ready', payload: { queue: 'q' } });
  for (const message of a.sent) {
    a.deliver(message);
    b.deliver(message);
  }
  await settle();
  expect(onA.mock.calls).toEqual([[{ queue: 'q' }]]);
  expect(onB.mock.calls).toEqual([[{ queue: 'q' }]]);
});

test('messages that are no signals are dropped, whatever they are', async () => {
  const { wire, deliver } = looseWire();
  const bus = createSignalBus(silent, wire);
  const heard = vi.fn();
  bus.on('job.ready', heard);
  bus.on('wire.restored', heard);
  const from = `${'0'.repeat(26)} `;
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"name":"job.ready"}',
    '{"name":"job.ready","payload":{"queue":1}}',
    '{"name":"toString","payload":{}}',
    '{"name":"wire.restored","payload":{}}',
  ])
    deliver(from + text);
  deliver('x');
  await settle();
  expect(heard).not.toHaveBeenCalled();
  deliver(`${from}{"name":"job.ready","payload":{"queue":"q","more":1}}`);
  await settle();
  expect(heard).toHaveBeenCalledExactlyOnceWith({ queue: 'q' });
});

test('a listener that throws stops nobody, and one that left hears nothing', async () => {
  const bus = createSignalBus(silent);
  const heard = vi.fn();
  const left = vi.fn();
  bus.on('account.changed', () => {
    throw new Error('no');
  });
  bus.on('account.changed', heard);
  bus.on('account.changed', left)();
  bus.emit({ name: 'account.changed', payload: { accountId: 'cus_a' } });
  await settle();
  expect(heard).toHaveBeenCalledOnce();
  expect(left).not.toHaveBeenCalled();
});

test('a wire that is back says so on this node only', async () => {
  const { wire, sent, restore } = looseWire();
  const bus = createSignalBus(silent, wire);
  const heard = vi.fn();
  bus.on('wire.restored', heard);
  restore();
  await settle();
  expect(heard).toHaveBeenCalledOnce();
  expect(sent).toEqual([]);
});
