import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { createOutbox, pack } from './outbox.ts';

test('packing keeps order and content, and no text is longer than allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => !s.includes('\n'))),
      fc.integer({ min: 1, max: 60 }),
      (lines, max) => {
        const texts = pack(lines, max);
        const fitting = lines.filter((line) => Buffer.byteLength(line) <= max);
        expect(texts.flatMap((text) => text.split('\n'))).toEqual(fitting);
        for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(max);
      },
    ),
  );
});

test('what is added in one turn, or while a delivery is under way, travels together and once', async () => {
  const deliveries: string[][] = [];
  let arrive = (): void => {};
  const outbox = createOutbox(
    (messages) => {
      deliveries.push(messages);
      return new Promise((resolve) => {
        arrive = resolve;
      });
    },
    () => {},
  );
  for (const message of ['a', 'b', 'a']) outbox.add(message);
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const message of ['c', 'd', 'c']) outbox.add(message);
  arrive();
  await new Promise((resolve) => setTimeout(resolve, 5));
  arrive();
  await outbox.flushed();
  expect(deliveries).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a delivery that fails is given up and the next one is tried', async () => {
  const errors: unknown[] = [];
  const delivered: string[] = [];
  const outbox = createOutbox(
    async ([message]) => {
      if (message === 'a') throw new Error('cut');
      delivered.push(String(message));
    },
    (error) => errors.push(error),
  );
  outbox.add('a');
  await outbox.flushed();
  outbox.add('b');
  await outbox.flushed();
  expect(errors).toHaveLength(1);
  expect(delivered).toEqual(['b']);
});
